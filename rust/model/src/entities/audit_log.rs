use std::sync::Arc;

use serde_json::Value;

use crate::entity::entity;
use crate::{
    Application, ApplicationCommand, AuditLogEvent, AutoModerationRule, AutoModerationTriggerType,
    Channel, Guild, Id, Integration, Message, OverwriteType, PermissionOverwrite, ScheduledEvent,
    User, Webhook,
};

entity! {
    /// The audit log of a guild: the actions of administrators and moderators, and the objects that the entries refer
    /// to.
    AuditLog as DiscordAuditLog {
        /// The entries, the newest first unless requested otherwise.
        audit_log_entries: Box<[Arc<AuditLogEntry>]>,
        /// The commands that the entries refer to.
        application_commands: Box<[Arc<ApplicationCommand>]>,
        /// The auto moderation rules that the entries refer to.
        auto_moderation_rules: Box<[Arc<AutoModerationRule>]>,
        /// The scheduled events that the entries refer to.
        guild_scheduled_events: Box<[Arc<ScheduledEvent>]>,
        /// The integrations that the entries refer to, as partial objects.
        integrations: Box<[Arc<Integration>]>,
        /// The threads that the entries refer to.
        threads: Box<[Arc<Channel>]>,
        /// The users that the entries refer to.
        users: Box<[Arc<User>]>,
        /// The webhooks that the entries refer to.
        webhooks: Box<[Arc<Webhook>]>,
    }
}

entity! {
    /// An action of an administrator or moderator. Discord keeps entries for 45 days.
    AuditLogEntry as DiscordAuditLogEntry {
        /// The entry's id.
        id: Id<AuditLogEntry>,
        /// The id of the guild. `0` for entries that were fetched.
        guild_id: Id<Guild>,
        /// The type of the action, see [DiscordAuditLogEvent].
        action_type: AuditLogEvent,
        /// The id of the user or application that performed the action, or `0`.
        user_id: Id<User>,
        /// The id of the target of the action: a user, a channel, a role, …; `0` if the target has no id.
        target_id: Id<AuditLogEntry>,
        /// The changes that were made.
        changes: Box<[Arc<AuditLogChange>]>,
        /// Additional information about some types of actions, or `null`.
        options: Option<Arc<AuditLogOptions>>,
        /// The reason, 1 to 512 characters, or an empty string.
        reason: Option<Box<str>>,
    }
}

entity! {
    /// A property that an action changed.
    AuditLogChange as DiscordAuditLogChange {
        /// The name of the property, such as `"name"`; or `"$add"` and `"$remove"` for the roles of a member.
        key: Box<str>,
        /// The old value; `null` if the property was not set. A value that Discord sends as text, such as an id, is a
        /// [String].
        old_value: Value,
        /// The new value; `null` if the property was removed.
        new_value: Value,
    }
}

entity! {
    /// Additional information about an action. Properties that do not apply to its type are empty.
    AuditLogOptions as DiscordAuditLogOptions {
        /// The id of the application whose command permissions changed, or `0`.
        application_id: Id<Application>,
        /// The name of the auto moderation rule that was triggered, or an empty string.
        auto_moderation_rule_name: Option<Box<str>>,
        /// The trigger type of that rule, see [DiscordAutoModerationTriggerType].
        auto_moderation_rule_trigger_type: AutoModerationTriggerType,
        /// The id of the channel of the action, or `0`.
        channel_id: Id<Channel>,
        /// The number of affected messages or members.
        count: u32,
        /// The number of days of inactivity after which members were removed.
        delete_member_days: u32,
        /// The id of the role or user whose permission overwrite changed, or `0`.
        id: Id<PermissionOverwrite>,
        /// The number of removed members.
        members_removed: u32,
        /// The id of the message of the action, or `0`.
        message_id: Id<Message>,
        /// The name of the role whose permission overwrite changed, or an empty string.
        role_name: Option<Box<str>>,
        /// The type of the object with [member id], see [DiscordOverwriteType].
        kind as type: OverwriteType,
        /// The type of the integration that performed the action, such as `"twitch"`; or an empty string.
        integration_type: Option<Box<str>>,
        /// The new status of a voice channel, or an empty string.
        status: Option<Box<str>>,
    }
}

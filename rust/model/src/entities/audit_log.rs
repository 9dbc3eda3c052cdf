use std::sync::Arc;

use serde_json::Value;

use crate::entity::entity;
use crate::{
    Application, ApplicationCommand, AuditLogEvent, AutoModerationRule, AutoModerationTriggerType,
    Channel, Guild, Id, Integration, Message, OverwriteType, PermissionOverwrite, ScheduledEvent, User, Webhook,
};

entity! {
    /// What an administrator or moderator did in a guild, and whom and what it concerned.
    AuditLog as DiscordAuditLog {
        /// What was done, the newest first unless asked otherwise.
        audit_log_entries: Box<[Arc<AuditLogEntry>]>,
        /// The commands the entries name.
        application_commands: Box<[Arc<ApplicationCommand>]>,
        /// The rules of automatic moderation the entries name.
        auto_moderation_rules: Box<[Arc<AutoModerationRule>]>,
        /// The scheduled events the entries name.
        guild_scheduled_events: Box<[Arc<ScheduledEvent>]>,
        /// The integrations the entries name, in part.
        integrations: Box<[Arc<Integration>]>,
        /// The threads the entries name.
        threads: Box<[Arc<Channel>]>,
        /// The users the entries name.
        users: Box<[Arc<User>]>,
        /// The webhooks the entries name.
        webhooks: Box<[Arc<Webhook>]>,
    }
}

entity! {
    /// One thing an administrator or moderator did. Discord keeps it for 45 days.
    AuditLogEntry as DiscordAuditLogEntry {
        /// The entry's id.
        id: Id<AuditLogEntry>,
        /// The id of the guild. Not known of entries that were fetched.
        guild_id: Id<Guild>,
        /// What was done, see [DiscordAuditLogEvent].
        action_type: AuditLogEvent,
        /// The id of the user or application that did it, or `0`.
        user_id: Id<User>,
        /// The id of what it was done to: a user, a channel, a role, …; `0` if that has no id.
        target_id: Id<AuditLogEntry>,
        /// What became different.
        changes: Box<[Arc<AuditLogChange>]>,
        /// More about some actions, or `null`.
        options: Option<Arc<AuditLogOptions>>,
        /// Why it was done, 1 to 512 characters, or an empty string.
        reason: Option<Box<str>>,
    }
}

entity! {
    /// One property that an action changed.
    AuditLogChange as DiscordAuditLogChange {
        /// The name of the property, such as `"name"`; or `"$add"` and `"$remove"` for the roles of a member.
        key: Box<str>,
        /// What it was before; `null` if it was not there. What Discord sent as text, such as an id, is a [String].
        old_value: Value,
        /// What it is now; `null` if it is gone.
        new_value: Value,
    }
}

entity! {
    /// More about an action. What does not belong to its kind is empty.
    AuditLogOptions as DiscordAuditLogOptions {
        /// The id of the application whose command's permissions changed, or `0`.
        application_id: Id<Application>,
        /// The name of the rule of automatic moderation that acted, or an empty string.
        auto_moderation_rule_name: Option<Box<str>>,
        /// What that rule looks for, see [DiscordAutoModerationTriggerType].
        auto_moderation_rule_trigger_type: AutoModerationTriggerType,
        /// The id of the channel it happened in, or `0`.
        channel_id: Id<Channel>,
        /// How many messages or members it concerned.
        count: u32,
        /// After how many days without a sign of life members were removed.
        delete_member_days: u32,
        /// The id of the role or user whose permission overwrite changed, or `0`.
        id: Id<PermissionOverwrite>,
        /// How many members were removed.
        members_removed: u32,
        /// The id of the message it happened to, or `0`.
        message_id: Id<Message>,
        /// The name of the role whose permission overwrite changed, or an empty string.
        role_name: Option<Box<str>>,
        /// Whether [member id] is that of a role or of a member, see [DiscordOverwriteType].
        kind as type: OverwriteType,
        /// What kind of integration did it, such as `"twitch"`; or an empty string.
        integration_type: Option<Box<str>>,
        /// The new status line of a voice channel, or an empty string.
        status: Option<Box<str>>,
    }
}

use std::sync::Arc;

use crate::entity::entity;
use crate::{
    AutoModerationActionType, AutoModerationEventType, AutoModerationKeywordPreset,
    AutoModerationTriggerType, Channel, Guild, Id, Message, Role, User,
};

entity! {
    /// An auto moderation rule of a guild.
    AutoModerationRule as DiscordAutoModerationRule {
        /// The rule's id.
        id: Id<AutoModerationRule>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The name.
        name: Box<str>,
        /// The id of the user who created the rule.
        creator_id: Id<User>,
        /// The type of events for which the rule is checked, see [DiscordAutoModerationEventType].
        event_type: AutoModerationEventType,
        /// The type of the trigger, see [DiscordAutoModerationTriggerType].
        trigger_type: AutoModerationTriggerType,
        /// The details of the trigger.
        trigger_metadata: Option<Arc<AutoModerationTrigger>>,
        /// The actions that are executed when the rule is triggered.
        actions: Box<[Arc<AutoModerationAction>]>,
        /// If `true`, the rule is enabled.
        enabled: bool,
        /// The ids of the roles that are exempt from the rule, up to 20.
        exempt_roles: Box<[Id<Role>]>,
        /// The ids of the channels that are exempt from the rule, up to 50.
        exempt_channels: Box<[Id<Channel>]>,
    }
}

entity! {
    /// The details of the trigger of an auto moderation rule. Properties that do not apply to its type are empty.
    AutoModerationTrigger as DiscordAutoModerationTrigger {
        /// The keywords, up to 1000. A `*` at either end matches anything.
        keyword_filter: Box<[Box<str>]>,
        /// The regular expressions, up to 10, in the syntax of the Rust crate `regex`.
        regex_patterns: Box<[Box<str>]>,
        /// Discord's own lists of words, see [DiscordAutoModerationKeywordPreset].
        presets: Box<[AutoModerationKeywordPreset]>,
        /// The exceptions: up to 100 for the guild's own keywords, up to 1000 for Discord's lists.
        allow_list: Box<[Box<str>]>,
        /// The maximum number of unique role and member mentions in a message, up to 50.
        mention_total_limit: u32,
        /// If `true`, mention raids are detected.
        mention_raid_protection_enabled: bool,
    }
}

entity! {
    /// An action that an auto moderation rule executes.
    AutoModerationAction as DiscordAutoModerationAction {
        /// The type of the action, see [DiscordAutoModerationActionType].
        kind as type: AutoModerationActionType,
        /// The details of the action; `null` if there are none.
        metadata: Option<Arc<AutoModerationActionMetadata>>,
    }
}

entity! {
    /// The details of an action. Properties that do not apply to its type are empty.
    AutoModerationActionMetadata as DiscordAutoModerationActionMetadata {
        /// The id of the channel for alerts, or `0`.
        channel_id: Id<Channel>,
        /// The duration of the timeout in seconds, up to 2419200 (four weeks).
        duration_seconds: u32,
        /// The explanation that is shown to the member when a message is blocked, up to 150 characters; an empty string
        /// if there is none.
        custom_message: Option<Box<str>>,
    }
}

entity! {
    /// The execution of an action of an auto moderation rule.
    AutoModerationExecution as DiscordAutoModerationExecution {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The action that was executed.
        action: Option<Arc<AutoModerationAction>>,
        /// The id of the rule.
        rule_id: Id<AutoModerationRule>,
        /// The trigger type of the rule, see [DiscordAutoModerationTriggerType].
        rule_trigger_type: AutoModerationTriggerType,
        /// The id of the user whose content triggered the rule.
        user_id: Id<User>,
        /// The id of the channel of the content, or `0`.
        channel_id: Id<Channel>,
        /// The id of the message, or `0` if it was blocked or if the content was not a message.
        message_id: Id<Message>,
        /// The id of the alert message in the channel for alerts, or `0`.
        alert_system_message_id: Id<Message>,
        /// The content. Empty without [constant DiscordIntents.MESSAGE_CONTENT].
        content: Box<str>,
        /// The keyword of the rule that matched, or an empty string.
        matched_keyword: Option<Box<str>>,
        /// The part of the content that matched. Empty without [constant DiscordIntents.MESSAGE_CONTENT].
        matched_content: Option<Box<str>>,
    }
}

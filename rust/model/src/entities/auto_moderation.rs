use std::sync::Arc;

use crate::entity::entity;
use crate::{
    AutoModerationActionType, AutoModerationEventType, AutoModerationKeywordPreset,
    AutoModerationTriggerType, Channel, Guild, Id, Message, Role, User,
};

entity! {
    /// A rule by which Discord itself moderates a guild.
    AutoModerationRule as DiscordAutoModerationRule {
        /// The rule's id.
        id: Id<AutoModerationRule>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The name.
        name: Box<str>,
        /// The id of who made the rule.
        creator_id: Id<User>,
        /// What is looked at, see [DiscordAutoModerationEventType].
        event_type: AutoModerationEventType,
        /// What is looked for, see [DiscordAutoModerationTriggerType].
        trigger_type: AutoModerationTriggerType,
        /// What is looked for in detail.
        trigger_metadata: Option<Arc<AutoModerationTrigger>>,
        /// What happens then.
        actions: Box<[Arc<AutoModerationAction>]>,
        /// Whether the rule is on.
        enabled: bool,
        /// The ids of the roles it does not concern, up to 20.
        exempt_roles: Box<[Id<Role>]>,
        /// The ids of the channels it does not concern, up to 50.
        exempt_channels: Box<[Id<Channel>]>,
    }
}

entity! {
    /// What a rule looks for in detail. What does not belong to the rule's kind is empty.
    AutoModerationTrigger as DiscordAutoModerationTrigger {
        /// The words and phrases looked for, up to 1000. A `*` at an end of one stands for anything.
        keyword_filter: Box<[Box<str>]>,
        /// The regular expressions looked for, up to 10, as Rust's crate `regex` reads them.
        regex_patterns: Box<[Box<str>]>,
        /// Discord's own lists of words, see [DiscordAutoModerationKeywordPreset].
        presets: Box<[AutoModerationKeywordPreset]>,
        /// What is allowed all the same: up to 100 entries beside own words, up to 1000 beside Discord's lists.
        allow_list: Box<[Box<str>]>,
        /// How many different roles and members one message may mention, up to 50.
        mention_total_limit: u32,
        /// Whether raids of mentions are looked for, too.
        mention_raid_protection_enabled: bool,
    }
}

entity! {
    /// What a rule does when it finds something.
    AutoModerationAction as DiscordAutoModerationAction {
        /// What is done, see [DiscordAutoModerationActionType].
        kind as type: AutoModerationActionType,
        /// How it is done; `null` if there is nothing to say.
        metadata: Option<Arc<AutoModerationActionMetadata>>,
    }
}

entity! {
    /// How a rule does what it does. What does not belong to the action's kind is empty.
    AutoModerationActionMetadata as DiscordAutoModerationActionMetadata {
        /// The id of the channel that is told, or `0`.
        channel_id: Id<Channel>,
        /// For how many seconds the member is timed out, up to 2419200 (four weeks).
        duration_seconds: u32,
        /// What the member is told when a message is blocked, up to 150 characters; or an empty string.
        custom_message: Option<Box<str>>,
    }
}

entity! {
    /// What a rule has just done.
    AutoModerationExecution as DiscordAutoModerationExecution {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// What was done.
        action: Option<Arc<AutoModerationAction>>,
        /// The id of the rule.
        rule_id: Id<AutoModerationRule>,
        /// What the rule looks for, see [DiscordAutoModerationTriggerType].
        rule_trigger_type: AutoModerationTriggerType,
        /// The id of the user who wrote what was found.
        user_id: Id<User>,
        /// The id of the channel it was written in, or `0`.
        channel_id: Id<Channel>,
        /// The id of the message, or `0` if it was blocked or was no message.
        message_id: Id<Message>,
        /// The id of Discord's notice in the channel that was told, or `0`.
        alert_system_message_id: Id<Message>,
        /// What the user wrote. Empty without [constant DiscordIntents.MESSAGE_CONTENT].
        content: Box<str>,
        /// The entry of the rule that fitted, or an empty string.
        matched_keyword: Option<Box<str>>,
        /// The part of the text that fitted. Empty without [constant DiscordIntents.MESSAGE_CONTENT].
        matched_content: Option<Box<str>>,
    }
}

//! What people do with what a guild plans: events, stages and rules.

use godot::prelude::*;

use super::acts;
use crate::entities::{DiscordAutoModerationRule, DiscordScheduledEvent, DiscordStageInstance};

acts! {
    DiscordScheduledEvent as event {
        /// Changes the event. The options are those of [method DiscordREST.modify_guild_scheduled_event].
        modify(; options, reason) = modify_guild_scheduled_event[event.guild_id, event.id];

        /// Deletes the event.
        delete() = delete_guild_scheduled_event[event.guild_id, event.id];

        /// Starts the event.
        start(; reason) = modify_guild_scheduled_event[event.guild_id, event.id] { "status": 2_i64 };

        /// Ends the active event.
        complete(; reason) = modify_guild_scheduled_event[event.guild_id, event.id] { "status": 3_i64 };

        /// Fetches the interested users. The options are those of [method DiscordREST.get_guild_scheduled_event_users].
        fetch_users(; options) = get_guild_scheduled_event_users[event.guild_id, event.id];
    }
}

acts! {
    DiscordStageInstance as stage {
        /// Changes the stage instance. The options are those of [method DiscordREST.modify_stage_instance].
        modify(; options, reason) = modify_stage_instance[stage.channel_id];

        /// Closes the stage.
        delete(; reason) = delete_stage_instance[stage.channel_id];
    }
}

acts! {
    DiscordAutoModerationRule as rule {
        /// Changes the rule. The options are those of [method DiscordREST.modify_auto_moderation_rule].
        modify(; options, reason) = modify_auto_moderation_rule[rule.guild_id, rule.id];

        /// Deletes the rule.
        delete(; reason) = delete_auto_moderation_rule[rule.guild_id, rule.id];
    }
}

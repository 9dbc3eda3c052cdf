//! Auto moderation rules.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::{entity_class_in_guild, has_age};
use crate::entity_class::connect_class;
use crate::rest_methods::rest_methods;

discord_model::define_auto_moderation_rule!(entity_class_in_guild);
connect_class!(AutoModerationRule as DiscordAutoModerationRule {
    key: |rule| rule.id.is_some().then_some((rule.guild_id.get(), rule.id.get())),
    whole: |rule| !rule.name.is_empty(),
    current: |rule, cache| cache.get::<AutoModerationRule>(rule.guild_id, &rule.id).cloned(),
});
has_age!(DiscordAutoModerationRule);

rest_methods! {
    DiscordAutoModerationRule as rule {
        /// Changes the rule. The options are those of [method DiscordREST.modify_auto_moderation_rule].
        modify(; options, reason) = modify_auto_moderation_rule[rule.guild_id, rule.id];

        /// Deletes the rule.
        delete(; reason) = delete_auto_moderation_rule[rule.guild_id, rule.id];
    }
}

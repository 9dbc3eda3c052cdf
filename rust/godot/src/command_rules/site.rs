//! What is known of the user of a command, and of the place where it is used.

use std::sync::Arc;

use discord_cache::permissions;
use discord_client::command_checks::CommandSite;
use discord_godot_values::convert;
use discord_model::{Interaction, Member, Message};

use crate::core::Core;

/// Returns what is known of an interaction.
pub(super) fn site_of_interaction(core: &Core, interaction: &Interaction) -> CommandSite {
    let member = interaction.member.as_ref();
    CommandSite {
        user: interaction
            .invoker()
            .map(|user| user.id)
            .unwrap_or_default(),
        guild: interaction.guild_id,
        user_permissions: member.and_then(|member| member.own_permissions()),
        bot_permissions: Some(interaction.app_permissions),
        owners: core.command_state.owners(),
    }
}

/// Returns what is known of a message.
pub(super) fn site_of_message(core: &Core, message: &Message) -> CommandSite {
    let author = message.author.as_ref();
    let user = author.map(|author| author.id).unwrap_or_default();
    let cache = core.entities.cache.borrow();
    let (channel, now) = (message.channel_id, convert::now());
    let cached = permissions::in_channel(&cache, channel, user, now);
    // Discord sends the roles of the author with the message.
    let user_permissions = cached.or_else(|| {
        let member = Member {
            user: author.cloned(),
            guild_id: message.guild_id,
            ..Member::clone(message.member.as_ref()?)
        };
        permissions::for_member_in_channel(&cache, channel, &Arc::new(member), now)
    });
    let bot_permissions = cache
        .me()
        .and_then(|me| permissions::in_channel(&cache, channel, me.id, now));
    CommandSite {
        user,
        guild: message.guild_id,
        user_permissions,
        bot_permissions,
        owners: core.command_state.owners(),
    }
}

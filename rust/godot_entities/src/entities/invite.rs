//! Invites.

use std::sync::Arc;

use discord_godot_values::convert;
use discord_model::*;
use godot::prelude::*;

use crate::entity_class::{connect_class, entity_class};
use crate::registry::hash;
use crate::rest_methods::rest_methods;

discord_model::define_invite!(entity_class);
connect_class!(Invite as DiscordInvite {
    key: |invite| (!invite.code.is_empty()).then_some((invite.guild_id.get(), hash(&invite.code))),
    whole: |invite| invite.created_at.is_some() || invite.channel.is_some(),
    current: |invite, cache| cache.get::<Invite>(invite.guild_id, &invite.code).cloned(),
    shown: |invite| invite.code.to_string(),
});

discord_model::define_guild_liveliness!(entity_class);
connect_class!(GuildLiveliness as DiscordGuildLiveliness);

discord_model::define_invite_stage_instance!(entity_class);
connect_class!(InviteStageInstance as DiscordInviteStageInstance);

discord_model::define_invite_target_users_job!(entity_class);
connect_class!(InviteTargetUsersJob as DiscordInviteTargetUsersJob);

discord_model::define_vanity_url!(entity_class);
connect_class!(VanityUrl as DiscordVanityUrl);

#[godot_api(secondary)]
impl DiscordInvite {
    /// Returns the URL that users open to join the guild.
    #[func]
    fn get_url(&self) -> GString {
        convert::text(&format!("https://discord.gg/{}", self.entity().code))
    }
}

rest_methods! {
    DiscordInvite as invite {
        /// Deletes the invite. Needs `MANAGE_CHANNELS`, or `MANAGE_GUILD`.
        delete(; reason) = delete_invite[&*invite.code];

        /// Fetches the current state of the invite. The options are those of [method DiscordREST.get_invite].
        fetch(; options) = get_invite[&*invite.code];
    }
}

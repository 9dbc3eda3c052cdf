use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use crate::entity_class::{connect_class, entity_class};

discord_model::define_presence!(entity_class);
connect_class!(Presence as DiscordPresence {
    key: |presence| presence.user_id().is_some()
        .then_some((presence.guild_id.get(), presence.user_id().get())),
    current: |presence, cache| cache.presence(presence.guild_id, presence.user_id()).cloned(),
});

discord_model::define_activity!(entity_class);
connect_class!(Activity as DiscordActivity);

discord_model::define_client_status!(entity_class);
connect_class!(ClientStatus as DiscordClientStatus);

#[godot_api(secondary)]
impl DiscordPresence {
    /// Returns the id of the user.
    #[func]
    fn get_user_id(&self) -> i64 {
        self.entity().user_id().get() as i64
    }
}

use std::sync::Arc;

use discord_godot_values::status::DiscordStatus;
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

    /// Returns [member status] as a constant of [DiscordStatus].
    #[func]
    fn get_status_type(&self) -> i64 {
        DiscordStatus::of_name(&self.entity().status)
    }

    /// Returns `true` if the user plays the game with this name, in any letter case, or any game if `name` is empty. Other
    /// activities, such as listening and streaming, do not count. Needs [constant DiscordIntents.GUILD_PRESENCES].
    ///
    /// ```gdscript
    /// var presence := client.get_presence(user.id)
    /// if presence != null and presence.is_playing("Chess"):
    ///     print(user.get_display_name(), " plays Chess")
    /// ```
    #[func]
    fn is_playing(&self, #[opt(default = "")] name: GString) -> bool {
        let name = name.to_string().to_lowercase();
        let presence = self.entity();
        presence.activities.iter().any(|activity| {
            activity.kind == ActivityType::PLAYING
                && (name.is_empty() || activity.name.to_lowercase() == name)
        })
    }
}

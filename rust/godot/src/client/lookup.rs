//! Short ways to what the bot knows.

use godot::prelude::*;

use super::DiscordClient;
use crate::convert::id;
use crate::entities::{
    DiscordApplication, DiscordChannel, DiscordGuild, DiscordMessage, DiscordPresence, DiscordUser,
};
use crate::entity_manager as manager;

#[godot_api(secondary)]
impl DiscordClient {
    /// The bot's own account; `null` before [signal client_ready].
    #[func]
    fn get_self(&self) -> Option<Gd<DiscordUser>> {
        self.core.find_live(|cache| cache.me().cloned())
    }

    /// The user with this id; `null` if the entity manager does not know them. [method DiscordREST.get_user] asks Discord.
    #[func]
    fn get_user(&self, id: i64) -> Option<Gd<DiscordUser>> {
        self.core
            .find_live(|cache| cache.user(self::id(id)).cloned())
    }

    /// The guild with this id; `null` if the bot is not in it.
    #[func]
    fn get_guild(&self, id: i64) -> Option<Gd<DiscordGuild>> {
        self.core
            .find_live(|cache| manager::guild(cache, self::id(id)))
    }

    /// All guilds the bot is in, the oldest first.
    #[func]
    fn get_guilds(&self) -> Array<Gd<DiscordGuild>> {
        self.core.list_live(manager::guilds)
    }

    /// The channel or thread with this id; `null` if the bot does not know it.
    #[func]
    fn get_channel(&self, id: i64) -> Option<Gd<DiscordChannel>> {
        self.core
            .find_live(|cache| cache.channel(self::id(id)).cloned())
    }

    /// The message with this id; `null` if the entity manager does not have it.
    #[func]
    fn get_message(&self, id: i64) -> Option<Gd<DiscordMessage>> {
        self.core
            .find_live(|cache| cache.message(self::id(id)).cloned())
    }

    /// The presence of the user with this id, from any guild that tells of it; `null` if none does, as for those offline. Needs
    /// [constant DiscordIntents.GUILD_PRESENCES].
    #[func]
    fn get_presence(&self, id: i64) -> Option<Gd<DiscordPresence>> {
        self.core
            .find_live(|cache| manager::presence(cache, self::id(id)))
    }

    /// The bot's own application, of which logging in tells the id and the flags; `null` before that.
    #[func]
    fn get_client_application(&self) -> Option<Gd<DiscordApplication>> {
        self.core.find_live(|cache| cache.application().cloned())
    }

    /// The application with this id; `null` unless it is the bot's own.
    #[func]
    fn get_application(&self, id: i64) -> Option<Gd<DiscordApplication>> {
        self.core
            .find_live(|cache| manager::application(cache, self::id(id)))
    }
}

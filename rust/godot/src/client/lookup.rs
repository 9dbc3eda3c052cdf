//! Methods of the node that look up cached entities.

use discord_godot_entities::edits::DiscordCurrentUserEdit;
use discord_godot_entities::entities::{
    DiscordApplication, DiscordChannel, DiscordGuild, DiscordMessage, DiscordPresence, DiscordTeam,
    DiscordUser,
};
use discord_godot_entities::entity_manager as manager;
use discord_godot_values::id_argument::IdArgument;
use godot::prelude::*;

use super::DiscordClient;

#[godot_api(secondary)]
impl DiscordClient {
    /// Returns the bot's own user, or `null` before [signal client_ready].
    #[func]
    fn get_self(&self) -> Option<Gd<DiscordUser>> {
        self.core.entities.find_live(|cache| cache.me().cloned())
    }

    /// Returns an object that collects changes of the bot's own user, and sends them in one request. Only the fields that are set are
    /// sent. See [method DiscordREST.modify_current_user].
    ///
    /// ```gdscript
    /// await client.edit_self().set_username("Herald").set_avatar("res://bot.png").submit()
    /// ```
    #[func]
    fn edit_self(&self) -> Gd<DiscordCurrentUserEdit> {
        DiscordCurrentUserEdit::begin(self.core.id())
    }

    /// Returns the user with this id, or `null` if the user is not cached. Use [method DiscordREST.get_user] to fetch
    /// any user.
    #[func]
    fn get_user(&self, id: IdArgument) -> Option<Gd<DiscordUser>> {
        let id = id.lookup("DiscordClient.get_user", "id");
        self.core
            .entities
            .find_live(|cache| cache.user(id).cloned())
    }

    /// Returns the guild with this id, or `null` if the bot is not in it.
    #[func]
    fn get_guild(&self, id: IdArgument) -> Option<Gd<DiscordGuild>> {
        let id = id.lookup("DiscordClient.get_guild", "id");
        self.core
            .entities
            .find_live(|cache| manager::guild(cache, id))
    }

    /// Returns all guilds that the bot is in, the oldest first.
    #[func]
    fn get_guilds(&self) -> Array<Gd<DiscordGuild>> {
        self.core.entities.list_live(manager::guilds)
    }

    /// Returns the channel or thread with this id, or `null` if it is not cached.
    #[func]
    fn get_channel(&self, id: IdArgument) -> Option<Gd<DiscordChannel>> {
        let id = id.lookup("DiscordClient.get_channel", "id");
        self.core
            .entities
            .find_live(|cache| cache.channel(id).cloned())
    }

    /// Returns the message with this id, or `null` if it is not cached.
    #[func]
    fn get_message(&self, id: IdArgument) -> Option<Gd<DiscordMessage>> {
        let id = id.lookup("DiscordClient.get_message", "id");
        self.core
            .entities
            .find_live(|cache| cache.message(id).cloned())
    }

    /// Returns the presence of the user with this id, from any guild in which it is cached. Returns `null` if there is
    /// none, such as for users who are offline. Needs [constant DiscordIntents.GUILD_PRESENCES].
    #[func]
    fn get_presence(&self, id: IdArgument) -> Option<Gd<DiscordPresence>> {
        let id = id.lookup("DiscordClient.get_presence", "id");
        self.core
            .entities
            .find_live(|cache| manager::presence(cache, id))
    }

    /// Returns the bot's own application, or `null` before login. Discord sends only the id and the flags at login; the client
    /// fetches the other properties in the background, and they are set shortly after [signal client_ready]. Use
    /// [method DiscordEntityManager.get_or_fetch_application] to wait for them.
    #[func]
    fn get_client_application(&self) -> Option<Gd<DiscordApplication>> {
        self.core
            .entities
            .find_live(|cache| cache.application().cloned())
    }

    /// Returns the application with this id, or `null` if it is not the bot's own.
    #[func]
    fn get_application(&self, id: IdArgument) -> Option<Gd<DiscordApplication>> {
        let id = id.lookup("DiscordClient.get_application", "id");
        self.core
            .entities
            .find_live(|cache| manager::application(cache, id))
    }

    /// Returns the team with this id, or `null` if it does not own the bot's application. It is known once the application was
    /// fetched, see [method get_client_application].
    #[func]
    fn get_team(&self, id: IdArgument) -> Option<Gd<DiscordTeam>> {
        let id = id.lookup("DiscordClient.get_team", "id");
        self.core
            .entities
            .find_live(|cache| cache.team(id).cloned())
    }
}

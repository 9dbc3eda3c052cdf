//! The class of the entity manager.

mod get_or_fetch;
mod guild_kinds;
mod kinds;
mod statistics;
mod write;

use std::sync::Arc;

use discord_cache::Cache;
use godot::meta::Element;
use godot::prelude::*;

use crate::entity::Class;
use crate::entity_owner::find_owner;
use crate::entity_store::ClientId;

pub use guild_kinds::presence;
pub use kinds::{application, guild, guilds};

/// The cache of the entities that the bot has received: guilds with their contents, users, and the newest messages.
///
/// Events keep it up to date: in a handler, it has the state right after the event. Only methods that begin with
/// `get_or_fetch_` send a request, and only if the entity is not cached; use [DiscordREST] to fetch the current state.
/// Each entity is the same object as long as you keep a reference to it.
///
/// Use properties of the node, such as [member DiscordClient.max_messages], to set how much is kept. A user is kept as long as
/// another kept entity refers to it: a member, a message, a presence.
///
/// Use [member DiscordClient.entity_manager] to get this object.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordEntityManager {
    client: ClientId,
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordEntityManager {
    /// Emitted when entities were removed because of a limit or an age that the properties of [DiscordClient] set, such as
    /// [member DiscordClient.max_messages] and [member DiscordClient.max_message_age]. Objects that a script references keep their
    /// last state.
    ///
    /// `kind` is `"message"`, `"thread"`, `"channel"` (a direct message channel), `"member"`, `"presence"` or `"user"`. `ids` are
    /// their ids; those of the users for members and presences. `guild_id` is `0` outside guilds.
    ///
    /// Emitted once per frame at most for each kind and guild. No more than 10,000 evictions of a frame are reported. Without a
    /// connection, this costs nothing.
    ///
    /// ```gdscript
    /// func _on_entities_evicted(kind: String, _guild_id: int, ids: PackedInt64Array) -> void:
    ///     print("%d entities of the kind %s were evicted." % [ids.size(), kind])
    /// ```
    #[signal]
    fn entities_evicted(kind: GString, guild_id: i64, ids: PackedInt64Array);

    /// Creates the entity manager of one client.
    pub fn create(client: ClientId) -> Gd<Self> {
        Gd::from_init_fn(|base| Self { client, base })
    }

    fn find<T: Class>(&self, find: impl FnOnce(&Cache) -> Option<Arc<T>>) -> Option<Gd<T::Object>> {
        find_owner(self.client)?.entities().find_live(find)
    }

    fn list<T: Class>(&self, list: impl FnOnce(&Cache) -> Vec<Arc<T>>) -> Array<Gd<T::Object>>
    where
        Gd<T::Object>: Element,
    {
        find_owner(self.client).map_or_else(Array::new, |owner| owner.entities().list_live(list))
    }
}

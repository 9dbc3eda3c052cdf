//! The class of the entity manager.

mod guild_kinds;
mod kinds;
mod statistics;

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
/// Events keep it up to date: in a handler, it has the state right after the event. Its methods never send a request;
/// use [DiscordREST] to fetch data. Each entity is the same object as long as you keep a reference to it.
///
/// Use properties of the node, such as [member DiscordClient.max_messages], to set how much is kept. A user is kept as long as
/// another kept entity refers to it: a member, a message, a presence.
///
/// Use [member DiscordClient.entity_manager] to get this object.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordEntityManager {
    client: ClientId,
}

#[godot_api]
impl DiscordEntityManager {
    /// Creates the entity manager of one client.
    pub fn create(client: ClientId) -> Gd<Self> {
        Gd::from_object(Self { client })
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

//! What the bot knows, as GDScript sees it.

mod guild_kinds;
mod kinds;
mod statistics;

use std::sync::Arc;

use discord_cache::Cache;
use godot::meta::Element;
use godot::prelude::*;

use crate::core::{Core, CoreId};
use crate::entity::Class;

pub use guild_kinds::presence;
pub use kinds::{application, guild, guilds};

/// The cache of what the bot knows: guilds with everything in them, users, the newest messages.
///
/// Events keep it up to date: in a handler it holds the state right after the event. Nothing here sends a request; use
/// [DiscordREST] to fetch data. Each entity is the same object for as long as you hold it.
///
/// Use properties of the node, such as [member DiscordClient.max_messages], to set how much is kept. A user is kept as long as
/// another kept entity refers to it: a member, a message, a presence.
///
/// Use [member DiscordClient.entity_manager] to get this object.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordEntityManager {
    core: CoreId,
}

#[godot_api]
impl DiscordEntityManager {
    /// The entity manager of one client.
    pub fn create(core: CoreId) -> Gd<Self> {
        Gd::from_object(Self { core })
    }

    fn find<T: Class>(&self, find: impl FnOnce(&Cache) -> Option<Arc<T>>) -> Option<Gd<T::Object>> {
        Core::find(self.core)?.find_live(find)
    }

    fn list<T: Class>(&self, list: impl FnOnce(&Cache) -> Vec<Arc<T>>) -> Array<Gd<T::Object>>
    where
        Gd<T::Object>: Element,
    {
        Core::find(self.core).map_or_else(Array::new, |core| core.list_live(list))
    }
}

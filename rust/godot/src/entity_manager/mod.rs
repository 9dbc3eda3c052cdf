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

/// What the bot knows of the world: guilds with all that is in them, users, the newest messages.
///
/// Discord's events keep it up to date; in a handler it holds the state right after the event told of. Nothing here asks
/// Discord: for that there is [DiscordREST]. Each entity is one object, for as long as you hold it.
///
/// How much is kept is set at the node, such as [member DiscordClient.max_messages]. Users are kept as long as something that is
/// kept names them: a member, a message, a presence.
///
/// Reached as [member DiscordClient.entity_manager].
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

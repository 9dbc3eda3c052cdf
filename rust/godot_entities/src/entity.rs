//! Entities that have a Godot class.

use std::sync::Arc;

use discord_cache::Cache;
use discord_model::Entity;
use godot::obj::Bounds;
use godot::prelude::*;

use crate::handle::Handle;
use crate::registry::Key;

/// An entity that has a Godot class.
pub trait Class: Entity + Sized + 'static {
    /// The Godot class.
    type Object: GodotClass<Base: Inherits<Object>>
        + Bounds<Declarer = godot::obj::bounds::DeclUser>;

    /// Creates an object of the class.
    fn object(handle: Handle<Self>) -> Gd<Self::Object>;

    /// Calls a function with the handle of an object of the class.
    fn handle(object: &Gd<Self::Object>, with: impl FnOnce(&Handle<Self>));

    /// Returns the key that identifies this entity, if the entity manager keeps entities of its type.
    fn key(&self) -> Option<Key> {
        None
    }

    /// Returns the text that identifies the entity in the log: its ids, unless another text is more useful.
    fn shown(&self) -> Option<String> {
        Some(match self.key()? {
            (id, 0) => id.to_string(),
            (guild, id) => format!("{guild}/{id}"),
        })
    }

    /// Returns whether the entity has more than ids. Events often contain partial objects that the bot has not received
    /// otherwise.
    fn is_whole(&self) -> bool {
        true
    }

    /// Returns the current version of the entity in the entity manager.
    fn current(&self, _cache: &Cache) -> Option<Arc<Self>> {
        None
    }
}

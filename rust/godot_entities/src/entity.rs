//! An entity which has a Godot class.

use std::sync::Arc;

use discord_cache::Cache;
use discord_model::Entity;
use godot::obj::Bounds;
use godot::prelude::*;

use crate::handle::Handle;
use crate::registry::Key;

/// An entity which has a Godot class.
pub trait Class: Entity + Sized + 'static {
    /// The Godot class.
    type Object: GodotClass<Base: Inherits<Object>>
        + Bounds<Declarer = godot::obj::bounds::DeclUser>;

    /// Makes an object of the class.
    fn object(handle: Handle<Self>) -> Gd<Self::Object>;

    /// The handle of an object of the class.
    fn handle(object: &Gd<Self::Object>, with: impl FnOnce(&Handle<Self>));

    /// What makes this entity the same as another, if the entity manager keeps its kind.
    fn key(&self) -> Option<Key> {
        None
    }

    /// What it is called in the log: its ids, unless they say little.
    fn shown(&self) -> Option<String> {
        Some(match self.key()? {
            (id, 0) => id.to_string(),
            (guild, id) => format!("{guild}/{id}"),
        })
    }

    /// Whether it says more than ids. An event often names an object the bot does not know.
    fn is_whole(&self) -> bool {
        true
    }

    /// The entity as the entity manager has it now.
    fn current(&self, _cache: &Cache) -> Option<Arc<Self>> {
        None
    }
}

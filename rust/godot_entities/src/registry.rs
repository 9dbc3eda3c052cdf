//! The objects that represent entities. The same entity is always the same object.

use std::any::TypeId;
use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use discord_main_thread::is_freeing_deferred;
use godot::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

/// Identifies an entity among those of its type: its id, and that of its guild if the id alone is not unique.
pub type Key = (u64, u64);

/// Returns a number for a text, for entities without ids.
pub fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The objects that scripts reference. It has no references itself: an object that is freed removes itself.
#[derive(Default)]
pub struct Registry {
    objects: RefCell<FxHashMap<(TypeId, Key), InstanceId>>,
}

impl Registry {
    /// Returns the existing object of an entity.
    pub fn find<T: 'static>(&self, key: Key) -> Option<InstanceId> {
        let id = *self.objects.borrow().get(&(TypeId::of::<T>(), key))?;
        id.lookup_validity().then_some(id)
    }

    /// Registers the object that represents an entity from now on.
    pub fn insert<T: 'static>(&self, key: Key, object: InstanceId) {
        self.objects
            .borrow_mut()
            .insert((TypeId::of::<T>(), key), object);
    }

    /// Removes an object that is being freed.
    pub fn remove<T: 'static>(&self, key: Key) {
        let key = (TypeId::of::<T>(), key);
        // An object that was freed on another thread is destroyed later; by then, another object may represent the
        // entity.
        let has_successor = is_freeing_deferred()
            && self
                .objects
                .borrow()
                .get(&key)
                .is_some_and(|id| id.lookup_validity());
        if !has_successor {
            self.objects.borrow_mut().remove(&key);
        }
    }

    /// Returns the number of entities that scripts reference.
    pub fn object_count(&self) -> usize {
        self.objects.borrow().len()
    }
}

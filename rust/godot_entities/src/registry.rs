//! Which objects stand for which entities, so that the same entity is the same object.

use std::any::TypeId;
use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use discord_main_thread::is_freeing_deferred;
use godot::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

/// What tells an entity from others of its kind: its id, and that of its guild where the id alone does not do.
pub type Key = (u64, u64);

/// A number for a text, where ids are none.
pub fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The objects somebody holds. It holds none itself: an object that is let go of takes itself out.
#[derive(Default)]
pub struct Registry {
    objects: RefCell<FxHashMap<(TypeId, Key), InstanceId>>,
}

impl Registry {
    /// The object that stands for an entity already.
    pub fn find<T: 'static>(&self, key: Key) -> Option<InstanceId> {
        let id = *self.objects.borrow().get(&(TypeId::of::<T>(), key))?;
        id.lookup_validity().then_some(id)
    }

    /// Notes the object that stands for an entity from now on.
    pub fn insert<T: 'static>(&self, key: Key, object: InstanceId) {
        self.objects
            .borrow_mut()
            .insert((TypeId::of::<T>(), key), object);
    }

    /// Forgets an object that is being freed.
    pub fn remove<T: 'static>(&self, key: Key) {
        let key = (TypeId::of::<T>(), key);
        // An object that was freed on another thread is taken apart later; another may stand for the entity by then.
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

    /// How many entities somebody holds.
    pub fn object_count(&self) -> usize {
        self.objects.borrow().len()
    }
}

//! What an object of an entity's class stands on, and how an entity gets its object.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use discord_cache::Cache;
use discord_rest::Route;
use godot::meta::Element;
use godot::prelude::*;

use crate::convert;
use crate::core::{Core, CoreId};
use crate::entity::Class;
use crate::rest::build_request;

/// What an object of an entity's class stands on.
pub struct Handle<T: Class> {
    core: CoreId,
    held: RefCell<Arc<T>>,
    frozen: bool,
}

impl<T: Class> Handle<T> {
    /// The entity as it is now; that of a frozen copy, as it was.
    pub fn get(&self) -> Arc<T> {
        match self.core() {
            Some(core) if !self.frozen => self.get_with(&core.cache.borrow()),
            _ => self.held.borrow().clone(),
        }
    }

    fn get_with(&self, cache: &Cache) -> Arc<T> {
        let mut held = self.held.borrow_mut();
        if !self.frozen
            && let Some(current) = held.current(cache)
        {
            *held = current;
        }
        held.clone()
    }

    /// The client this entity came from. `None` after it was freed.
    pub fn core(&self) -> Option<Rc<Core>> {
        Core::find(self.core)
    }

    /// The id of that client.
    pub fn core_id(&self) -> CoreId {
        self.core
    }

    /// The live object of something else the entity manager has.
    pub fn find<U: Class>(
        &self,
        find: impl FnOnce(&T, &Cache) -> Option<Arc<U>>,
    ) -> Option<Gd<U::Object>> {
        self.core()?
            .find_live(|cache| find(&self.get_with(cache), cache))
    }

    /// The live objects of others the entity manager has.
    pub fn list<U: Class>(
        &self,
        list: impl FnOnce(&T, &Cache) -> Vec<Arc<U>>,
    ) -> Array<Gd<U::Object>>
    where
        Gd<U::Object>: Element,
    {
        let Some(core) = self.core() else {
            return Array::new();
        };
        core.list_live(|cache| list(&self.get_with(cache), cache))
    }

    /// Calls an endpoint about this entity. Gives an invalid signal if its client is gone.
    pub fn call(
        &self,
        route: &'static Route,
        parameters: &[Variant],
        options: &VarDictionary,
        reason: &GString,
    ) -> Signal {
        let Some(core) = self.core() else {
            return Signal::invalid();
        };
        let options = options.clone().upcast_any_dictionary();
        let request = build_request(&core, route, parameters, Some(&options), Some(reason));
        core.requests
            .send(&core, route.name, route.outcome, request)
    }

    /// Calls an endpoint of which only the newest call counts, for what a game says every frame. `about` tells what it is
    /// about.
    pub fn call_latest(
        &self,
        about: &str,
        route: &'static Route,
        parameters: &[Variant],
        options: &VarDictionary,
        reason: &GString,
    ) -> Signal {
        let Some(core) = self.core() else {
            return Signal::invalid();
        };
        let options = options.clone().upcast_any_dictionary();
        let request = build_request(&core, route, parameters, Some(&options), Some(reason));
        let key = format!("{} {about}", route.name);
        core.requests
            .send_latest(&core, key, route.name, route.outcome, request)
    }

    /// Takes a newer version over.
    pub fn hold(&self, newer: Arc<T>) {
        *self.held.borrow_mut() = newer;
    }
}

impl<T: Class> Drop for Handle<T> {
    fn drop(&mut self) {
        if !self.frozen
            && let Some(key) = self.held.borrow().key()
            && let Some(core) = self.core()
        {
            core.registry.remove::<T>(key);
        }
    }
}

/// The live object of an entity: the same one for as long as somebody holds it.
pub fn live<T: Class>(core: CoreId, entity: Arc<T>) -> Gd<T::Object> {
    let (Some(key), Some(client)) = (entity.key(), Core::find(core)) else {
        return new_object(core, entity, false);
    };
    if let Some(object) = client.registry.find::<T>(key) {
        if entity.is_whole() {
            T::handle(&object, |handle| handle.hold(entity));
        }
        return object;
    }
    let object = new_object(core, entity, false);
    client.registry.insert::<T>(key, &object);
    object
}

/// A copy of an entity as it was, which no update reaches.
pub fn frozen<T: Class>(core: CoreId, entity: Arc<T>) -> Gd<T::Object> {
    new_object(core, entity, true)
}

/// What `print` shows of an object: its class and its id.
pub fn describe<T: Class>(class: &str, entity: &T) -> GString {
    let text = match entity.shown() {
        None => format!("<{class}>"),
        Some(shown) => format!("<{class} {shown}>"),
    };
    convert::text(&text)
}

fn new_object<T: Class>(core: CoreId, entity: Arc<T>, frozen: bool) -> Gd<T::Object> {
    T::object(Handle {
        core,
        held: RefCell::new(entity),
        frozen,
    })
}

impl Core {
    /// The live object of what is found in the cache.
    pub fn find_live<T: Class>(
        &self,
        find: impl FnOnce(&Cache) -> Option<Arc<T>>,
    ) -> Option<Gd<T::Object>> {
        let found = find(&self.cache.borrow())?;
        Some(live(self.id, found))
    }

    /// The live objects of a list from the cache.
    pub fn list_live<T: Class>(
        &self,
        list: impl FnOnce(&Cache) -> Vec<Arc<T>>,
    ) -> Array<Gd<T::Object>>
    where
        Gd<T::Object>: Element,
    {
        let found = list(&self.cache.borrow());
        found
            .into_iter()
            .map(|entity| live(self.id, entity))
            .collect()
    }
}

//! The link between an object of an entity class and its entity.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use discord_cache::Cache;
use discord_godot_values::convert;
use discord_model::Permissions;
use discord_rest::Route;
use godot::meta::Element;
use godot::prelude::*;

use crate::entity::Class;
use crate::entity_owner::{EndpointCall, EntityOwner, find_owner};
use crate::entity_store::{ClientId, EntityStore};

/// The link between an object of an entity class and its entity.
pub struct Handle<T: Class> {
    client: ClientId,
    held: RefCell<Arc<T>>,
    frozen: bool,
}

/// The current version of an entity, and the id of the client that it came from.
pub struct CurrentEntity<T> {
    /// The entity.
    pub entity: Arc<T>,
    /// The client.
    pub client: ClientId,
}

impl<T: Class> Handle<T> {
    /// Returns the current version of the entity and the id of its client.
    pub fn current(&self) -> CurrentEntity<T> {
        CurrentEntity {
            entity: self.get(),
            client: self.client,
        }
    }

    /// Returns the current version of the entity; for a frozen copy, the version of that time.
    pub fn get(&self) -> Arc<T> {
        match self.owner() {
            Some(owner) if !self.frozen => self.get_with(&owner.entities().cache.borrow()),
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

    /// Returns the client that this entity came from. `None` after it was freed.
    pub fn owner(&self) -> Option<Rc<dyn EntityOwner>> {
        find_owner(self.client)
    }

    /// Returns the id of that client.
    pub fn client_id(&self) -> ClientId {
        self.client
    }

    /// Returns the live object of another entity in the entity manager.
    pub fn find<U: Class>(
        &self,
        find: impl FnOnce(&T, &Cache) -> Option<Arc<U>>,
    ) -> Option<Gd<U::Object>> {
        let owner = self.owner()?;
        owner
            .entities()
            .find_live(|cache| find(&self.get_with(cache), cache))
    }

    /// Returns the live objects of other entities in the entity manager.
    pub fn list<U: Class>(
        &self,
        list: impl FnOnce(&T, &Cache) -> Vec<Arc<U>>,
    ) -> Array<Gd<U::Object>>
    where
        Gd<U::Object>: Element,
    {
        let Some(owner) = self.owner() else {
            return Array::new();
        };
        owner
            .entities()
            .list_live(|cache| list(&self.get_with(cache), cache))
    }

    /// Calls an endpoint about this entity. Returns an invalid signal if its client was freed.
    pub fn call(
        &self,
        route: &'static Route,
        parameters: &[Variant],
        options: &VarDictionary,
        reason: &GString,
    ) -> Signal {
        self.request(|owner| {
            owner.call(EndpointCall {
                route,
                parameters,
                options: Some(&options.clone().upcast_any_dictionary()),
                reason: Some(reason),
            })
        })
    }

    /// Calls an endpoint for which only the newest call is sent, for changes that a game makes every frame. `about`
    /// distinguishes the kinds of changes.
    pub fn call_latest(
        &self,
        about: &str,
        route: &'static Route,
        parameters: &[Variant],
        options: &VarDictionary,
        reason: &GString,
    ) -> Signal {
        self.request(|owner| {
            let call = EndpointCall {
                route,
                parameters,
                options: Some(&options.clone().upcast_any_dictionary()),
                reason: Some(reason),
            };
            owner.call_latest(&format!("{} {about}", route.name), call)
        })
    }

    /// Starts a request. Returns an invalid signal if the client was freed.
    pub fn request(&self, request: impl FnOnce(&dyn EntityOwner) -> Signal) -> Signal {
        self.owner()
            .map_or_else(Signal::invalid, |owner| request(&*owner))
    }

    /// Returns permissions that were computed from the cache of the client, as a script receives them: none if they could
    /// not be computed, with a warning if the settings of the client are the reason.
    pub fn permissions(&self, method: &str, computed: Option<Permissions>) -> i64 {
        let permissions = match self.owner() {
            Some(owner) => owner.entities().permissions(method, computed),
            None => computed.unwrap_or_default(),
        };
        permissions.into()
    }

    /// Replaces the entity with a newer version.
    pub fn hold(&self, newer: Arc<T>) {
        *self.held.borrow_mut() = newer;
    }
}

impl<T: Class> Drop for Handle<T> {
    fn drop(&mut self) {
        if !self.frozen
            && let Some(key) = self.held.borrow().key()
            && let Some(owner) = self.owner()
        {
            owner.entities().registry.remove::<T>(key);
        }
    }
}

/// Returns the live object of an entity: the same one as long as a script references it.
pub fn live<T: Class>(client: ClientId, entity: Arc<T>) -> Gd<T::Object> {
    let (Some(key), Some(owner)) = (entity.key(), find_owner(client)) else {
        return new_object(client, entity, false);
    };
    let registry = &owner.entities().registry;
    let known = registry.find::<T>(key);
    if let Some(Ok(object)) = known.map(Gd::<T::Object>::try_from_instance_id) {
        if entity.is_whole() {
            T::handle(&object, |handle| handle.hold(entity));
        }
        return object;
    }
    let object = new_object(client, entity, false);
    registry.insert::<T>(key, object.instance_id());
    object
}

/// Returns a frozen copy of an entity, which is never updated.
pub fn frozen<T: Class>(client: ClientId, entity: Arc<T>) -> Gd<T::Object> {
    new_object(client, entity, true)
}

/// Returns the text that `print` shows for an object: its class and its id.
pub fn describe<T: Class>(class: &str, entity: &T) -> GString {
    let text = match entity.shown() {
        None => format!("<{class}>"),
        Some(shown) => format!("<{class} {shown}>"),
    };
    convert::text(&text)
}

fn new_object<T: Class>(client: ClientId, entity: Arc<T>, frozen: bool) -> Gd<T::Object> {
    T::object(Handle {
        client,
        held: RefCell::new(entity),
        frozen,
    })
}

impl EntityStore {
    /// Returns the live object of an entity that is looked up in the cache.
    pub fn find_live<T: Class>(
        &self,
        find: impl FnOnce(&Cache) -> Option<Arc<T>>,
    ) -> Option<Gd<T::Object>> {
        let found = find(&self.cache.borrow())?;
        Some(live(self.client, found))
    }

    /// Returns the live objects of a list from the cache.
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
            .map(|entity| live(self.client, entity))
            .collect()
    }
}

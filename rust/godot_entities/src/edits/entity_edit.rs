//! The changes of an entity, which are collected and sent together.

use std::cell::RefCell;

use discord_rest::Route;
use godot::prelude::*;

use crate::entity_owner::{EndpointCall, find_owner};
use crate::entity_store::ClientId;

/// The changes of an entity that were set so far.
pub struct EntityEdit {
    client: ClientId,
    route: &'static Route,
    /// The ids of the entity, in the order of the path.
    ids: Vec<Variant>,
    changes: RefCell<VarDictionary>,
}

impl EntityEdit {
    /// Begins without changes.
    pub fn new(client: ClientId, route: &'static Route, ids: Vec<Variant>) -> Self {
        Self {
            client,
            route,
            ids,
            changes: RefCell::default(),
        }
    }

    /// Sets a field. Its value is checked when the changes are sent.
    pub fn set(&self, field: &str, value: &Variant) {
        self.changes.borrow_mut().set(field, value);
    }

    /// Returns a copy of the changes.
    pub fn changes(&self) -> VarDictionary {
        self.changes.borrow().duplicate_shallow()
    }

    /// Sends the changes. Returns an invalid signal if the client was freed.
    pub fn submit(&self, reason: &GString) -> Signal {
        let Some(owner) = find_owner(self.client) else {
            return Signal::invalid();
        };
        owner.call(EndpointCall {
            route: self.route,
            parameters: &self.ids,
            options: Some(&self.changes().upcast_any_dictionary()),
            reason: Some(reason),
        })
    }
}

//! The voice connections of a client.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use discord_client::voice::VoiceConnectionId;
use discord_model::{Guild, Id};

use super::active_connection::ActiveConnection;

/// The voice connections of a client.
#[derive(Default)]
pub struct VoiceRegistry {
    connections: RefCell<BTreeMap<VoiceConnectionId, Rc<ActiveConnection>>>,
    /// The close codes of the connections that ended last.
    close_codes: RefCell<BTreeMap<Id<Guild>, u32>>,
}

impl VoiceRegistry {
    /// Returns all connections.
    pub fn all(&self) -> Vec<Rc<ActiveConnection>> {
        self.connections.borrow().values().cloned().collect()
    }

    /// Returns the connection with this number.
    pub fn get(&self, id: VoiceConnectionId) -> Option<Rc<ActiveConnection>> {
        self.connections.borrow().get(&id).cloned()
    }

    /// Adds a connection.
    pub fn insert(&self, connection: Rc<ActiveConnection>) {
        self.connections
            .borrow_mut()
            .insert(connection.id, connection);
    }

    /// Removes a connection that has ended.
    pub fn remove(&self, id: VoiceConnectionId) -> Option<Rc<ActiveConnection>> {
        self.connections.borrow_mut().remove(&id)
    }

    /// Returns the connection of a guild.
    pub fn of_guild(&self, guild: Id<Guild>) -> Option<Rc<ActiveConnection>> {
        let connections = self.connections.borrow();
        let mut found = connections.values().rev();
        found.find(|connection| connection.guild == guild).cloned()
    }

    /// Returns the code with which the last connection of a guild was closed, or 0.
    pub fn close_code(&self, guild: Id<Guild>) -> u32 {
        let codes = self.close_codes.borrow();
        codes.get(&guild).copied().unwrap_or_default()
    }

    /// Keeps the code with which a connection was closed.
    pub fn set_close_code(&self, guild: Id<Guild>, code: u32) {
        self.close_codes.borrow_mut().insert(guild, code);
    }
}

//! The end-to-end encrypted call in a channel: its group, and the simulated users in it.

use std::collections::BTreeMap;
use std::time::Instant;

use super::message::{FromMember, ToMember};
use super::{Delivery, SimulatedMember};
use crate::id::Id;

/// A call.
pub struct Call {
    channel: Id,
    delivery: Delivery,
    simulated: BTreeMap<Id, SimulatedMember>,
}

impl Call {
    /// A call that nobody has joined. `None` if there is no key for the server.
    pub fn new(channel: Id) -> Option<Call> {
        Some(Call {
            channel,
            delivery: Delivery::new(channel)?,
            simulated: BTreeMap::new(),
        })
    }

    /// A client has connected. This and the methods below return the messages for clients.
    pub fn join(&mut self, user: Id) -> Vec<(Id, ToMember)> {
        self.delivery.join(user);
        self.exchange()
    }

    /// A simulated user has joined.
    pub fn join_simulated(&mut self, user: Id) -> Vec<(Id, ToMember)> {
        if !self.simulated.contains_key(&user)
            && let Some(member) = SimulatedMember::new(user, self.channel)
        {
            self.simulated.insert(user, member);
            self.delivery.join(user);
        }
        self.exchange()
    }

    /// A client or a simulated user has left.
    pub fn leave(&mut self, user: Id) -> Vec<(Id, ToMember)> {
        self.simulated.remove(&user);
        self.delivery.leave(user);
        self.exchange()
    }

    /// A client has sent something.
    pub fn handle(&mut self, user: Id, message: FromMember) -> Vec<(Id, ToMember)> {
        self.delivery.handle(user, message);
        self.exchange()
    }

    /// Time has passed.
    pub fn poll(&mut self, now: Instant) -> Vec<(Id, ToMember)> {
        self.delivery.poll(now);
        self.exchange()
    }

    /// Encrypts the sound of a simulated user. `None` if there is no key yet.
    pub fn seal(&mut self, user: Id, packet: &[u8]) -> Option<Vec<u8>> {
        self.simulated.get_mut(&user)?.seal(packet)
    }

    /// Decrypts the sound of a client, as a simulated user hears it.
    pub fn open(&self, from: Id, frame: &[u8]) -> Option<Vec<u8>> {
        let mut members = self.simulated.values();
        members.find_map(|member| member.open(from, frame))
    }

    /// The code that all members see.
    pub fn privacy_code(&self) -> Option<String> {
        let mut members = self.simulated.values();
        members.find_map(SimulatedMember::privacy_code)
    }

    /// Passes messages between the server and the simulated users until only those for clients are left.
    fn exchange(&mut self) -> Vec<(Id, ToMember)> {
        let mut for_clients = Vec::new();
        while let Some((user, message)) = self.delivery.next_message() {
            match self.simulated.get_mut(&user) {
                Some(member) => {
                    for reply in member.handle(message) {
                        self.delivery.handle(user, reply);
                    }
                }
                None => for_clients.push((user, message)),
            }
        }
        for_clients
    }
}

//! The end-to-end encrypted call in a channel: its group, and the simulated users in it.

use std::collections::BTreeMap;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::message::{FromMember, ToMember};
use super::{Delivery, SimulatedMember};
use crate::id::Id;

/// The id of somebody who is in no channel.
const STRANGER: Id = Id(1);

/// What goes wrong in a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallFault {
    /// The next commit and the next Welcome are changed on the way.
    #[default]
    InvalidCommit,
    /// It is proposed to add somebody who is not in the channel.
    UnknownUser,
}

/// A call.
pub struct Call {
    pub guild: Id,
    channel: Id,
    delivery: Delivery,
    simulated: BTreeMap<Id, SimulatedMember>,
}

impl Call {
    /// A call that nobody has joined. `None` if there is no key for the server.
    pub fn new(guild: Id, channel: Id) -> Option<Call> {
        Some(Call {
            guild,
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
            && let Some(member) =
                SimulatedMember::new(user, self.channel, !self.delivery.is_active())
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

    /// Begins the encryption, for these clients as well.
    pub fn upgrade(&mut self, clients: Vec<Id>) -> Vec<(Id, ToMember)> {
        self.delivery.upgrade(clients);
        self.exchange()
    }

    /// Ends the encryption.
    pub fn downgrade(&mut self) -> Vec<(Id, ToMember)> {
        self.delivery.downgrade();
        self.exchange()
    }

    /// Makes something go wrong.
    pub fn disturb(&mut self, fault: CallFault, clients: &[Id]) -> Vec<(Id, ToMember)> {
        match fault {
            CallFault::InvalidCommit => self.delivery.break_commit(),
            CallFault::UnknownUser => {
                let stranger = SimulatedMember::new(STRANGER, self.channel, false);
                if let Some(package) = stranger.and_then(|stranger| stranger.key_package()) {
                    self.delivery.propose_stranger(STRANGER, &package, clients);
                }
            }
        }
        self.exchange()
    }

    /// Whether a change of keys waits for longer than it should.
    pub fn is_late(&self, now: Instant) -> bool {
        self.delivery.is_late(now)
    }

    /// Changes the keys without those who are not ready.
    pub fn stop_waiting(&mut self) -> Vec<(Id, ToMember)> {
        self.delivery.stop_waiting();
        self.exchange()
    }

    /// How many members the group has.
    pub fn member_count(&self) -> usize {
        self.delivery.member_count()
    }

    /// How many commits of a user nobody had asked for.
    pub fn unwanted_commits(&self, user: Id) -> u32 {
        self.delivery.unwanted_commits(user)
    }

    /// Encrypts the sound of a simulated user. `None` if there is no key yet.
    pub fn seal(&mut self, user: Id, packet: &[u8]) -> Option<Vec<u8>> {
        self.simulated.get_mut(&user)?.seal(packet)
    }

    /// Decrypts the sound of a client, as the simulated users hear it. Returns it if any of them can, and how many of them cannot.
    pub fn open(&self, from: Id, frame: &[u8]) -> (Option<Vec<u8>>, usize) {
        let mut opened = None;
        let mut deaf = 0;
        for member in self.simulated.values() {
            match member.open(from, frame) {
                Some(sound) => opened = Some(sound),
                None => deaf += 1,
            }
        }
        (opened, deaf)
    }

    /// The code that all simulated users see. `None` while they do not see the same one.
    pub fn privacy_code(&self) -> Option<String> {
        let mut codes = self.simulated.values().map(SimulatedMember::privacy_code);
        let first = codes.next()??;
        codes
            .all(|code| code.as_ref() == Some(&first))
            .then_some(first)
    }

    /// Passes messages between the server and the simulated users until only those for clients are left.
    fn exchange(&mut self) -> Vec<(Id, ToMember)> {
        let mut for_clients = Vec::new();
        while let Some((user, message)) = self.delivery.next_message() {
            match self.simulated.get_mut(&user) {
                Some(member) => {
                    // In a large call most members would commit what somebody else has committed already.
                    member.commits = self.delivery.awaits_commit();
                    for reply in member.handle(message) {
                        self.delivery.handle(user, reply);
                    }
                }
                None => for_clients.push((user, message)),
            }
        }
        self.delivery.begin_waiting(Instant::now());
        for_clients
    }
}

//! Which channels are for direct messages with whom. The entity manager keeps what events tell of, and no event tells of these.

use std::cell::RefCell;
use std::collections::VecDeque;

use discord_model::{Channel, Id, User};

/// How many are remembered.
const KEPT: usize = 1000;

/// The channels for direct messages that were opened last, the newest behind.
#[derive(Default)]
pub struct DirectMessages(RefCell<VecDeque<(Id<User>, Id<Channel>)>>);

impl DirectMessages {
    /// The channel with somebody, if it was opened before.
    pub fn find(&self, user: Id<User>) -> Option<Id<Channel>> {
        let opened = self.0.borrow();
        let found = opened.iter().find(|(with, _)| *with == user);
        found.map(|(_, channel)| *channel)
    }

    /// Forgets all.
    pub fn forget(&self) {
        self.0.take();
    }

    /// Remembers a channel; the oldest is forgotten for it.
    pub fn note(&self, user: Id<User>, channel: Id<Channel>) {
        let mut opened = self.0.borrow_mut();
        opened.retain(|(with, _)| *with != user);
        if channel.is_some() {
            opened.push_back((user, channel));
        }
        if opened.len() > KEPT {
            opened.pop_front();
        }
    }
}

//! `enforce_nonce`: the same nonce twice makes one message.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::id::Id;

/// How long a nonce is remembered; Discord says a few minutes.
const WINDOW: Duration = Duration::from_secs(180);
/// How many are remembered at most.
const CAPACITY: usize = 10_000;

/// The nonces of the last minutes, oldest first.
#[derive(Default)]
pub struct Nonces {
    used: VecDeque<UsedNonce>,
}

struct UsedNonce {
    at: Instant,
    author: Id,
    channel: Id,
    nonce: String,
    message: Id,
}

impl Nonces {
    /// The message that author has made with that nonce in the channel lately.
    pub fn find(&mut self, author: Id, channel: Id, nonce: &str) -> Option<Id> {
        let is_over = |used: &UsedNonce| used.at.elapsed() > WINDOW;
        while self.used.front().is_some_and(is_over) {
            self.used.pop_front();
        }
        let same = |used: &&UsedNonce| {
            used.author == author && used.channel == channel && used.nonce == nonce
        };
        self.used.iter().find(same).map(|used| used.message)
    }

    /// Remembers a nonce.
    pub fn insert(&mut self, author: Id, channel: Id, nonce: String, message: Id) {
        if self.used.len() == CAPACITY {
            self.used.pop_front();
        }
        self.used.push_back(UsedNonce {
            at: Instant::now(),
            author,
            channel,
            nonce,
            message,
        });
    }
}

//! What a collector has got. It is kept here and not in the object, which a script may drop on another thread.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use godot::prelude::*;

use crate::rest::DiscordRequest;

/// Why a collector ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It has as many values as it wanted.
    Limit,
    /// Its time is over.
    Time,
    /// Nothing came for too long.
    Idle,
    /// The script stopped it, or it could not go on.
    Stopped,
    /// The client is gone.
    Client,
}

impl Reason {
    /// What the script is told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Limit => "limit",
            Self::Time => "time",
            Self::Idle => "idle",
            Self::Stopped => "stopped",
            Self::Client => "client",
        }
    }
}

/// What a collector has got, for as long as somebody holds it.
pub struct Collection {
    /// The collector.
    pub object: InstanceId,
    /// How many values end it.
    pub max: usize,
    /// For how long nothing may come.
    pub idle: Option<Duration>,
    /// When something came last.
    pub last: Instant,
    /// The values.
    pub values: Vec<Variant>,
    /// How many of them `next` has given.
    pub given: usize,
    /// Those who wait for the next one.
    pub next: VecDeque<Gd<DiscordRequest>>,
    /// Why it ended, if it did.
    pub over: Option<Reason>,
    /// Whether the script was told.
    pub told: bool,
}

impl Collection {
    /// Adds a value; gives who waited for it.
    pub fn add(&mut self, value: Variant, now: Instant) -> Option<Gd<DiscordRequest>> {
        self.values.push(value);
        self.last = now;
        if self.values.len() >= self.max {
            self.over = Some(Reason::Limit);
        }
        let waited = self.next.pop_front();
        self.given += usize::from(waited.is_some());
        waited
    }

    /// The oldest value that `next` has not given; it then has.
    pub fn give(&mut self) -> Option<Variant> {
        let value = self.values.get(self.given)?.clone();
        self.given += 1;
        Some(value)
    }

    /// Whether nothing came for too long.
    pub fn is_idle(&self, now: Instant) -> bool {
        self.idle
            .is_some_and(|idle| now.saturating_duration_since(self.last) >= idle)
    }
}

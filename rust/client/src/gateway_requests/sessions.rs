//! The sessions of the shards, over which requests are sent.

use std::collections::BTreeMap;
use std::time::Instant;

use discord_model::{Guild, Id};

use crate::shard_set::shard_of_guild;

/// The sessions of the shards that run here.
pub(super) struct Sessions {
    /// The time since which each shard has no session, or `None` while it has one.
    offline_since: BTreeMap<u32, Option<Instant>>,
    shard_count: u32,
    /// The time since which no shard has been started. Only used while there are no shards.
    not_started_since: Instant,
}

impl Sessions {
    /// Creates the state without shards.
    pub(super) fn new(now: Instant) -> Self {
        Self {
            offline_since: BTreeMap::new(),
            shard_count: 0,
            not_started_since: now,
        }
    }

    /// Records the start of shards, without sessions.
    pub(super) fn start(&mut self, shards: &[u32], shard_count: u32, now: Instant) {
        self.offline_since = shards.iter().map(|shard| (*shard, Some(now))).collect();
        self.shard_count = shard_count;
    }

    /// Records that a shard has a session.
    pub(super) fn begin(&mut self, shard: u32) {
        if let Some(offline_since) = self.offline_since.get_mut(&shard) {
            *offline_since = None;
        }
    }

    /// Records that a shard has lost its session, or its connection.
    pub(super) fn end(&mut self, shard: u32, now: Instant) {
        if let Some(offline_since) = self.offline_since.get_mut(&shard) {
            offline_since.get_or_insert(now);
        }
    }

    /// Returns since when the session of one of the guilds is missing; `None` if all have one.
    pub(super) fn offline_since(&self, guilds: &[Id<Guild>]) -> Option<Instant> {
        if self.offline_since.is_empty() {
            return Some(self.not_started_since);
        }
        // There is no need to wait for a shard that runs in another process: sending returns the error.
        let offline_since = |guild: &Id<Guild>| {
            let shard = shard_of_guild(*guild, self.shard_count);
            self.offline_since.get(&shard).copied().flatten()
        };
        guilds.iter().filter_map(offline_since).max()
    }

    /// Returns whether one of the guilds belongs to this shard.
    pub(super) fn concerns(&self, shard: u32, guilds: &[Id<Guild>]) -> bool {
        guilds
            .iter()
            .any(|guild| shard_of_guild(*guild, self.shard_count) == shard)
    }
}

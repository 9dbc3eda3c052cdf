//! Which shards have a session to send requests over.

use std::collections::BTreeMap;
use std::time::Instant;

use discord_model::{Guild, Id};

use crate::shard_set::shard_of_guild;

/// The sessions of the shards that run here.
pub(super) struct Sessions {
    /// Since when there has been no session, for each shard; `None` while it has one.
    offline_since: BTreeMap<u32, Option<Instant>>,
    shard_count: u32,
    /// Since when no shard has been started; it counts as long as none is.
    not_started_since: Instant,
}

impl Sessions {
    /// No shard is started yet.
    pub(super) fn new(now: Instant) -> Self {
        Self {
            offline_since: BTreeMap::new(),
            shard_count: 0,
            not_started_since: now,
        }
    }

    /// These shards are started, without a session.
    pub(super) fn start(&mut self, shards: &[u32], shard_count: u32, now: Instant) {
        self.offline_since = shards.iter().map(|shard| (*shard, Some(now))).collect();
        self.shard_count = shard_count;
    }

    /// A shard has a session.
    pub(super) fn begin(&mut self, shard: u32) {
        if let Some(offline_since) = self.offline_since.get_mut(&shard) {
            *offline_since = None;
        }
    }

    /// A shard has lost its session, or its connection.
    pub(super) fn end(&mut self, shard: u32, now: Instant) {
        if let Some(offline_since) = self.offline_since.get_mut(&shard) {
            offline_since.get_or_insert(now);
        }
    }

    /// Since when one of the guilds has had no session to send over; `None` if all have one.
    pub(super) fn offline_since(&self, guilds: &[Id<Guild>]) -> Option<Instant> {
        if self.offline_since.is_empty() {
            return Some(self.not_started_since);
        }
        // The guild of a shard that runs elsewhere is none to wait for: sending says what is wrong.
        let offline_since = |guild: &Id<Guild>| {
            let shard = shard_of_guild(*guild, self.shard_count);
            self.offline_since.get(&shard).copied().flatten()
        };
        guilds.iter().filter_map(offline_since).max()
    }

    /// Whether one of the guilds is of this shard.
    pub(super) fn concerns(&self, shard: u32, guilds: &[Id<Guild>]) -> bool {
        guilds
            .iter()
            .any(|guild| shard_of_guild(*guild, self.shard_count) == shard)
    }
}

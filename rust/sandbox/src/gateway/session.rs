//! A session: what a bot was told, so that it can be told again after its socket broke.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Instant;

use super::event::Dispatch;
use crate::id::Id;

/// What one identify began.
pub struct Session {
    pub id: String,
    pub bot: Id,
    /// `[index, count]`.
    pub shard: (u64, u64),
    pub intents: u64,
    pub large_threshold: usize,
    /// The number of the last dispatch.
    pub seq: u64,
    replay: VecDeque<(u64, Arc<Dispatch>)>,
    /// The socket it has now.
    pub socket: Option<u64>,
    /// Since when it has none.
    pub alone_since: Instant,
}

impl Session {
    pub fn new(bot: Id, shard: (u64, u64), intents: u64, large_threshold: usize) -> Session {
        Session {
            id: format!("{:032x}", fastrand::u128(..)),
            bot,
            shard,
            intents,
            large_threshold,
            seq: 0,
            replay: VecDeque::new(),
            socket: None,
            alone_since: Instant::now(),
        }
    }

    /// Whether that guild belongs to the session's shard.
    pub fn has_guild(&self, guild: Id) -> bool {
        (guild.0 >> 22) % self.shard.1 == self.shard.0
    }

    /// Numbers a dispatch and keeps it for a replay.
    pub fn record(&mut self, dispatch: Arc<Dispatch>, capacity: usize) -> u64 {
        self.seq += 1;
        self.replay.push_back((self.seq, dispatch));
        if self.replay.len() > capacity {
            self.replay.pop_front();
        }
        self.seq
    }

    /// All after that number, oldest first; `None` when some of them are forgotten.
    pub fn missed_since(&self, seq: u64) -> Option<Vec<(u64, Arc<Dispatch>)>> {
        let oldest = self.replay.front();
        let oldest = oldest.map_or(self.seq + 1, |(number, _)| *number);
        let missed = self.replay.iter().filter(|(number, _)| *number > seq);
        (seq + 1 >= oldest).then(|| missed.cloned().collect())
    }

    /// The socket is gone, the session waits.
    pub fn detach(&mut self) {
        self.socket = None;
        self.alone_since = Instant::now();
    }
}

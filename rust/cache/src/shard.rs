//! The shards of a bot, and their guilds.

use discord_model::{Guild, Id};

/// A shard: one of the connections to the gateway among which the guilds of a bot are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShardId {
    /// The id of the shard, from 0.
    pub number: u64,
    /// The number of shards.
    pub count: u64,
}

impl ShardId {
    /// Reads the field `shard` of READY. A server that does not send it has one shard.
    pub(crate) fn from_ready(payload: &[u32]) -> Self {
        match *payload {
            [number, count] if count > 0 => Self {
                number: number.into(),
                count: count.into(),
            },
            _ => Self {
                number: 0,
                count: 1,
            },
        }
    }

    /// Returns whether this shard receives the events of this guild.
    pub fn contains(self, guild: Id<Guild>) -> bool {
        (guild.get() >> 22) % self.count == self.number
    }
}

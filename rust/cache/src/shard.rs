//! Which guilds a connection is for.

use discord_model::{Guild, Id};

/// A connection to the gateway, one of several that share the guilds of a bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Its number, from 0.
    pub number: u64,
    /// How many there are.
    pub count: u64,
}

impl Shard {
    /// Reads what READY says. Where it says nothing there is only one.
    pub(crate) fn of(told: &[u32]) -> Self {
        match *told {
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

    /// Whether it is for this guild.
    pub fn has(self, guild: Id<Guild>) -> bool {
        (guild.get() >> 22) % self.count == self.number
    }
}

//! The errors of commands that cannot be sent.

use crate::command::MAX_PAYLOAD;
use crate::command::members::{MAX_NONCE, MAX_USER_IDS};

/// Why a command was rejected. Nothing has been sent, and the connection stays open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SendError {
    /// The payload is too large for Discord.
    #[error("the payload has {size} bytes; Discord takes {MAX_PAYLOAD} at most: send less at once")]
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// The nonce is too long for Discord.
    #[error("the nonce has {size} bytes; Discord takes {MAX_NONCE} at most")]
    NonceTooLong {
        /// Its size in bytes.
        size: usize,
    },
    /// Too many members were requested by id.
    #[error(
        "{count} members were asked for; Discord takes {MAX_USER_IDS} ids at most: ask several times"
    )]
    TooManyUsers {
        /// The number of ids.
        count: usize,
    },
    /// Too many commands are queued: Discord accepts about two per second.
    #[error("{waiting} commands wait already; Discord takes 120 in a minute: send fewer")]
    QueueFull {
        /// The number of queued commands.
        waiting: usize,
    },
    /// The guild belongs to a shard that does not run here.
    #[error(
        "the guild belongs to shard {shard} of {shard_count}, which does not run in this process: send it from the one that \
         runs that shard"
    )]
    OtherProcess {
        /// The id of the guild's shard.
        shard: u32,
        /// The number of shards of the bot.
        shard_count: u32,
    },
    /// The shard has ended.
    #[error("the shard has ended; log in again")]
    Stopped,
}

//! The errors of commands that cannot be sent.

use crate::command::MAX_PAYLOAD;
use crate::command::members::{MAX_NONCE, MAX_USER_IDS};

/// Why a command was rejected. Nothing has been sent, and the connection stays open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SendError {
    /// The payload is too large for Discord.
    #[error(
        "the payload has {size} bytes; Discord accepts {MAX_PAYLOAD} at most: send less data at once"
    )]
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// The nonce is too long for Discord.
    #[error("the nonce has {size} bytes; Discord accepts {MAX_NONCE} at most")]
    NonceTooLong {
        /// Its size in bytes.
        size: usize,
    },
    /// Too many members were requested by id.
    #[error(
        "{count} members were requested; Discord accepts {MAX_USER_IDS} ids at most: send several requests"
    )]
    TooManyUsers {
        /// The number of ids.
        count: usize,
    },
    /// The opcode is one that the shard sends by itself.
    #[error(
        "the client sends payloads with the opcode {opcode} by itself; to begin or resume a session, reconnect instead"
    )]
    OwnOpcode {
        /// The opcode.
        opcode: u8,
    },
    /// The opcode is one that only Discord sends.
    #[error("only Discord sends payloads with the opcode {opcode}; it would close the connection")]
    ReceivedOpcode {
        /// The opcode.
        opcode: u8,
    },
    /// Too many commands are queued: Discord accepts about two per second.
    #[error("{waiting} commands are waiting already; Discord accepts 120 per minute: send fewer")]
    QueueFull {
        /// The number of queued commands.
        waiting: usize,
    },
    /// The guild belongs to a shard that does not run here.
    #[error(
        "the guild belongs to shard {shard} of {shard_count}, which does not run in this process: send it from the \
         process that runs that shard"
    )]
    OtherProcess {
        /// The id of the guild's shard.
        shard: u32,
        /// The number of shards of the bot.
        shard_count: u32,
    },
    /// The shard does not run here.
    #[error("shard {shard} does not run here; use the id of a shard that does")]
    UnknownShard {
        /// The id of the shard.
        shard: u32,
    },
    /// The shard has ended.
    #[error("the shard has ended; log in again")]
    Stopped,
}

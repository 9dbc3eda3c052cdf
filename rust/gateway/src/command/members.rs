//! Asking for members of a guild.

use serde::Serialize;

use crate::command::send_error::SendError;
use crate::command::snowflake::{snowflake, snowflakes};

/// The longest nonce, in bytes. Discord drops a longer one, and the answer could not be told from others.
pub const MAX_NONCE: usize = 32;

/// The most members that can be asked for by id at once.
pub const MAX_USER_IDS: usize = 100;

/// A request for members of a guild (opcode 8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestGuildMembers {
    /// The guild.
    #[serde(serialize_with = "snowflake")]
    pub guild_id: u64,
    /// Which members.
    #[serde(flatten)]
    pub members: Members,
    /// Whether their presences come along. Needs the `GUILD_PRESENCES` intent.
    pub presences: bool,
    /// Comes back with the answer, to tell it from others. At most 32 bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
}

/// Which members to ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Members {
    /// Those whose name begins so.
    Query {
        /// The beginning of the name. With `""` and a limit of 0 all members come: that needs the `GUILD_MEMBERS`
        /// intent, and Discord grants it once in 30 s for each guild.
        query: String,
        /// How many at most: up to 100, or 0 for all.
        limit: u32,
    },
    /// These, at most 100.
    Users {
        /// Their ids.
        #[serde(serialize_with = "snowflakes")]
        user_ids: Vec<u64>,
    },
}

impl RequestGuildMembers {
    /// The limits that Discord would not tell us about.
    pub(crate) fn check(&self) -> Result<(), SendError> {
        if let Some(size) = self
            .nonce
            .as_ref()
            .map(String::len)
            .filter(|size| *size > MAX_NONCE)
        {
            return Err(SendError::NonceTooLong { size });
        }
        match &self.members {
            Members::Users { user_ids } if user_ids.len() > MAX_USER_IDS => {
                Err(SendError::TooManyUsers {
                    count: user_ids.len(),
                })
            }
            _ => Ok(()),
        }
    }
}

//! Requests for members of a guild.

use serde::Serialize;

use crate::command::send_error::SendError;
use crate::command::snowflake::{snowflake, snowflakes};

/// The maximum length of a nonce, in bytes. Discord ignores a longer one, and the response could not be distinguished
/// from others.
pub const MAX_NONCE: usize = 32;

/// The maximum number of members that can be requested by id at once.
pub const MAX_USER_IDS: usize = 100;

/// A request for members of a guild (opcode 8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestGuildMembers {
    /// The guild.
    #[serde(serialize_with = "snowflake")]
    pub guild_id: u64,
    /// The requested members.
    #[serde(flatten)]
    pub members: Members,
    /// Whether to include their presences. This needs the `GUILD_PRESENCES` intent.
    pub presences: bool,
    /// A nonce of at most 32 bytes, which is included in the response to distinguish it from others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
}

/// The members that are requested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Members {
    /// Members whose name begins with a text.
    Query {
        /// The beginning of the name. With `""` and a limit of 0, all members are requested: this needs the
        /// `GUILD_MEMBERS` intent, and Discord allows it once in 30 s for each guild.
        query: String,
        /// The maximum number of members: up to 100, or 0 for all.
        limit: u32,
    },
    /// These members, at most 100.
    Users {
        /// Their ids.
        #[serde(serialize_with = "snowflakes")]
        user_ids: Vec<u64>,
    },
}

impl RequestGuildMembers {
    /// Checks the limits whose violation Discord would not report.
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

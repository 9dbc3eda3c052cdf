//! Why a socket is closed.

use std::borrow::Cow;

/// A close code and its reason, as the client is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Close {
    pub code: u16,
    pub reason: Cow<'static, str>,
}

impl Close {
    pub const UNKNOWN_ERROR: Close = Close::new(4000, "Unknown error.");
    pub const UNKNOWN_OPCODE: Close = Close::new(4001, "Unknown opcode.");
    pub const DECODE_ERROR: Close = Close::new(4002, "Error while decoding payload.");
    pub const NOT_AUTHENTICATED: Close = Close::new(4003, "Not authenticated.");
    pub const AUTHENTICATION_FAILED: Close = Close::new(4004, "Authentication failed.");
    pub const ALREADY_AUTHENTICATED: Close = Close::new(4005, "Already authenticated.");
    pub const INVALID_SEQ: Close = Close::new(4007, "Invalid seq.");
    pub const RATE_LIMITED: Close = Close::new(4008, "You are being rate limited.");
    pub const SESSION_TIMED_OUT: Close = Close::new(4009, "Session timed out.");
    pub const INVALID_SHARD: Close = Close::new(4010, "Invalid shard.");
    pub const SHARDING_REQUIRED: Close = Close::new(4011, "Sharding required.");
    pub const INVALID_API_VERSION: Close = Close::new(4012, "Invalid API version.");
    pub const INVALID_INTENTS: Close = Close::new(4013, "Invalid intent(s).");
    pub const DISALLOWED_INTENTS: Close = Close::new(4014, "Disallowed intent(s).");

    const fn new(code: u16, reason: &'static str) -> Close {
        Close {
            code,
            reason: Cow::Borrowed(reason),
        }
    }

    /// Whether the session ends with the socket when the sandbox closes it with this code.
    pub fn ends_session(&self) -> bool {
        matches!(self.code, 4004 | 4007 | 4009 | 4010..=4014)
    }
}

/// Whether a session ends when the client closes its socket with this code; a socket that just broke has none.
pub fn client_ends_session(code: Option<u16>) -> bool {
    matches!(code, Some(1000 | 1001))
}

//! The close codes of the voice gateway.

use std::borrow::Cow;

use crate::gateway::Close;

pub const UNKNOWN_OPCODE: Close = close(4001, "Unknown opcode.");
pub const DECODE_ERROR: Close = close(4002, "Failed to decode payload.");
pub const NOT_AUTHENTICATED: Close = close(4003, "Not authenticated.");
pub const AUTHENTICATION_FAILED: Close = close(4004, "Authentication failed.");
pub const ALREADY_AUTHENTICATED: Close = close(4005, "Already authenticated.");
pub const SESSION_INVALID: Close = close(4006, "Session is no longer valid.");
pub const SESSION_TIMEOUT: Close = close(4009, "Session timeout.");
pub const SERVER_NOT_FOUND: Close = close(4011, "Server not found.");
pub const UNKNOWN_PROTOCOL: Close = close(4012, "Unknown protocol.");
/// The client was moved or kicked.
pub const DISCONNECTED: Close = close(4014, "Disconnected.");
pub const UNKNOWN_MODE: Close = close(4016, "Unknown encryption mode.");
/// The channel is encrypted end to end, which the client does not support.
pub const DAVE_REQUIRED: Close = close(4017, "E2EE/DAVE protocol required.");
/// The voice server of the guild changed.
pub const CALL_TERMINATED: Close = close(4022, "Disconnected: Call terminated.");

const fn close(code: u16, reason: &'static str) -> Close {
    Close {
        code,
        reason: Cow::Borrowed(reason),
    }
}

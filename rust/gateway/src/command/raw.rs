//! Payloads of any opcode.

use discord_model::GatewayOpcode;
use serde_json::Value;

use crate::command::send_error::SendError;

/// The opcodes that only the shard itself may send, because they belong to the state of its connection.
const OWN: [GatewayOpcode; 3] = [
    GatewayOpcode::HEARTBEAT,
    GatewayOpcode::IDENTIFY,
    GatewayOpcode::RESUME,
];

/// The opcodes that only Discord sends. It closes a connection that sends them (4001).
const RECEIVED: [GatewayOpcode; 5] = [
    GatewayOpcode::DISPATCH,
    GatewayOpcode::RECONNECT,
    GatewayOpcode::INVALID_SESSION,
    GatewayOpcode::HELLO,
    GatewayOpcode::HEARTBEAT_ACK,
];

/// A payload with any opcode, for features that have no command of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCommand {
    /// The opcode.
    pub opcode: u8,
    /// The data.
    pub data: Value,
}

impl RawCommand {
    /// Rejects opcodes with which the connection would be closed.
    pub(crate) fn check(&self) -> Result<(), SendError> {
        let opcode = GatewayOpcode(self.opcode);
        if OWN.contains(&opcode) {
            return Err(SendError::OwnOpcode {
                opcode: self.opcode,
            });
        }
        if RECEIVED.contains(&opcode) {
            return Err(SendError::ReceivedOpcode {
                opcode: self.opcode,
            });
        }
        Ok(())
    }

    /// Returns whether this updates the presence, for which Discord has a separate limit.
    pub(crate) fn is_presence(&self) -> bool {
        GatewayOpcode(self.opcode) == GatewayOpcode::PRESENCE_UPDATE
    }
}

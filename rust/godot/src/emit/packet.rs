//! Emits the payloads of the connections.

use godot::prelude::*;

use crate::core::Core;

/// The signals of `DiscordGatewayWebSocket`.
const SENT: &str = "packet_sent";
const RECEIVED: &str = "packet_received";

/// Returns whether a script has connected a signal for payloads.
pub fn are_packets_heard(core: &Core) -> bool {
    core.gateway_websocket().is_some_and(|socket| {
        [SENT, RECEIVED]
            .into_iter()
            .any(|name| socket.has_connections(&core.signal_names.get(name)))
    })
}

/// Emits the signal for a payload.
pub fn emit_packet(core: &Core, shard: u32, sent: bool, packet: Variant) {
    let name = if sent { SENT } else { RECEIVED };
    let arguments = [shard.to_variant(), packet];
    let name = core.signal_names.get(name);
    if let Some(mut socket) = core.gateway_websocket() {
        socket.emit_signal(&name, &arguments);
    }
}

//! Converts events of the client to signals of the node.

mod arguments;
mod change;
mod gateway_responses;
mod packet;
mod shard;
mod text;

use std::time::Instant;

use discord_cache::PreparedEvent;
use discord_client::{ClientError, ClientEvent, PostponedEvent, RawEvent, Ready, ShardSet};
use godot::prelude::*;

use crate::conversion::Source;
use crate::core::Core;
use crate::rest::{complete_download, complete_reply};
use crate::signals::{is_heard, signal};
use arguments::me;
use change::changed;
use packet::emit_packet;

use discord_godot_values::convert;
use discord_godot_values::error::DiscordError;
pub use packet::are_packets_heard;

/// Handles one event of the client.
pub fn inbound(core: &Core, inbound: ClientEvent) {
    match inbound {
        ClientEvent::ShardsStarted {
            shards,
            shard_count,
        } => {
            core.gateway_requests
                .borrow_mut()
                .shards_started(&shards, shard_count, Instant::now());
            core.connection(|connection| {
                connection.set_shards(ShardSet::new(&shards, shard_count))
            });
        }
        ClientEvent::Identity { user, application } => core
            .entities
            .change_cache(|cache| cache.set_identity(user, application)),
        ClientEvent::ShardConnected(shard) => shard::connected(core, shard),
        ClientEvent::ShardDisconnected { shard, reason } => {
            shard::disconnected(core, shard, reason)
        }
        ClientEvent::ReconnectScheduled { shard, reason } => {
            shard::reconnect_scheduled(core, shard, reason)
        }
        ClientEvent::Packet {
            shard,
            sent,
            packet,
        } => emit_packet(core, shard, sent, convert::to_variant(&packet)),
        ClientEvent::Failed(failure) => failed(core, failure),
        ClientEvent::Warning(text) => godot_warn!("DiscordClient: {text}"),
        ClientEvent::Event {
            shard,
            raw,
            prepared,
            ..
        } => {
            emit_raw(core, raw);
            commit(core, shard, prepared);
        }
        ClientEvent::Reply { request, result } => complete_reply(core, request, result),
        ClientEvent::Download { request, result } => complete_download(core, request, result),
    }
}

/// Handles one event of the client, until the deadline if its payload must be converted. [`finish`] does the rest.
pub fn begin(core: &Core, inbound: ClientEvent, deadline: Instant) {
    match inbound {
        ClientEvent::Event {
            shard,
            sequence,
            raw: Some(raw),
            prepared,
        } if is_heard(core, "raw_event") => {
            let RawEvent { name, data } = *raw;
            let source = Source::Event {
                shard,
                sequence,
                name,
                prepared,
            };
            core.conversion.begin(source, data);
            finish(core, deadline);
        }
        ClientEvent::Packet {
            shard,
            sent,
            packet,
        } => {
            core.conversion
                .begin(Source::Packet { shard, sent }, packet);
            finish(core, deadline);
        }
        other => self::inbound(core, other),
    }
}

/// Continues the event or packet that was begun. Other events are handled after it.
pub fn finish(core: &Core, deadline: Instant) {
    match core.conversion.advance(deadline) {
        None => {}
        Some((Source::Packet { shard, sent }, packet)) => emit_packet(core, shard, sent, packet),
        Some((
            Source::Event {
                shard,
                name,
                prepared,
                ..
            },
            payload,
        )) => {
            signal(core, "raw_event", || {
                [convert::text(&name).to_variant(), payload]
            });
            commit(core, shard, prepared);
        }
    }
}

fn commit(core: &Core, shard: u32, prepared: Option<PreparedEvent>) {
    let Some(prepared) = prepared else {
        return;
    };
    let change = core.entities.change_cache(|cache| cache.commit(prepared));
    if !core.gateway_requests.borrow().is_empty() {
        gateway_responses::resolve(core, &change);
    }
    changed(core, shard, change);
}

/// Handles an event that is a response to a request over the gateway, without its signals. These follow in
/// [`postponed`].
pub fn gateway_response(core: &Core, inbound: ClientEvent) {
    let ClientEvent::Event {
        shard,
        raw,
        prepared,
        ..
    } = inbound
    else {
        return;
    };
    if let Some(prepared) = prepared {
        let change = core.entities.change_cache(|cache| cache.commit(prepared));
        gateway_responses::resolve(core, &change);
        core.connection(|connection| connection.postpone(PostponedEvent { shard, raw, change }));
    }
}

/// Emits the signals of an event that was handled while signals had to wait.
pub fn postponed(core: &Core, event: PostponedEvent) {
    emit_raw(core, event.raw);
    changed(core, event.shard, event.change);
}

fn emit_raw(core: &Core, raw: Option<Box<RawEvent>>) {
    if let Some(raw) = raw {
        signal(core, "raw_event", || {
            [
                convert::text(&raw.name).to_variant(),
                convert::to_variant(&raw.data),
            ]
        });
    }
}

/// Handles a failed login. If nothing is connected to the signal, the error is logged, so that a bot does not fail
/// silently.
pub fn failed(core: &Core, failure: ClientError) {
    if !failure.will_retry {
        let was_connected = core.connection(|connection| connection.is_connected());
        core.give_up_login();
        // If other shards were connected, the bot is disconnected now.
        if was_connected {
            signal(core, "disconnected", || []);
        }
    }
    if is_heard(core, "connection_error") {
        signal(core, "connection_error", || {
            [DiscordError::new(failure).to_variant()]
        });
    } else if failure.will_retry {
        godot_warn!("DiscordClient: {failure}");
    } else {
        godot_error!("DiscordClient: {failure}");
    }
}

/// Emits `client_ready` once per login, and `session_started` when the bot's guilds are available after a new session has begun.
pub fn readiness(core: &Core) {
    let Some(ready) = core.connection(|connection| connection.take_ready(Instant::now())) else {
        return;
    };
    if ready != Ready::Again {
        signal(core, "client_ready", || [me(core)]);
    }
    // A handler of `client_ready` may have logged out.
    if ready != Ready::Resumed && core.connection(|connection| connection.is_ready()) {
        signal(core, "session_started", || [me(core)]);
    }
}

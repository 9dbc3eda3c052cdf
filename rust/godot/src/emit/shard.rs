//! Converts events of one shard to signals of the shard and of the bot as a whole.

use std::time::Instant;

use discord_client::{BotChange, ClientError, ShardChange};
use discord_godot_values::error::DiscordError;
use godot::classes::Os;
use godot::prelude::*;

use crate::core::Core;
use crate::signals::signal;

/// A shard is connected.
pub fn connected(core: &Core, shard: u32) {
    let bot_change = core.connection(|connection| {
        connection.disconnects().connected(shard);
        connection.change_shard(shard, ShardChange::Connected)
    });
    signal(core, "shard_connected", || [shard.to_variant()]);
    emit_bot_change(core, bot_change);
}

/// A shard has a new session.
pub fn ready(core: &Core, shard: u32) {
    let bot_change =
        core.connection(|connection| connection.change_shard(shard, ShardChange::Ready));
    core.gateway_requests
        .borrow_mut()
        .session_began(shard, Instant::now());
    signal(core, "shard_ready", || [shard.to_variant()]);
    emit_bot_change(core, bot_change);
}

/// A shard has resumed its session.
pub fn resumed(core: &Core, shard: u32) {
    let bot_change =
        core.connection(|connection| connection.change_shard(shard, ShardChange::Resumed));
    core.gateway_requests
        .borrow_mut()
        .resumed(shard, Instant::now());
    signal(core, "shard_resumed", || [shard.to_variant()]);
    emit_bot_change(core, bot_change);
}

/// A shard has lost its connection.
pub fn disconnected(core: &Core, shard: u32, reason: ClientError) {
    if Os::singleton().is_stdout_verbose() {
        godot_print!("DiscordClient: shard {shard} disconnected. {reason}");
    }
    let bot_change =
        core.connection(|connection| connection.change_shard(shard, ShardChange::Disconnected));
    core.connection(|connection| {
        connection.set_last_disconnect(reason.clone());
        connection
            .disconnects()
            .record(shard, reason.clone(), Instant::now());
    });
    core.gateway_requests
        .borrow_mut()
        .disconnected(shard, Instant::now());
    signal(core, "shard_disconnected", || {
        [shard.to_variant(), DiscordError::new(reason).to_variant()]
    });
    emit_bot_change(core, bot_change);
}

/// A shard connects again after a while.
pub fn reconnect_scheduled(core: &Core, shard: u32, reason: ClientError) {
    core.connection(|connection| {
        connection
            .disconnects()
            .record(shard, reason.clone(), Instant::now());
    });
    signal(core, "reconnect_scheduled", || {
        [
            shard.to_variant(),
            reason.retry_after.to_variant(),
            DiscordError::new(reason).to_variant(),
        ]
    });
}

fn emit_bot_change(core: &Core, change: Option<BotChange>) {
    let name = match change {
        None => return,
        Some(BotChange::Connected) => "connected",
        Some(BotChange::Reconnected) => "reconnected",
        Some(BotChange::Resumed) => "resumed",
        Some(BotChange::Disconnected) => "disconnected",
    };
    signal(core, name, || []);
}

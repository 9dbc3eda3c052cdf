//! From what happened to the signals of the node.

mod answers;
mod arguments;
mod change;
mod text;

use std::time::Instant;

use discord_cache::{Change, Prepared};
use discord_client::{Failure, Inbound, RawEvent};
use godot::classes::Os;
use godot::prelude::*;

use crate::convert;
use crate::core::Core;
use crate::error::DiscordError;
use crate::rest::{complete_download, complete_reply};
use crate::signals::{is_heard, signal};
use arguments::me;
use change::changed;

/// Handles one thing that happened.
pub fn inbound(core: &Core, inbound: Inbound) {
    match inbound {
        Inbound::Connected { again } => {
            core.session.set_connected(true);
            let name = if again { "reconnected" } else { "connected" };
            signal(core, name, || []);
        }
        Inbound::Disconnected(reason) => {
            if Os::singleton().is_stdout_verbose() {
                godot_print!("DiscordClient: disconnected. {reason}");
            }
            core.session.disconnected(reason);
            core.gathering.disconnected();
            signal(core, "disconnected", || []);
        }
        Inbound::Failed(failure) => failed(core, failure),
        Inbound::Warning(text) => godot_warn!("DiscordClient: {text}"),
        Inbound::Event { raw, prepared } => {
            emit_raw(core, raw);
            commit(core, prepared);
        }
        Inbound::Reply { request, result } => complete_reply(core, request, result),
        Inbound::Download { request, result } => complete_download(core, request, result),
    }
}

/// Handles one thing that happened, until the deadline if it is an event with a payload to convert. [`finish`] does the rest.
pub fn begin(core: &Core, inbound: Inbound, deadline: Instant) {
    match inbound {
        Inbound::Event {
            raw: Some(raw),
            prepared,
        } if is_heard(core, "raw_event") => {
            core.raw_event.begin(raw, prepared);
            finish(core, deadline);
        }
        other => self::inbound(core, other),
    }
}

/// Goes on with the event that was begun. Others are handled after it.
pub fn finish(core: &Core, deadline: Instant) {
    if let Some(event) = core.raw_event.advance(deadline) {
        signal(core, "raw_event", || {
            [convert::text(&event.name).to_variant(), event.payload]
        });
        commit(core, event.prepared);
    }
}

fn commit(core: &Core, prepared: Option<Prepared>) {
    let Some(prepared) = prepared else {
        return;
    };
    let change = core.change_cache(|cache| cache.commit(prepared));
    if !core.gathering.is_empty() {
        answers::resolve(core, &change);
    }
    changed(core, change);
}

/// Handles an event that answers a request over the gateway, but for its signals: these follow by [`postponed`].
pub fn answer(core: &Core, inbound: Inbound) {
    let Inbound::Event { raw, prepared } = inbound else {
        return;
    };
    if let Some(prepared) = prepared {
        let change = core.change_cache(|cache| cache.commit(prepared));
        answers::resolve(core, &change);
        core.session.postpone(raw, change);
    }
}

/// Emits the signals of an event that was handled while signals had to wait.
pub fn postponed(core: &Core, raw: Option<RawEvent>, change: Change) {
    emit_raw(core, raw);
    changed(core, change);
}

fn emit_raw(core: &Core, raw: Option<RawEvent>) {
    if let Some(raw) = raw {
        signal(core, "raw_event", || {
            [
                convert::text(&raw.name).to_variant(),
                convert::to_variant(&raw.data),
            ]
        });
    }
}

/// A login that failed. If nobody listens, the log says it: a bot must not fail in silence.
pub fn failed(core: &Core, failure: Failure) {
    if !failure.will_retry {
        core.session.give_up(core);
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

/// Tells once per login that the bot's guilds are there.
pub fn readiness(core: &Core) {
    let ready = core
        .session
        .with_readiness(|readiness| readiness.take(Instant::now()));
    if ready == Some(true) {
        signal(core, "client_ready", || [me(core)]);
    }
}

//! From what happened to the signals of the node.

mod answers;
mod arguments;
mod change;
mod text;

use std::time::Instant;

use discord_client::{Failure, Inbound};
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
        Inbound::Disconnected => {
            core.session.set_connected(false);
            core.gathering.disconnected();
            signal(core, "disconnected", || []);
        }
        Inbound::Failed(failure) => failed(core, failure),
        Inbound::Warning(text) => godot_warn!("DiscordClient: {text}"),
        Inbound::Event { raw, prepared } => {
            if let Some(raw) = raw {
                signal(core, "raw_event", || {
                    [
                        GString::from(&raw.name).to_variant(),
                        convert::to_variant(&raw.data),
                    ]
                });
            }
            if let Some(prepared) = prepared {
                let change = core.change_cache(|cache| cache.commit(prepared));
                changed(core, change);
            }
        }
        Inbound::Reply { request, result } => complete_reply(core, request, result),
        Inbound::Download { request, result } => complete_download(core, request, result),
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

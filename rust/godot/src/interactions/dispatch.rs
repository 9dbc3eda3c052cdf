//! Calls the handlers of interactions, and defers or reports interactions without a response.

use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_client::interactions::{INITIAL_RESPONSE_LIMIT, auto_defer, describe};
use discord_godot_entities::handle::live;
use discord_model::Interaction;
use godot::prelude::*;

use super::initial_response;
use crate::command_rules::call_handler;
use crate::core::Core;
use crate::signals::{is_connected, signal};

/// The time after which an interaction without a response is deferred, if that is enabled: early enough to reach
/// Discord in time.
const DEFER_AFTER: Duration = Duration::from_millis(1_500);

/// The time after which a missing response is reported: before Discord shows an error to the user.
const TELL_AFTER: Duration = Duration::from_millis(2_500);

/// The signal that is emitted for each interaction.
const SIGNAL: &str = "interaction_created";

/// Emits the signal for an interaction, and calls its handler.
pub fn dispatch(core: &Core, interaction: Arc<Interaction>) {
    core.interactions.pending.borrow_mut().received(
        interaction.clone(),
        describe(&interaction),
        Instant::now(),
    );
    let object = live(core.id(), interaction.clone()).to_variant();
    let handler = core.interactions.handler(&interaction);
    let wished = core.auto_defers();
    let connected = is_connected(core, SIGNAL);
    if let Some(handler) = &handler {
        let wished = handler.auto_defer.unwrap_or(wished);
        take(
            core,
            &interaction,
            handler.name(),
            handler.ephemeral,
            wished,
        );
    } else if connected {
        take(core, &interaction, SIGNAL.to_owned(), false, wished);
    }
    let waiting = core.waits.listeners(SIGNAL);
    signal(core, SIGNAL, || [object.clone()]);
    if let Some(handler) = handler {
        call_handler(core, &interaction, handler, &object);
        return;
    }
    if waiting.iter().any(|number| core.waits.is_over(*number)) {
        take(core, &interaction, "a wait".to_owned(), false, wished);
    } else if !connected && waiting.is_empty() {
        godot_warn!(
            "DiscordClient: {} was used, but it has no handler: see DiscordClient.handle_command, handle_component \
             and handle_modal.",
            describe(&interaction)
        );
    }
}

/// Records the handler of an interaction, and whether the response is deferred automatically.
fn take(core: &Core, interaction: &Interaction, by: String, ephemeral: bool, wished: bool) {
    let auto_defer = auto_defer(interaction, ephemeral).filter(|_| wished);
    let mut pending = core.interactions.pending.borrow_mut();
    pending.assign(interaction.id.get(), by, auto_defer);
}

/// Defers or reports the interactions without a response. Called once per frame.
pub fn process_frame(core: &Core) {
    let mut pending = core.interactions.pending.borrow_mut();
    let to_defer = pending.take_to_defer(DEFER_AFTER, Instant::now());
    drop(pending);
    for (interaction, wished) in to_defer {
        initial_response::defer_automatically(core, &interaction, wished);
    }
    let mut pending = core.interactions.pending.borrow_mut();
    let overdue: Vec<_> = pending
        .take_overdue(TELL_AFTER, Instant::now())
        .into_iter()
        .filter(|overdue| !overdue.handler.is_empty())
        .map(|overdue| (overdue.description.clone(), overdue.handler.clone()))
        .collect();
    drop(pending);
    for (what, handler) in overdue {
        let (passed, patience) = (TELL_AFTER.as_secs_f64(), INITIAL_RESPONSE_LIMIT.as_secs());
        godot_warn!(
            "DiscordClient: {what} was passed to {handler}, which has not responded for {passed:.1} s. After \
             {patience} s Discord shows that the bot did not respond. Respond with reply, or with defer if it takes \
             longer; or set auto_defer."
        );
    }
}

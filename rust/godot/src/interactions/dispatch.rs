//! Hands interactions to those who take them, and looks after those that forget to answer.

use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_client::interactions::{INITIAL_RESPONSE_LIMIT, auto_defer, describe};
use discord_godot_entities::handle::live;
use discord_model::Interaction;
use godot::prelude::*;

use super::handlers::method;
use super::initial_response;
use crate::core::Core;
use crate::signals::{is_connected, signal};

/// When an interaction that nobody answered is deferred, if that is wished: soon enough to arrive in time.
const DEFER_AFTER: Duration = Duration::from_millis(1_500);

/// When it is told that nobody answered: before Discord tells the person.
const TELL_AFTER: Duration = Duration::from_millis(2_500);

/// The signal that tells of each.
const SIGNAL: &str = "interaction_created";

/// Tells of an interaction, and hands it to whoever takes it.
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
        if let Err(reason) = handler.call(method(&interaction), &object) {
            godot_error!(
                "DiscordClient: {} was used, but {} cannot take it: {reason}.",
                describe(&interaction),
                handler.name(),
            );
        }
        return;
    }
    if waiting.iter().any(|number| core.waits.is_over(*number)) {
        take(core, &interaction, "a wait".to_owned(), false, wished);
    } else if !connected && waiting.is_empty() {
        godot_warn!(
            "DiscordClient: {} was used, but nothing takes it: see DiscordClient.handle_command, handle_component and handle_modal.",
            describe(&interaction)
        );
    }
}

/// Notes who takes an interaction, and whether it is deferred if they forget it.
fn take(core: &Core, interaction: &Interaction, by: String, ephemeral: bool, wished: bool) {
    let auto_defer = auto_defer(interaction, ephemeral).filter(|_| wished);
    let mut pending = core.interactions.pending.borrow_mut();
    pending.assign(interaction.id.get(), by, auto_defer);
}

/// Once a frame: what was not answered in time is deferred, or reported.
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
            "DiscordClient: {what} was taken by {handler}, which has not answered for {passed:.1} s. After {patience} s Discord shows that the bot did not respond. Answer with reply, or with defer if it takes longer; or set auto_defer."
        );
    }
}

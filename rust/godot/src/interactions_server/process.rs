//! Runs once per frame: dispatches what the servers have received. Nothing is borrowed while signals are emitted.

use std::time::{Duration, Instant};

use discord_cache::{Change, PreparedEvent};
use discord_client::ClientError;
use discord_client::interactions_endpoint::{EndpointEvent, HttpResponder, Rejection};
use discord_godot_values::convert;
use discord_godot_values::error::DiscordError;
use godot::prelude::*;

use super::node::DiscordInteractionsServer;
use super::running::RunningServer;
use crate::core::Core;
use crate::interactions::dispatch;

/// The time that the events of a server may take in one frame, including handlers. At least one event is handled.
const BUDGET: Duration = Duration::from_millis(2);

/// Processes every server.
pub fn process_frame() {
    for server in RunningServer::all() {
        serve(&server);
    }
}

fn find(server: &RunningServer) -> Option<Gd<DiscordInteractionsServer>> {
    Gd::try_from_instance_id(server.node()).ok()
}

fn serve(server: &RunningServer) {
    if server.take_pending_stopped() {
        emit(server, "stopped", &[]);
    }
    if server.take_wants_start()
        && let Some(node) = find(server)
    {
        let started = node.bind().try_start();
        drop(node);
        if let Err((_, failure)) = started {
            failed(server, failure);
        }
    }
    if server.take_pending_started()
        && let Some(port) = server.port()
    {
        emit(server, "started", &[i64::from(port).to_variant()]);
    }
    let deadline = Instant::now() + BUDGET;
    loop {
        let can_process =
            find(server).is_some_and(|node| node.is_inside_tree() && node.can_process());
        let event = can_process.then(|| server.receive()).flatten();
        let Some(event) = event else {
            return;
        };
        handle(server, event);
        if Instant::now() >= deadline {
            return;
        }
    }
}

fn handle(server: &RunningServer, event: EndpointEvent) {
    match event {
        EndpointEvent::Interaction {
            prepared,
            responder,
        } => {
            server.note_valid_signature();
            if let Some(core) = server.client() {
                receive(&core, *prepared, responder);
            }
        }
        EndpointEvent::Webhook(event) => {
            server.note_valid_signature();
            let arguments = [
                convert::text(&event.name).to_variant(),
                convert::to_variant(&event.data),
                convert::text(&event.timestamp).to_variant(),
            ];
            emit(server, "webhook_event_received", &arguments);
        }
        EndpointEvent::Rejected(rejection) => rejected(server, rejection),
        EndpointEvent::AcceptFailed(failure) => failed(server, failure),
    }
}

/// Dispatches an interaction like those of the gateway.
fn receive(core: &Core, prepared: PreparedEvent, responder: HttpResponder) {
    let change = core.entities.change_cache(|cache| cache.commit(prepared));
    if let Change::InteractionCreated { interaction } = change {
        core.interactions
            .received_over_http(interaction.clone(), responder);
        dispatch(core, interaction);
    }
}

fn rejected(server: &RunningServer, rejection: Rejection) {
    if server.is_key_suspicious(rejection) && !is_connected(server, "request_rejected") {
        godot_warn!(
            "DiscordInteractionsServer: several requests had an invalid signature, and none a valid one. If Discord's \
             developer portal does not accept the URL, check that `public_key` is the public key of this application."
        );
    }
    let arguments = [
        i64::from(rejection.status()).to_variant(),
        rejection.to_string().to_variant(),
    ];
    emit(server, "request_rejected", &arguments);
}

fn failed(server: &RunningServer, failure: ClientError) {
    if is_connected(server, "failed") {
        emit(server, "failed", &[DiscordError::new(failure).to_variant()]);
    } else {
        godot_error!("DiscordInteractionsServer: {failure}");
    }
}

fn is_connected(server: &RunningServer, signal: &str) -> bool {
    find(server).is_some_and(|node| node.has_connections(signal))
}

fn emit(server: &RunningServer, signal: &str, arguments: &[Variant]) {
    if let Some(mut node) = find(server) {
        node.emit_signal(signal, arguments);
    }
}

//! Runs once per frame: commits the events from the background and emits their signals, within a time budget that grows
//! into the idle time of the frame.
//!
//! It is driven by the main loop, not by the node's `_process`, which a script may override. No Godot object is
//! borrowed while a signal is emitted: a handler may free the client, log out, or change the scene.

use std::time::Instant;

use discord_main_thread::free_deferred;
use godot::prelude::*;

use crate::client::DiscordClient;
use crate::core::Core;
use crate::emit;
use crate::eviction;
use crate::frame_clock;
use crate::interactions;
use crate::interactions_server;
use crate::promise;
use crate::rest::{complete_due, complete_gateway_requests, tell_progress, transfers};
use crate::shutdown;
use crate::signals::{is_heard, signal};
use crate::voice;

/// Processes every client.
pub fn run() {
    free_deferred();
    shutdown::watch();
    frame_clock::begin_frame();
    transfers::process_frame();
    promise::process_frame();
    interactions_server::process_frame();
    voice::begin_frame();
    for core in Core::all() {
        serve(&core);
    }
}

fn serve(core: &Core) {
    core.requests.report_unseen();
    if core.is_detached() {
        complete_due(core);
        while let Some(inbound) = core.connection(|connection| connection.receive()) {
            emit::inbound(core, inbound);
        }
        return;
    }
    let Some(node) = core.node_id().and_then(DiscordClient::find) else {
        // The node was freed, so everything that is still pending ends without a response.
        core.log_out();
        voice::end_all(core);
        complete_due(core);
        core.requests.end_completion_waits();
        core.waits.process_frame();
        if !core.rest_is_held.get() && core.is_idle() && !core.waits.is_held() {
            core.forget();
        }
        return;
    };
    if !node.is_inside_tree() {
        // A node that only changes its parent is in the tree again within the frame, so this one has left it.
        node.bind().note_outside_tree();
        if core.connection(|connection| connection.is_logged_in()) {
            core.log_out();
        }
    } else if node.bind().take_auto_login()
        && !core.connection(|connection| connection.is_logged_in())
    {
        let login = node.bind().log_in();
        drop(node);
        if let Err((_, failure)) = login {
            emit::failed(core, failure);
        }
    }
    complete_due(core);
    if core.connection(|connection| connection.take_pending_disconnected()) {
        signal(core, "disconnected", || []);
    }
    // Waits are processed after this signal, which is the last one that can complete them.
    core.waits.process_frame();
    let Some(node) = core.node_id().and_then(DiscordClient::find) else {
        return;
    };
    let wants_raw = is_heard(core, "raw_event");
    core.connection(|connection| connection.want_raw(wants_raw));
    let wants_packets = emit::are_packets_heard(core);
    core.connection(|connection| connection.want_packets(wants_packets));
    eviction::begin_frame(core);
    let is_paused = node.is_inside_tree() && !node.can_process();
    core.connection(|connection| connection.set_paused(is_paused));
    drop(node);
    // Voice does not pause: other users continue to speak.
    voice::process_frame(core);
    let Some(node) = core.node_id().and_then(DiscordClient::find) else {
        return;
    };
    if is_paused {
        drop(node);
        process_responses(core);
    } else {
        drain(core, node);
    }
    core.requests.end_completion_waits();
}

/// Handles events, in order, until the frame's budget is used up, and then the responses that cannot wait any longer.
fn drain(core: &Core, node: Gd<DiscordClient>) {
    let configured = node.bind().frame_budget();
    let mut may_extend = node.bind().uses_idle_time();
    drop(node);
    let mut deadline = Instant::now() + configured;
    while core.has_node()
        && let Some(event) = core.connection(|connection| connection.take_postponed())
    {
        emit::postponed(core, event);
    }
    loop {
        if !core.conversion.is_empty() {
            emit::finish(core, deadline);
        } else if let Some(inbound) = core.connection(|connection| connection.receive()) {
            emit::begin(core, inbound, deadline);
        } else {
            break;
        }
        if !core.has_node() {
            break;
        }
        if Instant::now() < deadline {
            continue;
        }
        let nothing_waits =
            core.conversion.is_empty() && core.connection(|connection| connection.waiting()) == 0;
        if !std::mem::take(&mut may_extend) || nothing_waits {
            break;
        }
        deadline = frame_clock::extended_deadline(configured);
        if Instant::now() >= deadline {
            break;
        }
    }
    while core.has_node()
        && let Some(inbound) = core.connection(|connection| connection.receive_overdue())
    {
        emit::inbound(core, inbound);
    }
    tell_progress(core);
    complete_gateway_requests(core);
    interactions::process_frame(core);
    eviction::process_frame(core);
    emit::readiness(core);
    let dropped = core.connection(|connection| connection.take_dropped());
    if dropped > 0 {
        signal(core, "events_dropped", || [(dropped as i64).to_variant()]);
    }
}

/// Completes requests while events wait because the scene tree is paused: a node that is not paused may await them.
fn process_responses(core: &Core) {
    while core.has_node()
        && let Some(inbound) = core.connection(|connection| connection.receive_response())
    {
        emit::inbound(core, inbound);
    }
    if !core.gateway_requests.borrow().is_empty() {
        while let Some(inbound) =
            core.connection(|connection| connection.receive_gateway_response())
        {
            emit::gateway_response(core, inbound);
        }
    }
    tell_progress(core);
    complete_gateway_requests(core);
    interactions::process_frame(core);
}

//! Sends requests about an interaction, which wait while its initial response is pending.

use std::sync::Arc;
use std::time::Instant;

use discord_client::ClientError;
use discord_client::interactions::{ResponseKind, Settled};
use discord_client::requests::Step;
use discord_model::Interaction;
use discord_rest::Request;
use godot::prelude::*;

use super::held::{Held, PreparedResponse, ResponseAction};
use crate::core::Core;

impl PreparedResponse<Core> {
    /// Prepares a request that requires the initial response.
    pub(super) fn followup(
        interaction: &Arc<Interaction>,
        request: Result<Request, ClientError>,
    ) -> Self {
        Self {
            interaction: interaction.clone(),
            action: ResponseAction::Send(Box::new(request)),
            response: None,
            is_automatic: false,
            continuation: None,
            error_context: None,
        }
    }

    /// Sends no request; returns this value to the script.
    pub(super) fn value(interaction: &Arc<Interaction>, value: Variant) -> Self {
        Self {
            action: ResponseAction::Return(value),
            ..Self::followup(interaction, Err(ClientError::default()))
        }
    }

    /// Prepares a response. `then` converts Discord's response to the return value of the script; `failed` is called on
    /// failure.
    pub(super) fn response(
        interaction: &Arc<Interaction>,
        kind: ResponseKind,
        request: Result<Request, ClientError>,
        then: impl FnOnce(Variant) -> Variant + 'static,
        failed: impl FnOnce(&Core) + 'static,
    ) -> Self {
        let id = interaction.id.get();
        // Only a request that was sent changes the state of the interaction.
        let is_sent = request.is_ok();
        Self {
            interaction: interaction.clone(),
            action: ResponseAction::Send(Box::new(request)),
            response: Some(kind),
            is_automatic: false,
            continuation: Some(Box::new(move |core: &Core, response| {
                let held = core.interactions.pending.borrow_mut().succeeded(id);
                release(core, id, held);
                Step::Value(then(response))
            })),
            error_context: Some(Box::new(move |core: &Core, failure| {
                if is_sent {
                    let mut pending = core.interactions.pending.borrow_mut();
                    let held = pending.failed(id, failure, Instant::now());
                    drop(pending);
                    release(core, id, held);
                }
                failed(core);
            })),
        }
    }

    /// Marks the response as sent by the client itself.
    pub(super) fn automatic(self) -> Self {
        Self {
            is_automatic: true,
            ..self
        }
    }

    /// Sends the request. If it fails, `fallback` is returned to the script.
    pub(super) fn send(self, core: &Core, method: &'static str, fallback: Variant) -> Signal {
        let (number, signal) = core.requests.open(method, fallback);
        self.send_opened(core, number);
        signal
    }

    fn send_opened(self, core: &Core, number: u64) {
        let request = match self.action {
            ResponseAction::Send(request) => *request,
            ResponseAction::Return(value) => return core.requests.complete_with(number, value),
        };
        if let (Some(kind), Ok(_)) = (self.response, &request) {
            let id = self.interaction.id.get();
            let mut pending = core.interactions.pending.borrow_mut();
            pending.began(id, kind, self.is_automatic, Instant::now());
        }
        // A response that could not be built is not sent, so that another one can be.
        let http_request = self.response.filter(|_| request.is_ok()).and_then(|_| {
            core.interactions
                .take_http_request(self.interaction.id.get())
        });
        match (request, http_request) {
            (Ok(request), Some(to)) if !request.has_files() => core.requests.respond_over_http(
                core,
                number,
                (request, to),
                self.continuation,
                self.error_context,
            ),
            (request, _) => core.requests.send_opened(
                core,
                number,
                request,
                self.continuation,
                self.error_context,
            ),
        }
    }

    /// Returns the kind of response, if this is a response that was built without an error.
    fn sendable_response(&self) -> Option<ResponseKind> {
        self.response
            .filter(|_| matches!(&self.action, ResponseAction::Send(request) if request.is_ok()))
    }
}

impl Held<Core> {
    /// Holds a request back. If it fails, `fallback` is returned to the script.
    pub(super) fn hold(
        core: &Core,
        method: &'static str,
        fallback: Variant,
        acknowledged: PreparedResponse<Core>,
        unanswered: PreparedResponse<Core>,
    ) -> Signal {
        let (number, signal) = core.requests.open(method, fallback);
        let id = acknowledged.interaction.id.get();
        let held = Self {
            number,
            acknowledged,
            unanswered,
        };
        hold_or_send(core, id, held);
        signal
    }

    fn send(self, core: &Core, settled: Settled) {
        let mut prepared = match settled {
            Settled::Unanswered => self.unanswered,
            _ => self.acknowledged,
        };
        // Another response may have been sent in the meantime.
        if let Some(kind) = prepared.sendable_response() {
            let pending = core.interactions.pending.borrow();
            let plan = pending.plan_response(&prepared.interaction, kind, Instant::now());
            drop(pending);
            if let Err(failure) = plan {
                prepared = PreparedResponse::followup(&prepared.interaction, Err(failure));
            }
        }
        prepared.send_opened(core, self.number);
    }
}

fn hold_or_send(core: &Core, id: u64, held: Held<Core>) {
    let refused = core.interactions.pending.borrow_mut().hold(id, held);
    if let Err(held) = refused {
        let settled = core.interactions.pending.borrow().settled(id);
        held.send(core, settled);
    }
}

/// Sends the requests that were held back, in order. Some may be held back again, after another one of them.
fn release(core: &Core, id: u64, held: Vec<Held<Core>>) {
    for held in held {
        hold_or_send(core, id, held);
    }
}

//! Interactions that were received over HTTP, and whose HTTP requests still wait for the initial response.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use discord_client::HttpResponse;
use discord_client::interactions_endpoint::HttpResponder;
use discord_model::Interaction;

/// The HTTP requests of a client. Their number is bounded by the number of connections.
#[derive(Default)]
pub(super) struct HttpRequests {
    waiting: RefCell<BTreeMap<u64, HttpResponse>>,
    /// Whether the client has received interactions over HTTP, or will.
    is_used: Cell<bool>,
}

impl HttpRequests {
    pub(super) fn begin(&self) {
        self.is_used.set(true);
    }

    pub(super) fn is_used(&self) -> bool {
        self.is_used.get()
    }

    /// Adds the HTTP request of an interaction, and removes those that have ended.
    pub(super) fn add(&self, interaction: Arc<Interaction>, responder: HttpResponder) {
        let mut waiting = self.waiting.borrow_mut();
        waiting.retain(|_, response| response.responder.is_open());
        waiting.insert(
            interaction.id.get(),
            HttpResponse {
                responder,
                interaction,
            },
        );
    }

    /// Takes the HTTP request of an interaction, unless it has ended.
    pub(super) fn take(&self, id: u64) -> Option<HttpResponse> {
        let taken = self.waiting.borrow_mut().remove(&id);
        taken.filter(|response| response.responder.is_open())
    }
}

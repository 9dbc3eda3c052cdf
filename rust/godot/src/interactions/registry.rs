//! The interactions of a client: the pending responses and the handlers.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Instant;

use discord_client::interactions::{
    FollowupPlan, HandlerKind, HandlerScope, HandlerTable, PendingInteractions, ResponseKind,
    ResponsePlan,
};
use discord_client::interactions_endpoint::HttpResponder;
use discord_client::{ClientError, HttpResponse};
use discord_model::Interaction;

use super::handlers::Handler;
use super::held::Held;
use super::over_http::HttpRequests;

/// The interactions of the client `C`.
pub struct Interactions<C> {
    pub(super) pending: RefCell<PendingInteractions<Held<C>>>,
    handlers: RefCell<HandlerTable<Handler>>,
    http_requests: HttpRequests,
}

impl<C> Default for Interactions<C> {
    fn default() -> Self {
        Self {
            pending: RefCell::default(),
            handlers: RefCell::default(),
            http_requests: HttpRequests::default(),
        }
    }
}

impl<C> Interactions<C> {
    /// Registers a handler, and replaces the handler with the same name and scope.
    pub fn set_handler(
        &self,
        kind: HandlerKind,
        name: &str,
        scope: HandlerScope,
        handler: Handler,
    ) {
        let mut handlers = self.handlers.borrow_mut();
        let replaced = handlers.insert(kind, name, scope, handler);
        // The old handlers are dropped while nothing is borrowed: a callable may have the last reference to an object
        // of the script.
        drop(handlers);
        drop(replaced);
    }

    /// Removes the handlers with this name: all of them, or only those with this scope.
    pub fn remove_handlers(&self, name: &str, scope: Option<HandlerScope>) {
        let removed = self.handlers.borrow_mut().remove(name, scope);
        drop(removed);
    }

    /// Returns the handler of an interaction. Nothing is borrowed while scripts run.
    pub(super) fn handler(&self, interaction: &Interaction) -> Option<Handler> {
        let handlers = self.handlers.borrow();
        handlers.find(interaction, Handler::is_executor).cloned()
    }

    pub(super) fn plan_response(
        &self,
        interaction: &Interaction,
        kind: ResponseKind,
    ) -> Result<ResponsePlan, ClientError> {
        self.pending
            .borrow()
            .plan_response(interaction, kind, Instant::now())
    }

    pub(super) fn plan_followup(
        &self,
        interaction: &Interaction,
        method: &'static str,
    ) -> Result<FollowupPlan, ClientError> {
        self.pending
            .borrow()
            .plan_followup(interaction, method, Instant::now())
    }

    /// Records that interactions will be received over HTTP.
    pub fn begin_over_http(&self) {
        self.http_requests.begin();
    }

    /// Returns whether interactions are received over HTTP, which needs no token.
    pub fn is_over_http(&self) -> bool {
        self.http_requests.is_used()
    }

    /// Adds the HTTP request of an interaction that was received over HTTP.
    pub fn received_over_http(&self, interaction: Arc<Interaction>, responder: HttpResponder) {
        self.http_requests.add(interaction, responder);
    }

    /// Takes the HTTP request of an interaction, if it waits for the initial response.
    pub(super) fn take_http_request(&self, id: u64) -> Option<HttpResponse> {
        self.http_requests.take(id)
    }

    /// Returns whether this client has sent the initial response.
    pub fn is_acknowledged(&self, id: u64) -> bool {
        self.pending.borrow().is_acknowledged(id)
    }
}

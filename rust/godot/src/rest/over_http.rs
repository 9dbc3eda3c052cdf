//! Initial responses to interactions that were received over HTTP.

use discord_client::HttpResponse;
use discord_client::requests::{Continuation, ErrorContext};
use discord_rest::Request;
use godot::prelude::*;

use super::requests::Requests;
use crate::core::Core;

impl Requests<Core> {
    /// Sends an initial response, with a number that was reserved for it, as the response to an HTTP request.
    pub fn respond_over_http(
        &self,
        core: &Core,
        number: u64,
        (request, to): (Request, HttpResponse),
        continuation: Option<Continuation<Core, Variant>>,
        error_context: Option<ErrorContext<Core>>,
    ) {
        self.with(number, |pending| {
            pending.continuation = continuation;
            pending.error_context = error_context;
        });
        let sent = core.with_client(|client| client.respond_over_http(number, request, to));
        self.note(number, sent);
    }
}

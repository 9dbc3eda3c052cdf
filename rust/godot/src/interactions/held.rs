//! Requests about an interaction of the client `C`, before they are sent.

use std::sync::Arc;

use discord_client::ClientError;
use discord_client::interactions::ResponseKind;
use discord_client::requests::{Continuation, ErrorContext};
use discord_model::Interaction;
use discord_rest::Request;
use godot::prelude::*;

/// What is done.
pub(super) enum ResponseAction {
    /// A request is sent, or has failed before that.
    Send(Box<Result<Request, ClientError>>),
    /// Nothing is sent; the script gets this.
    Return(Variant),
}

/// A request about an interaction.
pub(super) struct PreparedResponse<C> {
    pub(super) interaction: Arc<Interaction>,
    pub(super) action: ResponseAction,
    /// The response it is, if it is the initial response, or the edit that completes a deferred one.
    pub(super) response: Option<ResponseKind>,
    pub(super) is_automatic: bool,
    pub(super) continuation: Option<Continuation<C, Variant>>,
    pub(super) error_context: Option<ErrorContext<C>>,
}

/// A request that waits until the response on its way has ended.
pub(super) struct Held<C> {
    pub(super) number: u64,
    /// What is sent if Discord has taken an initial response.
    pub(super) acknowledged: PreparedResponse<C>,
    /// What is sent if it has none.
    pub(super) unanswered: PreparedResponse<C>,
}

//! Requests about an interaction of the client `C`, before they are sent.

use std::sync::Arc;

use discord_client::ClientError;
use discord_client::interactions::ResponseKind;
use discord_client::requests::{Continuation, ErrorContext};
use discord_model::Interaction;
use discord_rest::Request;
use godot::prelude::*;

/// The action of a prepared response.
pub(super) enum ResponseAction {
    /// Sends a request, or reports why it could not be built.
    Send(Box<Result<Request, ClientError>>),
    /// Sends nothing and returns this value to the script.
    Return(Variant),
}

/// A request about an interaction.
pub(super) struct PreparedResponse<C> {
    pub(super) interaction: Arc<Interaction>,
    pub(super) action: ResponseAction,
    /// The kind of response, if this is the initial response or the edit that completes a deferred one.
    pub(super) response: Option<ResponseKind>,
    pub(super) is_automatic: bool,
    pub(super) continuation: Option<Continuation<C, Variant>>,
    pub(super) error_context: Option<ErrorContext<C>>,
}

/// A request that waits until the pending response has completed.
pub(super) struct Held<C> {
    pub(super) number: u64,
    /// The response that is sent if Discord has accepted an initial response.
    pub(super) acknowledged: PreparedResponse<C>,
    /// The response that is sent if there is no initial response.
    pub(super) unanswered: PreparedResponse<C>,
}

//! What follows a request before the script hears of it.

use discord_client::Failure;
use discord_rest::Request;
use godot::prelude::*;

use crate::core::Core;

/// What becomes of the value of a request that succeeded. It runs no script.
pub type Then = Box<dyn FnOnce(&Core, Variant) -> Next>;

/// What follows.
pub enum Next {
    /// The script gets this.
    Value(Variant),
    /// Another request, whose value the script gets.
    Request(Result<Request, Failure>),
    /// Another request, and what follows that.
    RequestThen(Result<Request, Failure>, Then),
}

/// Says more about a failure than Discord does. It runs no script.
pub type Explain = Box<dyn FnOnce(&Core, &mut Failure)>;

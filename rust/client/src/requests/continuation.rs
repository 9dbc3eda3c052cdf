//! What follows a request before the script hears of it.

use discord_rest::Request;

use crate::ClientError;

/// What becomes of the value `V` of a request of the client `C` that succeeded. It runs no script.
pub type Continuation<C, V> = Box<dyn FnOnce(&C, V) -> Step<C, V>>;

/// Says more about a failure than Discord does. It runs no script.
pub type ErrorContext<C> = Box<dyn FnOnce(&C, &mut ClientError)>;

/// What follows.
pub enum Step<C, V> {
    /// The script gets this.
    Value(V),
    /// Another request, whose value the script gets.
    Request(Result<Request, ClientError>),
    /// Another request, and what follows that.
    RequestThen(Result<Request, ClientError>, Continuation<C, V>),
}

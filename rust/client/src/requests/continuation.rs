//! The continuation of a request, before its result is returned to the script.

use discord_rest::Request;

use crate::ClientError;

/// Handles the value `V` of a successful request of the client `C`. It runs no script.
pub type Continuation<C, V> = Box<dyn FnOnce(&C, V) -> Step<C, V>>;

/// Adds context to an error. It runs no script.
pub type ErrorContext<C> = Box<dyn FnOnce(&C, &mut ClientError)>;

/// The next step.
pub enum Step<C, V> {
    /// Return this value to the script.
    Value(V),
    /// Send another request, whose value is returned to the script.
    Request(Result<Request, ClientError>),
    /// Send another request, and continue with its value.
    RequestThen(Result<Request, ClientError>, Continuation<C, V>),
}

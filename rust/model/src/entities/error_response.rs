//! The body of an error response of the HTTP API. It has no class in Godot.

use serde_json::Value;

use crate::entity::object;

object! {
    /// The body of an error response.
    ErrorResponse {
        /// The error code.
        code: u32,
        /// The error message.
        message: Box<str>,
        /// The errors of single fields, nested like the fields.
        errors: Value,
        /// The number of seconds after which the request can be sent again.
        retry_after: f64,
        /// If `true`, the global rate limit was exceeded.
        global: bool,
        /// The errors of lines of a CSV file of users, such as `"Line 5: …"`.
        target_users_file: Box<[Box<str>]>,
        /// The number of messages that are indexed for searching.
        documents_indexed: u32,
    }
}

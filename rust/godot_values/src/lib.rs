//! The values of scripts, independent of a client: conversions, parameters, errors, constants and builders.
//!
//! - `convert` converts between values of GDScript and JSON; `argument`, `id_argument` and `parameters` are the
//!   arguments of methods, `json_object` finds entities and builders among them.
//! - `error` is the class of errors, `constants` are Discord's enumerations and flags, `presence_update` is the
//!   presence that a bot sets, `status` has the constants for a user's status.
//! - `text` has functions for the text of messages, `mention` finds and creates mentions, `snowflake` has functions for
//!   ids.
//! - `builders` build the objects of requests step by step.
//! - `engine_call` calls functions of scripts, `handler_error` explains why one cannot be called.

pub mod argument;
mod builders;
pub mod constants;
pub mod convert;
pub mod engine_call;
pub mod error;
pub mod handler_error;
pub mod id_argument;
pub mod json_object;
mod mention;
pub mod parameters;
pub mod presence_update;
mod snowflake;
pub mod status;
pub mod text;

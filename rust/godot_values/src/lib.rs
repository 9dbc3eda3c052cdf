//! What a script gives and gets, without any client: values, parameters, errors, constants and builders.
//!
//! - `convert` is between values of GDScript and JSON, `argument`, `id_argument` and `parameters` are what methods take.
//! - `error` is what went wrong, `constants` are Discord's enumerations and flags, `presence_update` is a presence to be set.
//! - `builders` are objects to be sent, made step by step.
//! - `engine_call` calls functions of scripts, `handler_error` explains why one cannot be called.

pub mod argument;
mod builders;
pub mod constants;
pub mod convert;
pub mod engine_call;
pub mod error;
pub mod handler_error;
pub mod id_argument;
pub mod parameters;
pub mod presence_update;

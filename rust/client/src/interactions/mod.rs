//! The rules for interactions and their responses, without Godot.
//!
//! - [`HandlerTable`] finds the handler of an interaction, [`check_name`] rejects a name that no interaction can have.
//! - [`PendingInteractions`] is the state machine of responses: which can be sent now, and which must wait for an
//!   earlier one.
//! - [`describe`] returns the description of an interaction for the log, [`auto_defer`] how it can be deferred.
//! - [`ValueKind`] is the type of object that an id in an interaction belongs to.

mod description;
mod handlers;
mod pattern;
mod pending;
mod resolved;
mod response_kind;

pub use description::{auto_defer, describe};
pub use handlers::{HandlerKind, HandlerScope, HandlerTable, check_name, command_path};
pub use pending::{
    AutoDefer, FollowupPlan, INITIAL_RESPONSE_LIMIT, PendingInteraction, PendingInteractions,
    ResponsePlan, Settled, argument_failure, unanswered,
};
pub use resolved::{ResolvedObject, ValueKind};
pub use response_kind::ResponseKind;

//! What people do with commands, components and modals: the rules, without Godot.
//!
//! - [`HandlerTable`] finds the handler of an interaction, [`check_name`] refuses a name no interaction can have.
//! - [`PendingInteractions`] is the state machine of the responses: which may be sent now, which must wait for the one before.
//! - [`describe`] is what an interaction is called in the log, [`auto_defer`] how it can be deferred.
//! - [`ValueKind`] says which kind of object an id in an interaction stands for.

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

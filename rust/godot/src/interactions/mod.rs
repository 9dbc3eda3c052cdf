//! What users do with the commands, components and modals of the bot, and the responses to it.
//!
//! Which response can be sent when, and which handler takes an interaction, is decided in `discord_client::interactions`.
//!
//! - `handlers` are the functions and executors that handle interactions; `dispatch` calls them, and looks after those that forget to
//!   answer.
//! - `answer` sends the initial response, `follow` what comes after it, `said` makes the data of both; `prepared` holds requests back
//!   while a response is on its way.
//! - `entered` reads what was entered for commands, `chosen` what was chosen in select menus and entered in modals;
//!   `resolved` are the objects that ids in them stand for.

mod answer;
mod chosen;
mod dispatch;
mod entered;
mod executor;
mod follow;
mod handlers;
mod prepared;
mod resolved;
mod said;

use std::cell::RefCell;
use std::time::Instant;

use discord_client::Failure;
use discord_client::interactions::{
    FollowupPlan, HandlerKind, HandlerScope, HandlerTable, PendingInteractions, ResponseKind,
    ResponsePlan,
};
use discord_model::Interaction;

pub use answer::respond_with_endpoint;
pub use dispatch::{dispatch, turn};
pub use handlers::{Handler, scope_of};
use prepared::Held;

/// The interactions of a client.
#[derive(Default)]
pub struct Interactions {
    pending: RefCell<PendingInteractions<Held>>,
    handlers: RefCell<HandlerTable<Handler>>,
}

impl Interactions {
    /// Has a handler take interactions. It replaces one for the same.
    pub fn set_handler(
        &self,
        kind: HandlerKind,
        name: &str,
        scope: HandlerScope,
        handler: Handler,
    ) {
        let mut handlers = self.handlers.borrow_mut();
        let replaced = handlers.insert(kind, name, scope, handler);
        // Dropped without a borrow: a callable may be the last to hold an object of the script's.
        drop(handlers);
        drop(replaced);
    }

    /// Removes the handlers of this name: all of them, or those with this scope alone.
    pub fn remove_handlers(&self, name: &str, scope: Option<HandlerScope>) {
        let removed = self.handlers.borrow_mut().remove(name, scope);
        drop(removed);
    }

    /// The handler of an interaction. No borrow is held while scripts run.
    fn handler(&self, interaction: &Interaction) -> Option<Handler> {
        let handlers = self.handlers.borrow();
        handlers.find(interaction, Handler::is_executor).cloned()
    }

    fn plan_response(
        &self,
        interaction: &Interaction,
        kind: ResponseKind,
    ) -> Result<ResponsePlan, Failure> {
        self.pending
            .borrow()
            .plan_response(interaction, kind, Instant::now())
    }

    fn plan_followup(
        &self,
        interaction: &Interaction,
        method: &'static str,
    ) -> Result<FollowupPlan, Failure> {
        self.pending
            .borrow()
            .plan_followup(interaction, method, Instant::now())
    }

    fn is_answered(&self, id: u64) -> bool {
        self.pending.borrow().is_answered(id)
    }
}

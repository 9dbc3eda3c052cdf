//! What people do with the bot's commands, buttons, menus and forms, and how it is answered.
//!
//! - `open` keeps which interactions wait for an answer, and says what may be answered when.
//! - `handlers` are the functions and executors that take them, `dispatch` finds theirs and looks after those that forget.
//! - `answer` gives the first answer, one of those in `how`; `follow` says more, and `said` is what stands in them.
//! - `entered` reads what people entered for commands, `chosen` what they chose in menus and entered in forms;
//!   `resolved` are the objects that ids in them stand for.

mod answer;
mod chosen;
mod dispatch;
mod entered;
mod executor;
mod follow;
mod handlers;
mod how;
mod open;
mod pattern;
mod resolved;
mod said;

use std::cell::RefCell;

pub use dispatch::{dispatch, turn};
use handlers::Handlers;
pub use handlers::{Handler, Kind};
use open::Open;

/// The interactions of a client.
#[derive(Default)]
pub struct Interactions {
    open: Open,
    handlers: RefCell<Handlers>,
}

impl Interactions {
    /// Has a handler take what people do. It replaces one for the same.
    pub fn set_handler(&self, kind: Kind, name: String, handler: Handler) {
        let replaced = self.handlers.borrow_mut().set(kind, name, handler);
        drop(replaced);
    }

    /// Takes the handlers of this name away.
    pub fn remove_handlers(&self, name: &str) {
        let removed = self.handlers.borrow_mut().remove(name);
        drop(removed);
    }

    /// Notes that an interaction was answered by the endpoint itself.
    pub fn answered_elsewhere(&self, id: u64) {
        self.open.answered(id, how::How::Endpoint);
    }
}

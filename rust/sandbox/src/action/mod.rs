//! The actions: what can be made to happen in the sandbox. One table is at once the Rust interface, `POST /sandbox/{action}`
//! and the interface of `DiscordSandbox.act`.

mod channel;
mod choice;
mod command;
mod component;
mod error;
mod fault;
mod guild;
mod interaction;
mod item;
mod load;
mod message;
mod modal;
mod option;
mod socket;
mod table;
mod user;
mod voice;
mod webhook_event;
mod world;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use error::ActionError;
use error::OrInvalid;
pub use interaction::InteractionType;
pub use message::{File, Forward};
pub use table::*;
pub use user::Token;

use crate::id::{Id, Key};
use crate::json::{Fields, entries, fields_of, fill, object, overlay, set};
use crate::state::State;

/// The JSON of what an action created, or why it could not be performed.
type Outcome = Result<Value, ActionError>;

/// What the function returns that performs an action.
trait IntoOutcome {
    /// The outcome. If there is nothing to return, the action is invalid for that reason; without a reason, it is null.
    fn into_outcome(self, reason: Option<&str>) -> Outcome;
}

impl IntoOutcome for Outcome {
    fn into_outcome(self, _: Option<&str>) -> Outcome {
        self
    }
}

impl IntoOutcome for Value {
    fn into_outcome(self, _: Option<&str>) -> Outcome {
        Ok(self)
    }
}

impl IntoOutcome for Option<Value> {
    fn into_outcome(self, reason: Option<&str>) -> Outcome {
        match (self, reason) {
            (None, Some(reason)) => Err(ActionError::invalid(reason)),
            (found, _) => Ok(found.unwrap_or_default()),
        }
    }
}

impl Action {
    /// The action of that name with those fields.
    ///
    /// # Errors
    /// [`ActionError::Invalid`] names an unknown action, a missing field, or one of the wrong type.
    pub fn from_parts(name: &str, fields: Value) -> Result<Action, ActionError> {
        if !fields.is_object() {
            // Serde would take a list for the fields in their order.
            return Err(ActionError::invalid("the fields must be an object"));
        }
        serde_json::from_value(json!({ name: fields }))
            .map_err(|error| ActionError::invalid(error.to_string()))
    }
}

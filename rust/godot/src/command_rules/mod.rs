//! Commands with conditions and limits, and commands that users write as messages.
//!
//! - `rules` are the checks and the cooldown of a handler; `check`, `handler`, `command_error` and `text_command` are classes
//!   of scripts.
//! - `site` finds out what is known of the user and the place; `decision` evaluates the rules.
//! - `run` calls the handlers of interactions by their rules, `text` those of messages; `refuse` tells the user why not.
//! - `owners` fetches the owners of the application. `state` is the state of a client.

mod argument_values;
mod check;
mod command_error;
mod decision;
mod handler;
mod owners;
mod refuse;
mod rules;
mod run;
mod site;
mod state;
mod text;
mod text_command;

pub use check::DiscordCommandCheck;
pub use command_error::DiscordCommandError;
pub use handler::DiscordCommandHandler;
pub use rules::CommandRules;
pub use run::call_handler;
pub use state::{CommandState, TextHandler};
pub use text::dispatch_text;

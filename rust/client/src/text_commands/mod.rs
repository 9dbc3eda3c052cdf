//! Commands that users write as messages, such as `!give @mara 3`.
//!
//! - [`Words`] splits a text into words and quoted texts, [`parse_arguments`] converts them to the types of
//!   [`Parameter`]s.
//! - [`TextCommandTable`] finds the command of a message, [`help_text`] lists the commands.
//!
//! Every function takes linear time, and accepts any text.

mod arguments;
mod help;
mod parameter;
#[cfg(test)]
mod properties;
mod table;
mod words;

pub use arguments::{Argument, ArgumentProblem, parse_arguments};
pub use help::{CommandHelp, help_text, usage};
pub use parameter::{Parameter, ParameterType, check_parameters};
pub use table::{FoundCommand, TextCommandTable, check_text_command_name, without_prefix};
pub use words::Words;

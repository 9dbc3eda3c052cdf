//! The options of
//! [commands](https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure).

pub(crate) mod combinations;
mod option;

pub use option::{
    ATTACHMENT_OPTION, CHANNEL_OPTION, INTEGER_OPTION, NUMBER_OPTION, PLAIN_OPTION, STRING_OPTION,
    SUBCOMMAND, SUBCOMMAND_GROUP,
};

pub(crate) use option::{CHOICE, IN_COMMAND};

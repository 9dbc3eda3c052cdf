//! The options of a command.

use serde_json::{Map, Value};

use super::combinations::{autocomplete_or_choices, options, ordered};
use crate::objects::values::{CHANNEL_TYPES, LOCALES};
use crate::schema::{ObjectSchema, Variant};

/// Generates the schema of a type of command option: `NAME type: …, fields besides the name and the description; check`.
macro_rules! command_option {
    (
        $(#[doc = $doc:literal])*
        $name:ident type: $kind:ident($($range:tt)*) $(, $field:ident: $limit:ident $(($($of:tt)*))?)* ;
        $check:expr
    ) => {
        $(#[doc = $doc])*
        pub static $name: ObjectSchema = ObjectSchema {
            required: fields![
                type: $kind($($range)*),
                name: command_name,
                description: text(1..=100),
            ],
            optional: fields![
                name_localizations: map(LOCALES, command_name),
                description_localizations: map(LOCALES, text(1..=100)),
                required: bool
                $(, $field: $limit $(($($of)*))?)*
            ],
            check: $check,
        };
    };
}

command_option! {
    /// A text.
    STRING_OPTION type: integer(3..=3),
    choices: list(object(STRING_CHOICE), 0..=25),
    autocomplete: bool,
    min_length: integer(0..=6000),
    max_length: integer(1..=6000);
    Some(text)
}

command_option! {
    /// A whole number.
    INTEGER_OPTION type: integer(4..=4),
    choices: list(object(INTEGER_CHOICE), 0..=25),
    autocomplete: bool,
    min_value: integer(-LARGEST_INTEGER..=LARGEST_INTEGER),
    max_value: integer(-LARGEST_INTEGER..=LARGEST_INTEGER);
    Some(number)
}

command_option! {
    /// A number.
    NUMBER_OPTION type: integer(10..=10),
    choices: list(object(NUMBER_CHOICE), 0..=25),
    autocomplete: bool,
    min_value: number(-LARGEST_NUMBER..=LARGEST_NUMBER),
    max_value: number(-LARGEST_NUMBER..=LARGEST_NUMBER);
    Some(number)
}

command_option! {
    /// The types without further fields: a boolean, a user, a role, or a mentionable.
    PLAIN_OPTION type: codes(PLAIN);
    None
}

command_option! {
    /// A channel.
    CHANNEL_OPTION type: integer(7..=7),
    channel_types: list(codes(CHANNEL_TYPES), 0..=13);
    None
}

command_option! {
    /// A file.
    ATTACHMENT_OPTION type: integer(11..=11),
    file_types: list(file_type, 0..=usize::MAX);
    None
}

command_option! {
    /// A command below a command or group.
    SUBCOMMAND type: integer(1..=1),
    options: list(by_type(IN_SUBCOMMAND), 0..=25);
    Some(options)
}

command_option! {
    /// A group of commands below a command.
    SUBCOMMAND_GROUP type: integer(2..=2),
    options: list(by_type(IN_GROUP), 0..=25);
    Some(options)
}

/// The largest value of an option of type INTEGER, 2^53 − 1, and the negative of the smallest.
const LARGEST_INTEGER: i64 = 9_007_199_254_740_991;
/// The largest value of an option of type NUMBER, 2^53, and the negative of the smallest.
const LARGEST_NUMBER: f64 = 9_007_199_254_740_992.0;

static PLAIN: [i64; 4] = [5, 6, 8, 9];

/// The options of a command.
pub(crate) static IN_COMMAND: &[Variant] = variants![
    1 "subcommand" SUBCOMMAND,
    2 "group" SUBCOMMAND_GROUP,
    3 "string" STRING_OPTION,
    4 "integer" INTEGER_OPTION,
    5 "boolean" PLAIN_OPTION,
    6 "user" PLAIN_OPTION,
    7 "channel" CHANNEL_OPTION,
    8 "role" PLAIN_OPTION,
    9 "mentionable" PLAIN_OPTION,
    10 "number" NUMBER_OPTION,
    11 "attachment" ATTACHMENT_OPTION,
];

/// The options of a subcommand.
static IN_SUBCOMMAND: &[Variant] = variants![
    3 "string" STRING_OPTION,
    4 "integer" INTEGER_OPTION,
    5 "boolean" PLAIN_OPTION,
    6 "user" PLAIN_OPTION,
    7 "channel" CHANNEL_OPTION,
    8 "role" PLAIN_OPTION,
    9 "mentionable" PLAIN_OPTION,
    10 "number" NUMBER_OPTION,
    11 "attachment" ATTACHMENT_OPTION,
];

/// The subcommands of a group.
static IN_GROUP: &[Variant] = variants![1 "subcommand" SUBCOMMAND];

/// Generates the schema of a choice: `NAME kind of its value`.
macro_rules! command_choice {
    ($(#[doc = $doc:literal])* $name:ident $kind:ident $(($range:expr))?) => {
        $(#[doc = $doc])*
        pub(crate) static $name: ObjectSchema = ObjectSchema {
            required: fields![name: text(1..=100), value: $kind $(($range))?],
            optional: fields![name_localizations: map(LOCALES, text(1..=100))],
            check: None,
        };
    };
}
command_choice! {
    /// A suggestion of autocompletion, for any type of option.
    CHOICE any
}
command_choice!(STRING_CHOICE text(0..=100));
command_choice!(INTEGER_CHOICE integer(-LARGEST_INTEGER..=LARGEST_INTEGER));
command_choice!(NUMBER_CHOICE number(-LARGEST_NUMBER..=LARGEST_NUMBER));

fn text(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    autocomplete_or_choices(fields)?;
    ordered(fields, "min_length", "max_length")
}

fn number(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    autocomplete_or_choices(fields)?;
    ordered(fields, "min_value", "max_value")
}

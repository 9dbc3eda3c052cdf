//! The builder of command options.

use discord_class_tables::{class_table, method};
use discord_rest::objects::command::{
    ATTACHMENT_OPTION, CHANNEL_OPTION, INTEGER_OPTION, NUMBER_OPTION, PLAIN_OPTION, STRING_OPTION,
    SUBCOMMAND, SUBCOMMAND_GROUP,
};
use discord_rest::schema::ObjectSchema;
use godot::builtin::VariantType;
use godot::prelude::*;
use serde_json::{Value, json};

use super::{BuildError, Builder, add, add_together, builder, change, set, setters, value};
use crate::convert;
use crate::parameters::Options;

builder! {
    /// Builds an option of a slash command, or a subcommand.
    ///
    /// Methods such as [method DiscordApplicationCommandBuilder.add_string_option] are shorter. Use this class for subcommands
    /// and groups, and for options with many settings:
    ///
    /// ```gdscript
    /// var item := DiscordCommandOptionBuilder.string("item", "What to buy").set_required().set_autocomplete()
    /// var buy := DiscordCommandOptionBuilder.subcommand("buy", "Buys something").add_option(item)
    /// var sell := DiscordCommandOptionBuilder.subcommand("sell", "Sells all")
    /// var command := DiscordApplicationCommandBuilder.slash("shop", "The shop").add_option(buy).add_option(sell)
    /// ```
    ///
    /// [Options](https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure)
    DiscordCommandOptionBuilder of STRING_OPTION with "type": 3
}

#[godot_api]
impl DiscordCommandOptionBuilder {
    /// Adds an option to a subcommand, or a subcommand to a group; 25 at most: a [DiscordCommandOptionBuilder], a
    /// [DiscordApplicationCommandOption] or a [Dictionary].
    #[func(gd_self)]
    fn add_option(this: Gd<Self>, option: Variant) -> Gd<Self> {
        add_together(this, "add_option", "options", value::take(&option))
    }

    /// Adds a choice, 25 at most. With choices, no other value can be entered. `name` is shown to the user, 1 to 100 characters;
    /// `value` is what the bot receives: a text of up to 100 characters or a number, depending on the type of the option.
    ///
    /// `name_localizations` are translations of the name, such as `{"de": "Schwert"}`.
    #[func(gd_self)]
    fn add_choice(
        this: Gd<Self>,
        name: GString,
        value: Variant,
        #[opt(default = Options::default())] name_localizations: Options,
    ) -> Gd<Self> {
        let choice = value::take(&value).and_then(|value| {
            let mut choice = json!({"name": name.to_string(), "value": value});
            if !name_localizations.0.is_empty() {
                choice["name_localizations"] = convert::to_object(&name_localizations.0)?.into();
            }
            Ok(choice)
        });
        add(this, "add_choice", "choices", choice)
    }

    /// Sets the type, see [DiscordApplicationCommandOptionType]. The default is
    /// [constant DiscordApplicationCommandOptionType.STRING].
    #[func(gd_self)]
    fn set_type(this: Gd<Self>, option_type: i64) -> Gd<Self> {
        change(this, "set_type", |builder| match schema_of(option_type) {
            Some((kind, schema)) => {
                builder.change_kind(kind, schema);
                None
            }
            None => builder.refuse(
                Some("type".to_owned()),
                BuildError::Unfit(format!("{option_type} is not the type of an option")),
            ),
        })
    }

    /// Sets the minimum and the maximum of a number.
    #[func(gd_self)]
    fn set_range(this: Gd<Self>, min_value: Variant, max_value: Variant) -> Gd<Self> {
        let this = set(this, "set_range", "min_value", &min_value);
        set(this, "set_range", "max_value", &max_value)
    }

    /// Sets the minimum (0 to 6000) and the maximum (1 to 6000) number of characters of a text.
    #[func(gd_self)]
    fn set_length(this: Gd<Self>, min_length: i64, max_length: i64) -> Gd<Self> {
        let this = set(this, "set_length", "min_length", &min_length.to_variant());
        set(this, "set_length", "max_length", &max_length.to_variant())
    }
}

setters! { DiscordCommandOptionBuilder;
    /// Sets the name, 1 to 32 lower-case letters, digits, `-` and `_`.
    set_name(name: GString) => "name";
    /// Sets the description, which is shown below the name, 1 to 100 characters.
    set_description(description: GString) => "description";
    /// If `required` is `true`, the option must be entered. Required options come before the others.
    set_required(required: bool = true) => "required";
    /// If `autocomplete` is `true`, the bot suggests values while the user types a text or a number. Such an option
    /// cannot have choices.
    set_autocomplete(autocomplete: bool = true) => "autocomplete";
    /// Sets the types of channels that can be chosen, see [DiscordChannelType]. If empty, all types can be chosen.
    set_channel_types(types: PackedInt64Array) => "channel_types";
    /// Sets the types of files that can be uploaded: `"image"`, `"video"`, `"audio"`, or extensions such as `".pdf"`. Discord
    /// only checks the name of the file.
    set_file_types(types: PackedStringArray) => "file_types";
    /// Sets the translations of the name, such as `{"de": "gegenstand"}`, by Discord's locales.
    set_name_localizations(names: AnyDictionary) => "name_localizations";
    /// Sets the translations of the description, 1 to 100 characters each.
    set_description_localizations(descriptions: AnyDictionary) => "description_localizations";
}

/// The types of options, each with the method that creates it.
macro_rules! kinds {
    ($($(#[doc = $doc:tt])* $method:ident $number:literal $schema:ident;)+) => {
        /// Returns the schema of options of this type.
        fn schema_of(kind: i64) -> Option<(u8, &'static ObjectSchema)> {
            Some(match kind {
                $($number => ($number, &$schema),)+
                _ => return None,
            })
        }

        class_table!(DiscordCommandOptionBuilder:$(
            method!((stringify!($method)) [$($doc),*]
                (static; name: GString, description: GString)
                -> Gd<DiscordCommandOptionBuilder>
            {
                begin(stringify!($method), $number, &$schema, &name, &description)
            }),
        )+);
    };
}

kinds! {
    /// Creates a subcommand: `/command name`. A command that has subcommands cannot be used without one.
    ///
    /// Here and in the other methods, `name` is 1 to 32 lower-case letters, digits, `-` and `_`, and `description` is shown below
    /// it, 1 to 100 characters.
    subcommand 1 SUBCOMMAND;
    /// Creates a group of subcommands: `/command group name`, see [method subcommand].
    group 2 SUBCOMMAND_GROUP;
    /// Creates a text option, see [method subcommand] for the parameters.
    string 3 STRING_OPTION;
    /// Creates an option for a whole number from -2^53 + 1 to 2^53 - 1, see [method subcommand] for the parameters.
    integer 4 INTEGER_OPTION;
    /// Creates a boolean option, see [method subcommand] for the parameters.
    boolean 5 PLAIN_OPTION;
    /// Creates a user option, see [method subcommand] for the parameters.
    user 6 PLAIN_OPTION;
    /// Creates a channel option, see [method subcommand] for the parameters.
    channel 7 CHANNEL_OPTION;
    /// Creates a role option, see [method subcommand] for the parameters.
    role 8 PLAIN_OPTION;
    /// Creates an option for a user or role, see [method subcommand] for the parameters.
    mentionable 9 PLAIN_OPTION;
    /// Creates an option for a decimal number, see [method subcommand] for the parameters.
    number 10 NUMBER_OPTION;
    /// Creates a file option, see [method subcommand] for the parameters.
    attachment 11 ATTACHMENT_OPTION;
}

fn begin(
    method: &str,
    kind: u8,
    schema: &'static ObjectSchema,
    name: &GString,
    description: &GString,
) -> Gd<DiscordCommandOptionBuilder> {
    let mut builder = DiscordCommandOptionBuilder::empty();
    builder.change_kind(kind, schema);
    let this = DiscordCommandOptionBuilder::over(builder);
    let this = set(this, method, "name", &name.to_variant());
    set(this, method, "description", &description.to_variant())
}

/// Adds an option to a command or subcommand, with its other fields in a Dictionary.
pub fn add_typed<T: Builder>(
    this: Gd<T>,
    method: &str,
    kind: u8,
    name: &GString,
    description: &GString,
    options: &AnyDictionary,
) -> Gd<T> {
    let option = convert::to_object(options)
        .and_then(|mut option| {
            if let Some(given) = options.get("choices") {
                option.insert("choices".to_owned(), choices(&given)?);
            }
            option.insert("type".to_owned(), kind.into());
            option.insert("name".to_owned(), value::text(name));
            option.insert("description".to_owned(), value::text(description));
            Ok(Value::Object(option))
        })
        .map_err(BuildError::Unfit);
    add_together(this, method, "options", option)
}

/// Parses the choices of a script: a Dictionary that maps names to values, or an Array of values or of complete
/// choices.
fn choices(given: &Variant) -> Result<Value, String> {
    let named = |(name, value): (Variant, Variant)| {
        Ok(json!({"name": name.stringify().to_string(), "value": convert::to_json(&value)?}))
    };
    if given.get_type() == VariantType::DICTIONARY {
        return given
            .to::<AnyDictionary>()
            .iter_shared()
            .map(named)
            .collect();
    }
    Ok(match convert::to_json(given)? {
        Value::Array(entries) => entries
            .into_iter()
            .map(|entry| match entry {
                Value::Object(_) => entry,
                Value::String(text) => json!({"name": text, "value": text}),
                value => json!({"name": value.to_string(), "value": value}),
            })
            .collect(),
        other => other,
    })
}

/// Generates the methods that add an option of one type each.
macro_rules! adders {
    ($class:ident; $($(#[doc = $doc:tt])* $method:ident $number:literal;)+) => {
        discord_class_tables::class_table!($class:$(
            discord_class_tables::method!((stringify!($method)) [$($doc),*]
                (this: Gd<$class>,
                name: godot::prelude::GString,
                description: godot::prelude::GString,
                options: $crate::parameters::Options = $crate::parameters::Options::default())
                -> godot::prelude::Gd<$class>
            {
                $crate::builders::command_option::add_typed(
                    this, stringify!($method), $number, &name, &description, &options.0,
                )
            }),
        )+);
    };
    ($class:ident) => {
        $crate::builders::command_option::adders! { $class;
            /// Adds a text option, 25 options at most.
            ///
            /// Here and in the other methods, `name` is 1 to 32 lower-case letters, digits, `-` and `_`, and
            /// `description` is shown below it, 1 to 100 characters. `options` may contain:
            ///
            /// - `required`: if `true`, the option must be entered. Required options come before the others.
            /// - `choices`: up to 25 choices; no other value can be entered: a [Dictionary] that maps names to values,
            ///   or an [Array] of values.
            /// - `autocomplete`: if `true`, the bot suggests values while the user types.
            /// - `min_length` (0 to 6000) and `max_length` (1 to 6000): the number of characters.
            /// - `name_localizations` and `description_localizations`: translations, such as `{"de": "gegenstand"}`.
            add_string_option 3;
            /// Adds an option for a whole number from -2^53 + 1 to 2^53 - 1. `options` are `required`, `choices`, `autocomplete`,
            /// `min_value`, `max_value` and translations, see [method add_string_option].
            add_integer_option 4;
            /// Adds a boolean option. `options` are `required` and translations, see [method add_string_option].
            add_boolean_option 5;
            /// Adds a user option. `options` are `required` and translations, see [method add_string_option].
            add_user_option 6;
            /// Adds a channel option. `options` are `required`, `channel_types` (see [DiscordChannelType]) and translations, see
            /// [method add_string_option].
            add_channel_option 7;
            /// Adds a role option. `options` are `required` and translations, see [method add_string_option].
            add_role_option 8;
            /// Adds an option for a user or role. `options` are `required` and translations, see [method add_string_option].
            add_mentionable_option 9;
            /// Adds an option for a decimal number. `options` are those of [method add_integer_option].
            add_number_option 10;
            /// Adds a file option. `options` are `required`, `file_types` (`"image"`, `"video"`, `"audio"`, or extensions such as
            /// `".pdf"`) and translations, see [method add_string_option].
            add_attachment_option 11;
        }
    };
}
pub(super) use adders;

adders!(DiscordCommandOptionBuilder);

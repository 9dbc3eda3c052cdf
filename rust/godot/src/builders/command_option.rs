//! What can be entered with a command.

use discord_rest::schema::Shape;
use discord_rest::shapes::command::{
    ATTACHMENT_OPTION, CHANNEL_OPTION, INTEGER_OPTION, NUMBER_OPTION, PLAIN_OPTION, STRING_OPTION,
    SUBCOMMAND, SUBCOMMAND_GROUP,
};
use godot::builtin::VariantType;
use godot::prelude::*;
use serde_json::{Value, json};

use super::{Builder, Draft, Refusal, add, add_together, builder, set, setters, value};
use crate::convert;
use crate::options::Options;

builder! {
    /// Builds something to enter with a slash command, or a subcommand.
    ///
    /// [method DiscordApplicationCommandBuilder.add_string_option] and the like are shorter. This is for subcommands and groups, and for
    /// what has much to say:
    ///
    /// ```gdscript
    /// var item := DiscordCommandOptionBuilder.string("item", "What to buy").set_required().set_autocomplete()
    /// var buy := DiscordCommandOptionBuilder.subcommand("buy", "Buys something").add_option(item)
    /// var sell := DiscordCommandOptionBuilder.subcommand("sell", "Sells all")
    /// var command := DiscordApplicationCommandBuilder.slash("shop", "The shop").add_option(buy).add_option(sell)
    /// ```
    ///
    /// [Options](https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure)
    DiscordCommandOptionBuilder of SUBCOMMAND
}

#[godot_api]
impl DiscordCommandOptionBuilder {
    /// Adds something to enter with a subcommand, or a subcommand to a group; 25 at most: a [DiscordCommandOptionBuilder], a
    /// [DiscordApplicationCommandOption] or a [Dictionary].
    #[func(gd_self)]
    fn add_option(this: Gd<Self>, option: Variant) -> Gd<Self> {
        add_together(this, "add_option", "options", value::take(&option))
    }

    /// Adds a value to choose from, 25 at most, where nothing else can be entered. `name` is what people see, 1 to 100 characters;
    /// `value` is what the bot is told: a text of up to 100 characters or a number, as the option is.
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

    /// Sets the least and the most that can be entered as a number.
    #[func(gd_self)]
    fn set_range(this: Gd<Self>, min_value: Variant, max_value: Variant) -> Gd<Self> {
        let this = set(this, "set_range", "min_value", &min_value);
        set(this, "set_range", "max_value", &max_value)
    }

    /// Sets how many characters a text must and can have, 0 to 6000 and 1 to 6000.
    #[func(gd_self)]
    fn set_length(this: Gd<Self>, min_length: i64, max_length: i64) -> Gd<Self> {
        let this = set(this, "set_length", "min_length", &min_length.to_variant());
        set(this, "set_length", "max_length", &max_length.to_variant())
    }
}

setters! { DiscordCommandOptionBuilder;
    /// Sets whether it must be entered. Those that must be come before the others.
    set_required(required: bool = true) => "required";
    /// Sets whether the bot suggests something while somebody types a text or a number. It cannot have choices then.
    set_autocomplete(autocomplete: bool = true) => "autocomplete";
    /// Sets the kinds of channels offered, see [DiscordChannelType]. All if there are none.
    set_channel_types(types: PackedInt64Array) => "channel_types";
    /// Sets the kinds of files that fit: `"image"`, `"video"`, `"audio"`, or extensions such as `".pdf"`. Discord looks at the name only.
    set_file_types(types: PackedStringArray) => "file_types";
    /// Sets the name in other languages, such as `{"de": "gegenstand"}`, by Discord's names of languages.
    set_name_localizations(names: AnyDictionary) => "name_localizations";
    /// Sets the description in other languages, 1 to 100 characters each.
    set_description_localizations(descriptions: AnyDictionary) => "description_localizations";
}

/// The kinds of options: what each begins with.
macro_rules! kinds {
    ($($(#[doc = $doc:tt])* $method:ident $number:literal $shape:ident;)+) => {
        #[godot_api(secondary)]
        impl DiscordCommandOptionBuilder {
            $(
                $(#[doc = $doc])*
                #[func]
                fn $method(name: GString, description: GString) -> Gd<Self> {
                    begin(stringify!($method), $number, &$shape, &name, &description)
                }
            )+
        }
    };
}

kinds! {
    /// Begins a subcommand: `/command name`. A command that has some cannot be used without one.
    ///
    /// Here and in the other methods, `name` is 1 to 32 letters, digits, `-` and `_` without capitals, and `description` is what people see
    /// below it, 1 to 100 characters.
    subcommand 1 SUBCOMMAND;
    /// Begins a group of subcommands: `/command group name`, see [method subcommand].
    group 2 SUBCOMMAND_GROUP;
    /// Begins a text, see [method subcommand] for the parameters.
    string 3 STRING_OPTION;
    /// Begins a whole number from -2^53 + 1 to 2^53 - 1, see [method subcommand] for the parameters.
    integer 4 INTEGER_OPTION;
    /// Begins a choice between true and false, see [method subcommand] for the parameters.
    boolean 5 PLAIN_OPTION;
    /// Begins a user, see [method subcommand] for the parameters.
    user 6 PLAIN_OPTION;
    /// Begins a channel, see [method subcommand] for the parameters.
    channel 7 CHANNEL_OPTION;
    /// Begins a role, see [method subcommand] for the parameters.
    role 8 PLAIN_OPTION;
    /// Begins a user or role, see [method subcommand] for the parameters.
    mentionable 9 PLAIN_OPTION;
    /// Begins a number with decimals, see [method subcommand] for the parameters.
    number 10 NUMBER_OPTION;
    /// Begins a file, see [method subcommand] for the parameters.
    attachment 11 ATTACHMENT_OPTION;
}

fn begin(
    method: &str,
    kind: u8,
    shape: &'static Shape,
    name: &GString,
    description: &GString,
) -> Gd<DiscordCommandOptionBuilder> {
    let draft = Draft::new("DiscordCommandOptionBuilder", shape).with("type", kind);
    let this = DiscordCommandOptionBuilder::over(draft);
    let this = set(this, method, "name", &name.to_variant());
    set(this, method, "description", &description.to_variant())
}

/// Adds an option to a command or subcommand, with what else is said about it in a Dictionary.
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
        .map_err(Refusal::Unfit);
    add_together(this, method, "options", option)
}

/// Choices as scripts write them: a Dictionary from names to values, or a list of values or of whole choices.
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

/// Methods that add an option of one kind each.
macro_rules! adders {
    ($class:ident; $($(#[doc = $doc:tt])* $method:ident $number:literal;)+) => {
        #[godot::prelude::godot_api(secondary)]
        impl $class {
            $(
                $(#[doc = $doc])*
                #[func(gd_self)]
                fn $method(
                    this: godot::prelude::Gd<Self>,
                    name: godot::prelude::GString,
                    description: godot::prelude::GString,
                    #[opt(default = $crate::options::Options::default())] options: $crate::options::Options,
                ) -> godot::prelude::Gd<Self> {
                    $crate::builders::command_option::add_typed(
                        this, stringify!($method), $number, &name, &description, &options.0,
                    )
                }
            )+
        }
    };
    ($class:ident) => {
        $crate::builders::command_option::adders! { $class;
            /// Adds a text to enter, 25 options at most.
            ///
            /// Here and in the other methods, `name` is 1 to 32 letters, digits, `-` and `_` without capitals, and `description` is what
            /// people see below it, 1 to 100 characters. `options` are, where wanted:
            ///
            /// - `required`: whether it must be entered. Those that must be come before the others.
            /// - `choices`: up to 25 values, where nothing else can be entered: a [Dictionary] from what people see to what the bot is told, or
            ///   an [Array] of values.
            /// - `autocomplete`: whether the bot suggests something while somebody types.
            /// - `min_length` and `max_length`: how many characters, 0 to 6000 and 1 to 6000.
            /// - `name_localizations` and `description_localizations`: translations, such as `{"de": "gegenstand"}`.
            add_string_option 3;
            /// Adds a whole number to enter, from -2^53 + 1 to 2^53 - 1. `options` are `required`, `choices`, `autocomplete`,
            /// `min_value`, `max_value` and translations, see [method add_string_option].
            add_integer_option 4;
            /// Adds a choice between true and false. `options` are `required` and translations, see [method add_string_option].
            add_boolean_option 5;
            /// Adds a user to choose. `options` are `required` and translations, see [method add_string_option].
            add_user_option 6;
            /// Adds a channel to choose. `options` are `required`, `channel_types` (see [DiscordChannelType]) and translations, see
            /// [method add_string_option].
            add_channel_option 7;
            /// Adds a role to choose. `options` are `required` and translations, see [method add_string_option].
            add_role_option 8;
            /// Adds a user or role to choose. `options` are `required` and translations, see [method add_string_option].
            add_mentionable_option 9;
            /// Adds a number with decimals to enter. `options` are those of [method add_integer_option].
            add_number_option 10;
            /// Adds a file to hand in. `options` are `required`, `file_types` (`"image"`, `"video"`, `"audio"`, or extensions such as
            /// `".pdf"`) and translations, see [method add_string_option].
            add_attachment_option 11;
        }
    };
}
pub(super) use adders;

adders!(DiscordCommandOptionBuilder);

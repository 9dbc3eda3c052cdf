//! What an application command may be: the checks of creating and editing.

use serde_json::Value;

use super::check::{FormErrors, field};
use super::command_option_form::{check_options, name_is_plain};
use crate::world::Fields;

/// The most characters in all names, descriptions and values of a command together.
const SIZE: usize = 8000;
/// The locales that Discord speaks.
const LOCALES: &[&str] = &[
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
];

/// The kinds of command.
pub mod kind {
    pub const CHAT: u64 = 1;
    pub const USER: u64 = 2;
    pub const MESSAGE: u64 = 3;
    pub const ENTRY_POINT: u64 = 4;
}

/// Checks a whole command, as it is or as it would be after an edit.
pub fn check(command: &Fields, in_guild: bool, errors: &mut FormErrors) {
    let kind = field(command, "type").as_u64().unwrap_or(kind::CHAT);
    errors.choice(&["type"], field(command, "type"), &[1, 2, 3, 4]);
    errors.required(&["name"], field(command, "name"));
    check_name(command, kind == kind::CHAT, errors);
    let description = field(command, "description");
    let described = description.as_str().is_some_and(|text| !text.is_empty());
    match kind {
        kind::CHAT => {
            errors.required(&["description"], description);
            errors.text(&["description"], description, 1, 100);
        }
        kind::ENTRY_POINT => errors.text(&["description"], description, 0, 100),
        _ if described => errors.add(
            &["description"],
            "APPLICATION_COMMAND_INVALID_DESCRIPTION",
            "Context menu commands cannot have description",
        ),
        _ => {}
    }
    check_localizations("description_localizations", command, 100, false, errors);
    let options = field(command, "options");
    if kind == kind::CHAT {
        check_options(options, 0, errors);
    } else if options.as_array().is_some_and(|all| !all.is_empty()) {
        errors.add(
            &["options"],
            "APPLICATION_COMMAND_OPTIONS_UNSUPPORTED",
            "Options are only supported on chat input commands",
        );
    }
    check_settings(command, kind, in_guild, errors);
    if size_of(command) > SIZE {
        let message = format!("Command exceeds maximum size ({SIZE})");
        errors.add(&[], "APPLICATION_COMMAND_TOO_LARGE", message);
    }
}

fn check_settings(command: &Fields, kind: u64, in_guild: bool, errors: &mut FormErrors) {
    let permissions = field(command, "default_member_permissions");
    let read = crate::world::Permissions::read(permissions);
    if !permissions.is_null() && read.is_none_or(|bits| bits.0 >= 1 << 54) {
        let message = format!("Value {permissions} is not int.");
        errors.add(
            &["default_member_permissions"],
            "NUMBER_TYPE_COERCE",
            message,
        );
    }
    for name in ["default_permission", "dm_permission", "nsfw"] {
        errors.flag(&[name], field(command, name));
    }
    for (name, choices) in [("contexts", &[0, 1, 2][..]), ("integration_types", &[0, 1])] {
        let asked = field(command, name);
        if asked.is_null() {
            continue;
        }
        let list = errors.sized_list(&[name], asked, 1, choices.len());
        for (index, value) in list.iter().enumerate() {
            errors.choice(&[name, &index.to_string()], value, choices);
        }
        if list
            .iter()
            .enumerate()
            .any(|(index, value)| list[..index].contains(value))
        {
            errors.add(
                &[name],
                "SET_TYPE_ALREADY_CONTAINS_VALUE",
                "The set already contains this value",
            );
        }
    }
    let handler = field(command, "handler");
    if kind == kind::ENTRY_POINT {
        errors.choice(&["handler"], handler, &[1, 2]);
        if in_guild {
            errors.add(
                &["type"],
                "APPLICATION_COMMAND_INVALID_TYPE",
                "Entry point commands cannot be guild commands",
            );
        }
    } else if !handler.is_null() {
        errors.add(
            &["handler"],
            "APPLICATION_COMMAND_INVALID_HANDLER",
            "Only entry point commands have a handler",
        );
    }
}

/// Checks `name` and its localizations, of a command or an option. Those typed after a slash have no spaces and no
/// capitals.
pub fn check_name(of: &Fields, typed: bool, errors: &mut FormErrors) {
    let name = field(of, "name");
    errors.text(&["name"], name, 1, 32);
    if typed && let Some(name) = name.as_str() {
        check_typed(&["name"], name, errors);
    }
    check_localizations("name_localizations", of, 32, typed, errors);
}

fn check_typed(place: &[&str], name: &str, errors: &mut FormErrors) {
    if !name_is_plain(name) {
        let message = "String value did not match validation regex.";
        errors.add(place, "STRING_TYPE_REGEX", message);
    } else if name.to_lowercase() != name {
        errors.add(
            place,
            "APPLICATION_COMMAND_INVALID_NAME",
            "Command name is invalid",
        );
    }
}

/// Checks the texts of other languages.
pub fn check_localizations(
    key: &str,
    of: &Fields,
    longest: usize,
    typed: bool,
    errors: &mut FormErrors,
) {
    let given = field(of, key);
    let Some(all) = given.as_object() else {
        if !given.is_null() {
            let message = "Only dictionaries may be used in a DictType";
            errors.add(&[key], "DICT_TYPE_CONVERT", message);
        }
        return;
    };
    for (locale, text) in all {
        if !LOCALES.contains(&locale.as_str()) {
            let message = format!("Value \"{locale}\" is not a valid enum value.");
            errors.add(&[key, locale], "ENUM_TYPE_COERCE", message);
        }
        errors.text(&[key, locale], text, 1, longest);
        if typed && let Some(text) = text.as_str() {
            check_typed(&[key, locale], text, errors);
        }
    }
}

/// The size of a command or option: name, description and values, each in its longest language, with all inside.
fn size_of(of: &Fields) -> usize {
    let longest = |name: &str, localized: &str| {
        let others = field(of, localized).as_object();
        let texts = others.into_iter().flat_map(|all| all.values());
        let length = |text: &Value| text.as_str().map_or(0, |text| text.chars().count());
        texts
            .chain([field(of, name)])
            .map(length)
            .max()
            .unwrap_or(0)
    };
    let value = match field(of, "value") {
        Value::String(text) => text.chars().count(),
        Value::Null => 0,
        number => number.to_string().len(),
    };
    let inside = ["options", "choices"]
        .into_iter()
        .filter_map(|name| field(of, name).as_array())
        .flatten()
        .filter_map(Value::as_object)
        .map(size_of);
    longest("name", "name_localizations")
        + longest("description", "description_localizations")
        + value
        + inside.sum::<usize>()
}

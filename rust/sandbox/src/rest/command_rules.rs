//! The rules for application commands that their schema cannot express.

use serde_json::Value;

use super::command_option_rules::check_options;
use super::field_errors::*;
use super::form_errors::FormErrors;
use crate::json::{entries, field};
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
    check_name(command, kind == kind::CHAT, errors);
    check_locales("description_localizations", command, errors);
    let description = field(command, "description");
    let length = description.as_str().map_or(0, |text| text.chars().count());
    if kind == kind::CHAT {
        errors.required(&["description"], description);
        if description.is_string() {
            errors.length(&["description"], length, Some(1), Some(100));
        }
        check_options(field(command, "options"), errors);
    } else {
        if length > 0 && kind != kind::ENTRY_POINT {
            errors.report(&["description"], APPLICATION_COMMAND_INVALID_DESCRIPTION);
        }
        if !entries(field(command, "options")).is_empty() {
            errors.report(&["options"], APPLICATION_COMMAND_OPTIONS_UNSUPPORTED);
        }
    }
    if kind == kind::ENTRY_POINT && in_guild {
        errors.report(&["type"], APPLICATION_COMMAND_INVALID_TYPE);
    }
    if kind != kind::ENTRY_POINT && !field(command, "handler").is_null() {
        errors.report(&["handler"], APPLICATION_COMMAND_INVALID_HANDLER);
    }
    if size_of(command) > SIZE {
        errors.report(&[], APPLICATION_COMMAND_TOO_LARGE);
    }
}

/// Checks `name` and its localizations, of a command or an option. Those typed after a slash have no spaces and no
/// capitals.
pub fn check_name(of: &Fields, typed: bool, errors: &mut FormErrors) {
    check_locales("name_localizations", of, errors);
    if !typed {
        return;
    }
    check_typed(&["name"], field(of, "name"), errors);
    let localized = field(of, "name_localizations").as_object();
    for (locale, name) in localized.into_iter().flatten() {
        check_typed(&["name_localizations", locale], name, errors);
    }
}

fn check_typed(place: &[&str], name: &Value, errors: &mut FormErrors) {
    let name = name.as_str().unwrap_or_default();
    if !name_is_plain(name) {
        errors.report(place, STRING_TYPE_REGEX);
    } else if name.to_lowercase() != name {
        errors.report(place, APPLICATION_COMMAND_INVALID_NAME);
    }
}

/// Whether a name has only letters, digits, `-`, `_` and `'`, as those must that are typed after a slash.
fn name_is_plain(name: &str) -> bool {
    // Vowel signs of Devanagari and Thai are no letters, but belong to the scripts.
    let script = |c: char| matches!(c, '\u{900}'..='\u{97F}' | '\u{E00}'..='\u{E7F}');
    name.chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'') || script(c))
}

/// Checks that texts of other languages are of known ones.
pub fn check_locales(key: &str, of: &Fields, errors: &mut FormErrors) {
    let localized = field(of, key).as_object();
    for locale in localized.into_iter().flat_map(|all| all.keys()) {
        if !LOCALES.contains(&locale.as_str()) {
            let message = format!("Value \"{locale}\" is not a valid enum value.");
            errors.add(&[key, locale], "ENUM_TYPE_COERCE", message);
        }
    }
}

/// The size of a command or option: name, description and values, each in its longest language, with all inside.
fn size_of(of: &Fields) -> usize {
    let longest = |name: &str, localized: &str| {
        let others = field(of, localized).as_object();
        let texts = others.into_iter().flat_map(|all| all.values());
        let length = |text: &Value| text.as_str().map_or(0, |text| text.chars().count());
        let lengths = texts.chain([field(of, name)]).map(length);
        lengths.max().unwrap_or(0)
    };
    let value = match field(of, "value") {
        Value::String(text) => text.chars().count(),
        Value::Null => 0,
        number => number.to_string().len(),
    };
    let lists = ["options", "choices"].map(|name| entries(field(of, name)));
    let inside = lists.into_iter().flatten().filter_map(Value::as_object);
    longest("name", "name_localizations")
        + longest("description", "description_localizations")
        + value
        + inside.map(size_of).sum::<usize>()
}

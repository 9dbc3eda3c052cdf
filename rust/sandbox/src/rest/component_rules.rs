//! The rules for components in messages and modals that their schemas cannot express.

use serde_json::Value;

use super::field_errors::*;
use super::form_errors::FormErrors;
use crate::json::entries;

/// Rows of a message without the flag for Components V2; components in all with it.
const ROWS: i64 = 5;
const COMPONENTS: usize = 40;
/// The most characters of all text displays together.
const TEXT: usize = 4000;
/// The most options of a select menu.
const OPTIONS: u64 = 25;

/// Discord's types of component, those that are told apart.
mod kind {
    pub const ROW: u64 = 1;
    pub const BUTTON: u64 = 2;
    pub const STRING_SELECT: u64 = 3;
    pub const TEXT_INPUT: u64 = 4;
    pub const USER_SELECT: u64 = 5;
    pub const CHANNEL_SELECT: u64 = 8;
    pub const TEXT_DISPLAY: u64 = 10;
    pub const THUMBNAIL: u64 = 11;
    pub const GALLERY: u64 = 12;
    pub const FILE: u64 = 13;
    pub const LABEL: u64 = 18;
    pub const FILE_UPLOAD: u64 = 19;
    pub const RADIO_GROUP: u64 = 21;
    pub const CHECKBOX_GROUP: u64 = 22;
}

/// What is looked after over all components of a message or a modal.
#[derive(Default)]
struct Tally {
    ids: Vec<u64>,
    custom_ids: Vec<String>,
    count: usize,
    /// The characters of all text displays.
    text: usize,
    /// The names of the files that components may show.
    files: Vec<String>,
}

/// Checks `components` of a message with those files.
pub fn check_message(components: &Value, v2: bool, files: Vec<String>, errors: &mut FormErrors) {
    if !v2 {
        errors.length(&["components"], entries(components).len(), None, Some(ROWS));
        errors.within_each("components", components, |component, errors| {
            if component["type"] != kind::ROW {
                let message = "Value of field \"type\" must be one of (1,).";
                errors.add(&["type"], "UNION_TYPE_CHOICES", message);
            }
        });
    }
    let mut tally = Tally {
        files,
        ..Tally::default()
    };
    check_list(components, &mut tally, errors);
    if tally.count > COMPONENTS {
        errors.report(&["components"], COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED);
    }
    if tally.text > TEXT {
        errors.report(&["components"], COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED);
    }
}

/// Checks `components` of a modal. A row, which is the older way, holds one text input there, with a label of its own.
pub fn check_modal(components: &Value, errors: &mut FormErrors) {
    errors.within_each("components", components, |row, errors| {
        if row["type"] == kind::ROW {
            let inside = entries(&row["components"]).len();
            errors.length(&["components"], inside, Some(1), Some(1));
            let label = &row["components"][0]["label"];
            errors.required(&["components", "0", "label"], label);
        }
    });
    check_list(components, &mut Tally::default(), errors);
}

fn check_list(list: &Value, tally: &mut Tally, errors: &mut FormErrors) {
    errors.within_each("components", list, |component, errors| {
        check_one(component, tally, errors);
    });
}

/// Checks a component, and those inside of it.
fn check_one(component: &Value, tally: &mut Tally, errors: &mut FormErrors) {
    tally.count += 1;
    check_ids(component, tally, errors);
    match component["type"].as_u64().unwrap_or_default() {
        kind::ROW => check_row(component, errors),
        kind::BUTTON => check_button(component, errors),
        kind::STRING_SELECT => {
            check_bounds(component, 1, errors);
            let most = component["max_values"].as_u64().unwrap_or(1);
            let least = most.clamp(1, OPTIONS).try_into().ok();
            let options = entries(&component["options"]).len();
            let most = OPTIONS.try_into().ok();
            errors.length(&["options"], options, least, most);
            check_options(component, errors);
        }
        kind::USER_SELECT..=kind::CHANNEL_SELECT | kind::FILE_UPLOAD => {
            check_bounds(component, 1, errors);
        }
        kind::RADIO_GROUP => check_options(component, errors),
        kind::CHECKBOX_GROUP => {
            // Without a most, all can be chosen.
            let options = entries(&component["options"]).len();
            check_bounds(component, options as u64, errors);
            check_options(component, errors);
        }
        kind::TEXT_INPUT => check_text_input(component, errors),
        kind::TEXT_DISPLAY => {
            let content = component["content"].as_str();
            tally.text += content.map_or(0, |content| content.chars().count());
        }
        kind::THUMBNAIL => check_media("media", component, tally, errors),
        kind::FILE => check_media("file", component, tally, errors),
        kind::GALLERY => {
            errors.within_each("items", &component["items"], |item, errors| {
                check_media("media", item, tally, errors);
            });
        }
        kind::LABEL => check_label(&component["component"], errors),
        _ => {}
    }
    check_list(&component["components"], tally, errors);
    for name in ["accessory", "component"] {
        if component[name].is_object() {
            errors.within(name, |errors| check_one(&component[name], tally, errors));
        }
    }
}

/// No two components have the same id, unless it is 0, or the same custom id.
fn check_ids(component: &Value, tally: &mut Tally, errors: &mut FormErrors) {
    if let Some(id) = component["id"].as_u64().filter(|id| *id > 0) {
        if tally.ids.contains(&id) {
            errors.report(&["id"], COMPONENT_ID_DUPLICATED);
        }
        tally.ids.push(id);
    }
    if let Some(id) = component["custom_id"].as_str() {
        if tally.custom_ids.iter().any(|other| other == id) {
            errors.report(&["custom_id"], COMPONENT_CUSTOM_ID_DUPLICATED);
        }
        tally.custom_ids.push(id.to_owned());
    }
}

/// Five buttons, or one of anything wider.
fn check_row(row: &Value, errors: &mut FormErrors) {
    let inside = entries(&row["components"]);
    let wide = |component: &Value| component["type"] != kind::BUTTON;
    if inside.len() > 1 && inside.iter().any(wide) {
        errors.report(&["components"], COMPONENT_LAYOUT_WIDTH_EXCEEDED);
    }
}

/// A button's style decides what it needs.
fn check_button(button: &Value, errors: &mut FormErrors) {
    let has = |name: &str| !button[name].is_null();
    let (link, premium) = (button["style"] == 5, button["style"] == 6);
    if link {
        errors.required(&["url"], &button["url"]);
        let schemes = ["http:", "https:", "discord:"];
        check_scheme(&["url"], &button["url"], &schemes, errors);
    } else if premium {
        errors.required(&["sku_id"], &button["sku_id"]);
    } else if has("url") && has("custom_id") {
        errors.report(&[], BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE);
    } else if !has("custom_id") {
        errors.report(&["custom_id"], BUTTON_COMPONENT_CUSTOM_ID_REQUIRED);
    }
    if (link || premium) && has("custom_id") {
        errors.report(
            &["custom_id"],
            BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE,
        );
    }
    let is_labeled = !button["label"].as_str().unwrap_or_default().is_empty();
    if !premium && !is_labeled && !has("emoji") {
        errors.report(&[], BUTTON_COMPONENT_LABEL_REQUIRED);
    }
}

/// The least that must be chosen is no more than the most that can be, which is `default` if nothing is said of it.
fn check_bounds(component: &Value, default: u64, errors: &mut FormErrors) {
    let most = component["max_values"].as_u64().unwrap_or(default);
    if component["min_values"].as_u64().unwrap_or_default() > most {
        errors.report(&["min_values"], SELECT_COMPONENT_MIN_VALUES_INVALID);
    }
}

/// No two options have the same value.
fn check_options(component: &Value, errors: &mut FormErrors) {
    let options = entries(&component["options"]);
    for (index, option) in options.iter().enumerate() {
        let same = |other: &Value| other["value"] == option["value"];
        if options[..index].iter().any(same) {
            let place = ["options", &index.to_string()];
            errors.report(&place, SELECT_COMPONENT_OPTION_VALUE_DUPLICATED);
        }
    }
}

fn check_text_input(input: &Value, errors: &mut FormErrors) {
    if let (Some(least), Some(most)) = (input["min_length"].as_i64(), input["max_length"].as_i64())
        && least > most
    {
        errors.report(&["max_length"], TEXT_INPUT_LENGTH_INVALID);
    }
}

/// What stands below a label is enabled, and has no other label.
fn check_label(inside: &Value, errors: &mut FormErrors) {
    if inside["disabled"] == true {
        errors.report(&["component", "disabled"], COMPONENT_DISABLED_UNSUPPORTED);
    }
    if !inside["label"].is_null() && inside["type"] == kind::TEXT_INPUT {
        errors.report(&["component", "label"], COMPONENT_LABEL_UNSUPPORTED);
    }
}

/// What is shown comes by its URL, or (a file only so) as a file of the same message.
fn check_media(field: &str, component: &Value, tally: &Tally, errors: &mut FormErrors) {
    let url = &component[field]["url"];
    let schemes: &[&str] = match field {
        "file" => &["attachment:"],
        _ => &["attachment:", "http:", "https:"],
    };
    check_scheme(&[field, "url"], url, schemes, errors);
    let url = url.as_str().unwrap_or_default();
    let name = url.strip_prefix("attachment://");
    if name.is_some_and(|name| !tally.files.iter().any(|file| file == name)) {
        let error = UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND;
        errors.report(&[field, "url"], error);
    }
}

/// Checks that a URL begins with one of these.
fn check_scheme(place: &[&str], url: &Value, schemes: &[&str], errors: &mut FormErrors) {
    let known = |url: &str| schemes.iter().any(|scheme| url.starts_with(scheme));
    if url.as_str().is_some_and(|url| !known(url)) {
        let all = schemes.join(", ");
        let message = format!("Scheme of {url} is not supported. Scheme must be one of ({all}).");
        errors.add(place, "URL_TYPE_INVALID_SCHEME", message);
    }
}

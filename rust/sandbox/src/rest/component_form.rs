//! What the components of a message may be.

use serde_json::Value;

use super::button_form::check_button;
use super::check::{FormErrors, field};
use super::media_form::{check_gallery, check_media, check_text};
use super::menu_form::check_select;
use crate::world::Fields;

/// Rows of a message without the flag for components v2; components in all with it.
const ROWS: usize = 5;
const COMPONENTS: usize = 40;
/// The most characters of all texts together.
pub const TEXT: usize = 4000;

/// Discord's types of component, those that are told apart; 5 to 7 are menus too, 23 is a checkbox.
pub mod kind {
    pub const ROW: u64 = 1;
    pub const BUTTON: u64 = 2;
    pub const STRING_SELECT: u64 = 3;
    pub const TEXT_INPUT: u64 = 4;
    pub const CHANNEL_SELECT: u64 = 8;
    pub const SECTION: u64 = 9;
    pub const TEXT: u64 = 10;
    pub const THUMBNAIL: u64 = 11;
    pub const GALLERY: u64 = 12;
    pub const FILE: u64 = 13;
    pub const SEPARATOR: u64 = 14;
    pub const CONTAINER: u64 = 17;
    pub const LABEL: u64 = 18;
    pub const FILE_UPLOAD: u64 = 19;
    pub const RADIO_GROUP: u64 = 21;
    pub const CHECKBOX_GROUP: u64 = 22;
}

/// What is looked after over all components of a message or a form.
#[derive(Default)]
pub struct Tally {
    ids: Vec<u64>,
    custom_ids: Vec<String>,
    count: usize,
    /// The characters of all texts.
    pub text: usize,
    /// The names of the files that components may show; any when `None`.
    pub files: Option<Vec<String>>,
}

/// Checks `components` of a message with those files.
pub fn check(components: &Value, v2: bool, files: Option<Vec<String>>, errors: &mut FormErrors) {
    let most = if v2 { COMPONENTS } else { ROWS };
    let list = errors.list(&["components"], components, most);
    let allowed: &[u64] = if v2 {
        &[1, 9, 10, 12, 13, 14, 17]
    } else {
        &[1]
    };
    let mut tally = Tally {
        files,
        ..Tally::default()
    };
    errors.within("components", |errors| {
        check_list(list, allowed, &mut tally, errors)
    });
    if tally.count > COMPONENTS {
        let message = format!("Message exceeds the maximum number of components ({COMPONENTS})");
        errors.add(
            &["components"],
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            message,
        );
    }
    if tally.text > TEXT {
        let message = format!("Components displayable text size exceeds maximum size of {TEXT}");
        errors.add(
            &["components"],
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            message,
        );
    }
}

/// Checks a list of components, of which only those types may stand there.
pub fn check_list(list: &[Value], allowed: &[u64], tally: &mut Tally, errors: &mut FormErrors) {
    for (index, component) in list.iter().enumerate() {
        errors.within(index, |errors| check_one(component, allowed, tally, errors));
    }
}

/// Checks a component where only those types may stand.
pub fn check_one(component: &Value, allowed: &[u64], tally: &mut Tally, errors: &mut FormErrors) {
    let Some(fields) = component.as_object() else {
        let message = "Only dictionaries may be used in a ModelType";
        return errors.add(&[], "MODEL_TYPE_CONVERT", message);
    };
    let kind = field(fields, "type").as_u64().unwrap_or_default();
    if !allowed.contains(&kind) {
        let all: Vec<String> = allowed.iter().map(u64::to_string).collect();
        let comma = if all.len() == 1 { "," } else { "" };
        let message = format!(
            "Value of field \"type\" must be one of ({}{comma}).",
            all.join(", ")
        );
        return errors.add(&["type"], "UNION_TYPE_CHOICES", message);
    }
    tally.count += 1;
    errors.number(&["id"], field(fields, "id"), 0, i64::from(i32::MAX));
    if let Some(id) = field(fields, "id").as_u64().filter(|id| *id > 0) {
        if tally.ids.contains(&id) {
            errors.add(
                &["id"],
                "COMPONENT_ID_DUPLICATED",
                "Component id cannot be duplicated",
            );
        }
        tally.ids.push(id);
    }
    match kind {
        kind::ROW => check_row(fields, tally, errors),
        kind::BUTTON => check_button(fields, tally, errors),
        kind::SECTION => check_section(fields, tally, errors),
        kind::TEXT => check_text(fields, tally, errors),
        kind::THUMBNAIL => {
            errors.text(&["description"], field(fields, "description"), 1, 1024);
            errors.flag(&["spoiler"], field(fields, "spoiler"));
            errors.within("media", |errors| {
                check_media(field(fields, "media"), false, tally, errors)
            });
        }
        kind::GALLERY => check_gallery(fields, tally, errors),
        kind::FILE => {
            errors.flag(&["spoiler"], field(fields, "spoiler"));
            errors.within("file", |errors| {
                check_media(field(fields, "file"), true, tally, errors)
            });
        }
        kind::SEPARATOR => {
            errors.flag(&["divider"], field(fields, "divider"));
            errors.choice(&["spacing"], field(fields, "spacing"), &[1, 2]);
        }
        kind::CONTAINER => {
            errors.flag(&["spoiler"], field(fields, "spoiler"));
            errors.number(
                &["accent_color"],
                field(fields, "accent_color"),
                0,
                0xFF_FFFF,
            );
            let inside =
                errors.sized_list(&["components"], field(fields, "components"), 1, COMPONENTS);
            errors.within("components", |errors| {
                check_list(inside, &[1, 9, 10, 12, 13, 14], tally, errors);
            });
        }
        kind::STRING_SELECT..=kind::CHANNEL_SELECT if kind != kind::TEXT_INPUT => {
            check_select(fields, kind, tally, errors);
        }
        _ => super::modal_form::check_input(fields, kind, tally, errors),
    }
}

/// Five buttons, or one of anything wider.
fn check_row(row: &Fields, tally: &mut Tally, errors: &mut FormErrors) {
    let inside = errors.sized_list(&["components"], field(row, "components"), 1, 5);
    let wide = |component: &Value| component["type"] != kind::BUTTON;
    if inside.len() > 1 && inside.iter().any(wide) {
        errors.add(
            &["components"],
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        );
    }
    errors.within("components", |errors| {
        check_list(inside, &[2, 3, 5, 6, 7, 8], tally, errors);
    });
}

/// Checks the `custom_id` of a component that must have one.
pub fn check_custom_id(fields: &Fields, tally: &mut Tally, errors: &mut FormErrors) {
    let id = field(fields, "custom_id");
    errors.required(&["custom_id"], id);
    errors.text(&["custom_id"], id, 1, 100);
    if let Some(id) = id.as_str() {
        if tally.custom_ids.iter().any(|other| other == id) {
            errors.add(
                &["custom_id"],
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                "Component custom id cannot be duplicated",
            );
        }
        tally.custom_ids.push(id.to_owned());
    }
}

fn check_section(section: &Fields, tally: &mut Tally, errors: &mut FormErrors) {
    let texts = errors.sized_list(&["components"], field(section, "components"), 1, 3);
    errors.within("components", |errors| {
        check_list(texts, &[kind::TEXT], tally, errors)
    });
    let accessory = field(section, "accessory");
    errors.required(&["accessory"], accessory);
    if !accessory.is_null() {
        errors.within("accessory", |errors| {
            check_one(accessory, &[2, 11], tally, errors)
        });
    }
}

//! Layout components.

use serde_json::{Map, Value};

use super::select::list;
use super::{ACCESSORY, IN_CONTAINER, IN_ROW, IN_SECTION};
use crate::schema::ObjectSchema;

/// An [action row](https://discord.com/developers/docs/components/reference#action-row): up to 5 buttons, or one select menu.
pub static ACTION_ROW: ObjectSchema = ObjectSchema {
    required: fields![type: integer(1..=1), components: list(by_type(IN_ROW), 1..=5)],
    optional: fields![id: integer(0..=2_147_483_647)],
    check: Some(buttons_or_one_menu),
};

/// A [section](https://discord.com/developers/docs/components/reference#section): text with an accessory.
pub static SECTION: ObjectSchema = ObjectSchema {
    required: fields![
        type: integer(9..=9),
        components: list(by_type(IN_SECTION), 1..=3),
        accessory: by_type(ACCESSORY),
    ],
    optional: fields![id: integer(0..=2_147_483_647)],
    check: None,
};

/// A [text display](https://discord.com/developers/docs/components/reference#text-display), with Markdown.
pub static TEXT_DISPLAY: ObjectSchema = ObjectSchema {
    required: fields![type: integer(10..=10), content: text(1..=4000)],
    optional: fields![id: integer(0..=2_147_483_647)],
    check: None,
};

/// A [separator](https://discord.com/developers/docs/components/reference#separator).
pub static SEPARATOR: ObjectSchema = ObjectSchema {
    required: fields![type: integer(14..=14)],
    optional: fields![
        id: integer(0..=2_147_483_647),
        divider: bool,
        spacing: integer(1..=2),
    ],
    check: None,
};

/// A [container](https://discord.com/developers/docs/components/reference#container) of other components.
pub static CONTAINER: ObjectSchema = ObjectSchema {
    required: fields![type: integer(17..=17), components: list(by_type(IN_CONTAINER), 1..=40)],
    optional: fields![
        id: integer(0..=2_147_483_647),
        accent_color: color,
        spoiler: bool,
    ],
    check: None,
};

fn buttons_or_one_menu(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let parts = list(fields, "components");
    let is_button = |part: &Value| part.get("type").and_then(Value::as_u64) == Some(2);
    match parts.len() > 1 && !parts.iter().all(is_button) {
        true => Err("an action row has up to 5 buttons or one select menu, not both".into()),
        false => Ok(()),
    }
}

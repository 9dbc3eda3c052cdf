//! Buttons.

use serde_json::{Map, Value};

use crate::objects::values::LINK;
use crate::schema::ObjectSchema;

/// A [button](https://discord.com/developers/docs/components/reference#button). The required fields depend on its
/// style.
pub static BUTTON: ObjectSchema = ObjectSchema {
    required: fields![type: integer(2..=2), style: integer(1..=6)],
    optional: fields![
        id: integer(0..=2_147_483_647),
        custom_id: text(1..=100),
        label: text(0..=80),
        emoji: object(EMOJI),
        url: url(LINK, 512),
        sku_id: id,
        disabled: bool,
    ],
    check: Some(fits_its_style),
};

/// An emoji of a button or a select menu: a Unicode emoji by its name, which is the character itself, or a custom emoji
/// by its id.
pub(super) static EMOJI: ObjectSchema = ObjectSchema {
    required: fields![name: text(1..=32)],
    optional: fields![id: id, animated: bool],
    check: None,
};

const LINK_STYLE: u64 = 5;
const PREMIUM_STYLE: u64 = 6;

fn fits_its_style(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let given = |name: &str| {
        fields
            .get(name)
            .is_some_and(|value| !value.is_null() && value != "")
    };
    let (kind, needed, refused): (_, _, &[_]) = match fields.get("style").and_then(Value::as_u64) {
        Some(LINK_STYLE) => ("a link button", "url", &["custom_id", "sku_id"]),
        Some(PREMIUM_STYLE) => (
            "a premium button",
            "sku_id",
            &["custom_id", "label", "emoji", "url"],
        ),
        _ => ("a button of this style", "custom_id", &["url", "sku_id"]),
    };
    if !given(needed) {
        return Err(format!("{kind} needs a {needed}"));
    }
    if let Some(refused) = refused.iter().find(|name| given(name)) {
        return Err(format!("{kind} has no {refused}"));
    }
    if needed != "sku_id" && !given("label") && !given("emoji") {
        return Err(format!("{kind} needs a label or an emoji"));
    }
    Ok(())
}

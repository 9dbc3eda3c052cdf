//! What a button may be.

use super::check::{FormErrors, field};
use super::component_form::{Tally, check_custom_id};
use super::media_form::check_scheme;
use crate::world::Fields;

/// Checks a button, of a style that decides what it needs.
pub fn check_button(button: &Fields, tally: &mut Tally, errors: &mut FormErrors) {
    let style = field(button, "style");
    errors.required(&["style"], style);
    errors.choice(&["style"], style, &[1, 2, 3, 4, 5, 6]);
    errors.text(&["label"], field(button, "label"), 0, 80);
    errors.flag(&["disabled"], field(button, "disabled"));
    let has = |name: &str| !field(button, name).is_null();
    let said = field(button, "label")
        .as_str()
        .is_some_and(|label| !label.is_empty());
    match style.as_u64() {
        Some(5) => {
            errors.required(&["url"], field(button, "url"));
            errors.text(&["url"], field(button, "url"), 1, 512);
            check_scheme(
                field(button, "url"),
                &["http:", "https:", "discord:"],
                errors,
            );
        }
        Some(6) => errors.required(&["sku_id"], field(button, "sku_id")),
        _ if has("url") && has("custom_id") => errors.add(
            &[],
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "A custom id and url cannot both be specified",
        ),
        _ if !has("custom_id") => {
            errors.add(
                &["custom_id"],
                "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
                "A custom id is required",
            );
        }
        _ => check_custom_id(button, tally, errors),
    }
    if matches!(style.as_u64(), Some(5 | 6)) && has("custom_id") {
        errors.add(
            &["custom_id"],
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "A custom id and url cannot both be specified",
        );
    }
    if style != 6 && !said && !has("emoji") {
        errors.add(
            &[],
            "BUTTON_COMPONENT_LABEL_REQUIRED",
            "A label or an emoji is required",
        );
    }
}

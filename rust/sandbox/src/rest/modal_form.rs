//! What a form may be that a bot shows.

use serde_json::Value;

use super::check::{FormErrors, field};
use super::component_form::{Tally, check_custom_id, check_list, check_one, kind};
use super::menu_form::{check_bounds, check_choices};
use crate::world::Fields;

/// The most components of a form, each with what it is labelled.
const MOST: usize = 5;
/// The most characters that can be typed into a field.
const TEXT: i64 = 4000;

/// Checks the `data` of an answer that opens a form.
pub fn check(data: &Fields, errors: &mut FormErrors) {
    errors.required(&["title"], field(data, "title"));
    errors.text(&["title"], field(data, "title"), 1, 45);
    errors.required(&["custom_id"], field(data, "custom_id"));
    errors.text(&["custom_id"], field(data, "custom_id"), 1, 100);
    let list = errors.sized_list(&["components"], field(data, "components"), 1, MOST);
    let mut tally = Tally::default();
    errors.within("components", |errors| {
        for (index, component) in list.iter().enumerate() {
            errors.within(index, |errors| check_top(component, &mut tally, errors));
        }
    });
}

/// A row is checked here: in a form it holds one text field and nothing else.
fn check_top(component: &Value, tally: &mut Tally, errors: &mut FormErrors) {
    let row = component
        .as_object()
        .filter(|_| component["type"] == kind::ROW);
    let Some(row) = row else {
        return check_one(
            component,
            &[kind::ROW, kind::TEXT, kind::LABEL],
            tally,
            errors,
        );
    };
    let inside = errors.sized_list(&["components"], field(row, "components"), 1, 1);
    for (index, input) in inside.iter().enumerate() {
        let index = index.to_string();
        errors.required(&["components", &index, "label"], &input["label"]);
    }
    errors.within("components", |errors| {
        check_list(inside, &[kind::TEXT_INPUT], tally, errors)
    });
}

/// Checks a component that is only in forms.
pub fn check_input(fields: &Fields, kind: u64, tally: &mut Tally, errors: &mut FormErrors) {
    if kind == kind::LABEL {
        return check_label(fields, tally, errors);
    }
    check_custom_id(fields, tally, errors);
    errors.flag(&["required"], field(fields, "required"));
    match kind {
        kind::TEXT_INPUT => check_text_input(fields, errors),
        kind::FILE_UPLOAD => check_bounds(fields, 10, errors),
        kind::RADIO_GROUP => check_choices(fields, 2, 10, errors),
        kind::CHECKBOX_GROUP => {
            check_bounds(fields, 10, errors);
            check_choices(fields, 1, 10, errors);
        }
        _ => errors.flag(&["default"], field(fields, "default")),
    }
}

fn check_label(label: &Fields, tally: &mut Tally, errors: &mut FormErrors) {
    errors.required(&["label"], field(label, "label"));
    errors.text(&["label"], field(label, "label"), 1, 45);
    errors.text(&["description"], field(label, "description"), 0, 100);
    let inside = field(label, "component");
    errors.required(&["component"], inside);
    if inside.is_null() {
        return;
    }
    errors.within("component", |errors| {
        if inside["disabled"] == true {
            let message = "Components of a form cannot be disabled";
            errors.add(&["disabled"], "COMPONENT_DISABLED_UNSUPPORTED", message);
        }
        if !inside["label"].is_null() && inside["type"] == kind::TEXT_INPUT {
            let message = "A text input inside of a label cannot have one itself";
            errors.add(&["label"], "COMPONENT_LABEL_UNSUPPORTED", message);
        }
        check_one(inside, &[3, 4, 5, 6, 7, 8, 19, 21, 22, 23], tally, errors);
    });
}

fn check_text_input(input: &Fields, errors: &mut FormErrors) {
    errors.required(&["style"], field(input, "style"));
    errors.choice(&["style"], field(input, "style"), &[1, 2]);
    errors.text(&["label"], field(input, "label"), 1, 45);
    errors.text(&["placeholder"], field(input, "placeholder"), 0, 100);
    errors.text(&["value"], field(input, "value"), 0, 4000);
    let (low, high) = (field(input, "min_length"), field(input, "max_length"));
    errors.number(&["min_length"], low, 0, TEXT);
    errors.number(&["max_length"], high, 1, TEXT);
    if let (Some(low), Some(high)) = (low.as_i64(), high.as_i64())
        && low > high
    {
        let message = "min_length must be less than or equal to max_length";
        errors.add(&["max_length"], "TEXT_INPUT_LENGTH_INVALID", message);
    }
}

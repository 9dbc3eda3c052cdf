//! The errors of a body, nested as Discord nests them.

use std::fmt::Display;

use serde_json::{Map, Value, json};

use super::error::{ApiError, Outcome};
use super::field_errors::{BASE_TYPE_REQUIRED, FieldError};
use crate::json::entries;
use crate::world::Fields;

/// The errors so far, and where the check is.
#[derive(Default)]
pub struct FormErrors {
    root: Map<String, Value>,
    /// Keys and indices from the root down: what comes before every place.
    base: Vec<String>,
    count: usize,
}

impl FormErrors {
    /// Adds an error at a place below where the check is.
    pub fn add(&mut self, place: &[&str], code: &str, message: impl Into<String>) {
        let mut node = &mut self.root;
        let base = self.base.iter().map(String::as_str);
        for key in base.chain(place.iter().copied()) {
            let child = node.entry(key).or_insert_with(|| json!({}));
            let Value::Object(map) = child else { return };
            node = map;
        }
        let errors = node.entry("_errors").or_insert_with(|| json!([]));
        if let Value::Array(errors) = errors {
            errors.push(json!({ "code": code, "message": message.into() }));
            self.count += 1;
        }
    }

    /// Adds an error whose message is always the same.
    pub fn report(&mut self, place: &[&str], (code, message): FieldError) {
        self.add(place, code, message);
    }

    /// Takes errors at a place back whose code ends so.
    fn remove(&mut self, place: &[&str], ending: &str) {
        let mut node = &mut self.root;
        let base = self.base.iter().map(String::as_str);
        for key in base.chain(place.iter().copied()) {
            let Some(Value::Object(map)) = node.get_mut(key) else {
                return;
            };
            node = map;
        }
        if let Some(Value::Array(errors)) = node.get_mut("_errors") {
            let is_so =
                |error: &Value| error["code"].as_str().unwrap_or_default().ends_with(ending);
            errors.retain(|error| !is_so(error));
        }
    }

    /// Checks what is inside of a field or of an element of a list.
    pub fn within<T>(&mut self, key: impl ToString, check: impl FnOnce(&mut FormErrors) -> T) -> T {
        self.base.push(key.to_string());
        let outcome = check(self);
        self.base.pop();
        outcome
    }

    /// Checks each entry of a list in a field.
    pub fn within_each(
        &mut self,
        name: &str,
        list: &Value,
        mut check: impl FnMut(&Value, &mut FormErrors),
    ) {
        self.within(name, |errors| {
            for (index, entry) in entries(list).iter().enumerate() {
                errors.within(index, |errors| check(entry, errors));
            }
        });
    }

    /// How many errors there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether the whole body is checked, no field of it.
    pub fn is_root(&self) -> bool {
        self.base.is_empty()
    }

    /// Whether the field of that name is checked.
    pub fn is_at(&self, name: &str) -> bool {
        self.base.last().is_some_and(|last| last == name)
    }

    /// Whether what is checked is inside of a field of that name.
    pub fn is_within(&self, name: &str) -> bool {
        self.base.iter().any(|part| part == name)
    }

    /// A field that must be there.
    pub fn required(&mut self, place: &[&str], value: &Value) {
        if value.is_null() {
            self.report(place, BASE_TYPE_REQUIRED);
        }
    }

    /// How many characters, entries or fields something has, where there is a least or a most. What a rule says takes the place of
    /// what the schema says.
    pub fn length(&mut self, place: &[&str], length: usize, least: Option<i64>, most: Option<i64>) {
        let length = i64::try_from(length).unwrap_or(i64::MAX);
        if least.is_none_or(|least| length >= least) && most.is_none_or(|most| length <= most) {
            return;
        }
        self.remove(place, "_LENGTH");
        match (least.filter(|least| *least > 0), most) {
            (Some(least), Some(most)) => {
                let message = format!("Must be between {least} and {most} in length.");
                self.add(place, "BASE_TYPE_BAD_LENGTH", message);
            }
            (Some(least), None) => {
                let message = format!("Must be {least} or more in length.");
                self.add(place, "BASE_TYPE_MIN_LENGTH", message);
            }
            (None, most) => {
                let message = format!("Must be {} or fewer in length.", most.unwrap_or_default());
                self.add(place, "BASE_TYPE_MAX_LENGTH", message);
            }
        }
    }

    /// A number in a range; `kind` is Discord's word for it, `int` or `float`.
    pub fn range<N: PartialOrd + Display>(
        &mut self,
        kind: &str,
        number: N,
        least: Option<N>,
        most: Option<N>,
    ) {
        if let Some(least) = least.filter(|least| number < *least) {
            let message = format!("{kind} value should be greater than or equal to {least}.");
            self.add(&[], "NUMBER_TYPE_MIN", message);
        }
        if let Some(most) = most.filter(|most| number > *most) {
            let message = format!("{kind} value should be less than or equal to {most}.");
            self.add(&[], "NUMBER_TYPE_MAX", message);
        }
    }

    /// The name of a webhook. Null is none.
    pub fn webhook_name(&mut self, place: &[&str], value: &Value) {
        self.name(place, value, &["clyde", "discord", "```"]);
    }

    /// The name of a bot. Null is none.
    pub fn bot_name(&mut self, place: &[&str], value: &Value) {
        self.name(place, value, &["discord", "@", "#", ":", "```"]);
    }

    fn name(&mut self, place: &[&str], value: &Value, forbidden: &[&str]) {
        let Some(name) = value.as_str() else {
            return;
        };
        let name = name.trim().to_lowercase();
        if let Some(part) = forbidden.iter().find(|part| name.contains(**part)) {
            let message = format!("Username cannot contain \"{part}\"");
            self.add(place, "USERNAME_INVALID_CONTAINS", message);
        }
        let words = ["everyone", "here", "system message"];
        if let Some(word) = words.iter().find(|word| name == **word) {
            let message = format!("Username cannot be \"{word}\"");
            self.add(place, "USERNAME_INVALID", message);
        }
    }
}

impl From<FormErrors> for Value {
    fn from(errors: FormErrors) -> Value {
        Value::Object(errors.root)
    }
}

/// Checks a body by rules that a schema cannot say.
pub fn check(rules: impl FnOnce(&mut FormErrors)) -> Outcome<()> {
    let error = ApiError::form(rules);
    let is_fine = error.errors == Some(json!({}));
    if is_fine { Ok(()) } else { Err(error) }
}

/// Puts a hash in the place of an image that came as a data URI: the sandbox keeps no images.
pub fn hash_image(fields: &mut Fields, name: &str) {
    if let Some(image @ Value::String(_)) = fields.get_mut(name) {
        *image = json!(format!("{:032x}", fastrand::u128(..)));
    }
}

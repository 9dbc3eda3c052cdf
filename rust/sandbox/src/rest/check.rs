//! Field errors, gathered as Discord nests them.

use serde_json::{Map, Value, json};

use super::error::ApiError;
use crate::world::Fields;

/// The errors of a form so far.
#[derive(Default)]
pub struct FormErrors {
    root: Map<String, Value>,
    /// Where the check is: what comes before every place.
    base: Vec<String>,
}

impl FormErrors {
    /// Adds an error at a place: keys and array indices from the root down.
    pub fn add(&mut self, place: &[&str], code: &str, message: impl Into<String>) {
        let mut node = &mut self.root;
        for key in self
            .base
            .iter()
            .map(String::as_str)
            .chain(place.iter().copied())
        {
            let child = node.entry(key.to_owned()).or_insert_with(|| json!({}));
            let Value::Object(map) = child else { return };
            node = map;
        }
        let errors = node
            .entry("_errors".to_owned())
            .or_insert_with(|| json!([]));
        if let Value::Array(errors) = errors {
            errors.push(json!({ "code": code, "message": message.into() }));
        }
    }

    /// Checks what is inside of a field or of an element of a list.
    pub fn within<T>(&mut self, key: impl ToString, check: impl FnOnce(&mut FormErrors) -> T) -> T {
        self.base.push(key.to_string());
        let outcome = check(self);
        self.base.pop();
        outcome
    }

    /// A number that must be one of these. Null is none.
    pub fn choice(&mut self, place: &[&str], value: &Value, choices: &[u64]) {
        let known = |number: u64| choices.contains(&number);
        if !value.is_null() && !value.as_u64().is_some_and(known) {
            let all: Vec<String> = choices.iter().map(u64::to_string).collect();
            let message = format!("Value must be one of {{{}}}.", all.join(", "));
            self.add(place, "BASE_TYPE_CHOICES", message);
        }
    }

    /// A list of at least and at most so many.
    pub fn sized_list<'a>(
        &mut self,
        place: &[&str],
        value: &'a Value,
        least: usize,
        most: usize,
    ) -> &'a [Value] {
        self.required(place, value);
        let Some(list) = value.as_array() else {
            return self.list(place, value, most);
        };
        if !(least..=most).contains(&list.len()) {
            let message = format!("Must be between {least} and {most} in length.");
            self.add(place, "BASE_TYPE_BAD_LENGTH", message);
        }
        list
    }

    /// A field that is true or false. Null is none.
    pub fn flag(&mut self, place: &[&str], value: &Value) {
        if !value.is_null() && !value.is_boolean() {
            self.add(
                place,
                "BOOLEAN_TYPE_CONVERT",
                "Must be either true or false.",
            );
        }
    }

    /// A text that must not be longer than that, in characters. Null is none.
    pub fn text(&mut self, place: &[&str], value: &Value, shortest: usize, longest: usize) {
        let Some(text) = value.as_str() else {
            if !value.is_null() {
                self.add(
                    place,
                    "STRING_TYPE_CONVERT",
                    format!("Could not interpret \"{value}\" as string."),
                );
            }
            return;
        };
        let length = text.chars().count();
        if length > longest {
            let message = if shortest == 0 {
                format!("Must be {longest} or fewer in length.")
            } else {
                format!("Must be between {shortest} and {longest} in length.")
            };
            self.add(
                place,
                if shortest == 0 {
                    "BASE_TYPE_MAX_LENGTH"
                } else {
                    "BASE_TYPE_BAD_LENGTH"
                },
                message,
            );
        } else if length < shortest {
            self.add(
                place,
                "BASE_TYPE_BAD_LENGTH",
                format!("Must be between {shortest} and {longest} in length."),
            );
        }
    }

    /// A list of no more than so many.
    pub fn list<'a>(&mut self, place: &[&str], value: &'a Value, longest: usize) -> &'a [Value] {
        let Some(list) = value.as_array() else {
            if !value.is_null() {
                self.add(
                    place,
                    "LIST_TYPE_CONVERT",
                    "Only iterables may be used in a ListType",
                );
            }
            return &[];
        };
        if list.len() > longest {
            self.add(
                place,
                "BASE_TYPE_MAX_LENGTH",
                format!("Must be {longest} or fewer in length."),
            );
        }
        list
    }

    /// A whole number in a range. Null is none.
    pub fn number(&mut self, place: &[&str], value: &Value, least: i64, most: i64) {
        match whole(value) {
            _ if value.is_null() => {}
            None => self.add(
                place,
                "NUMBER_TYPE_COERCE",
                format!("Value \"{value}\" is not int."),
            ),
            Some(number) if number < least => {
                self.add(
                    place,
                    "NUMBER_TYPE_MIN",
                    format!("int value should be greater than or equal to {least}."),
                );
            }
            Some(number) if number > most => {
                self.add(
                    place,
                    "NUMBER_TYPE_MAX",
                    format!("int value should be less than or equal to {most}."),
                );
            }
            Some(_) => {}
        }
    }

    /// A field that must be there.
    pub fn required(&mut self, place: &[&str], value: &Value) {
        if value.is_null() {
            self.add(place, "BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    /// A file that has to come as a data URI in base64.
    pub fn data_uri(&mut self, place: &[&str], value: &Value) {
        self.required(place, value);
        let is_one = |text: &str| text.starts_with("data:") && text.contains(";base64,");
        if !value.is_null() && !value.as_str().is_some_and(is_one) {
            self.add(place, "BASE_TYPE_INVALID", "Invalid image data");
        }
    }

    /// The name of a webhook or a bot. Null is none.
    pub fn user_name(&mut self, place: &[&str], value: &Value) {
        let Some(name) = value.as_str() else {
            return;
        };
        let name = name.trim().to_lowercase();
        if let Some(part) = ["clyde", "discord"]
            .iter()
            .find(|part| name.contains(**part))
        {
            let message = format!("Username cannot contain \"{part}\"");
            self.add(place, "USERNAME_INVALID_CONTAINS", message);
        }
        if let Some(word) = ["everyone", "here"].iter().find(|word| name == **word) {
            let message = format!("Username cannot be \"{word}\"");
            self.add(place, "USERNAME_INVALID", message);
        }
    }

    /// Invalid Form Body, if there was any error.
    pub fn finish(self) -> Result<(), ApiError> {
        if self.root.is_empty() {
            return Ok(());
        }
        Err(ApiError {
            errors: Some(Value::Object(self.root)),
            ..ApiError::INVALID_FORM
        })
    }
}

/// A field of a body, null when it is not given.
pub fn field<'a>(fields: &'a Fields, name: &str) -> &'a Value {
    fields.get(name).unwrap_or(&Value::Null)
}

/// A whole number. It may be written with a point, as `24.0`.
fn whole(value: &Value) -> Option<i64> {
    let float = || value.as_f64().filter(|number| number.fract() == 0.0);
    value
        .as_i64()
        .or_else(|| float().map(|number| number as i64))
}

/// Puts a hash in the place of a picture that came as a data URI: the sandbox keeps no pictures.
pub fn hash_image(fields: &mut Fields, name: &str) {
    if let Some(image @ Value::String(_)) = fields.get_mut(name) {
        *image = json!(format!("{:032x}", fastrand::u128(..)));
    }
}

//! Checks of objects outside of routes, for builders that set one field after the other.

use serde_json::{Map, Value};

use super::suggest::unknown_field;
use super::{Field, FieldKind, ObjectSchema, check};

impl ObjectSchema {
    /// Checks an object and converts it to Discord's format. `at` is its path in errors, such as `embeds[0]`; empty if
    /// it has none.
    ///
    /// # Errors
    /// The text names the field and what is allowed.
    pub fn check(&self, value: Value, at: &str) -> Result<Value, String> {
        check::object(self, value, at)
    }

    /// Checks one field of an object, and converts it to Discord's format.
    ///
    /// # Errors
    /// The text names the field and what is allowed.
    pub fn check_field(&self, name: &str, value: Value) -> Result<Value, String> {
        if let Some(field) = check::find(self.required, name) {
            return check::check_required(&field.kind, value, name);
        }
        if let Some(field) = check::find(self.optional, name) {
            return check::check_optional(&field.kind, value, name);
        }
        let known: Vec<_> = self.fields().map(|field| field.name).collect();
        Err(unknown_field(name, name, &known))
    }

    /// Checks the entry at `index` of a list, and converts it to Discord's format.
    ///
    /// # Errors
    /// The text names the field and what is allowed.
    pub fn check_entry(&self, list: &str, index: usize, value: Value) -> Result<Value, String> {
        let Some(FieldKind::List(kind, range)) = self
            .fields()
            .find(|field| field.name == list)
            .map(|field| &field.kind)
        else {
            return self.check_field(list, value);
        };
        if index >= *range.end() {
            return Err(format!(
                "{list} has {} entries; Discord allows {}",
                index + 1,
                range.end()
            ));
        }
        check::check_required(kind, value, &format!("{list}[{index}]"))
    }

    /// Checks several fields together.
    ///
    /// # Errors
    /// The text describes the problem.
    pub fn check_combination(&self, fields: &Map<String, Value>) -> Result<(), String> {
        self.check.map_or(Ok(()), |check| check(fields, 0))
    }

    /// Returns all fields, the required ones first.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.required.iter().chain(self.optional)
    }
}

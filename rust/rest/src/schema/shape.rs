//! Shapes as others than routes use them: what builds an object piece by piece.

use serde_json::{Map, Value};

use super::suggest::unknown_field;
use super::{Field, Kind, Shape, check};

impl Shape {
    /// Checks an object and puts it into Discord's form. `at` is where it stands, such as `embeds[0]`; empty if it stands
    /// alone.
    ///
    /// # Errors
    /// Says what is wrong, naming the field and what is allowed.
    pub fn check(&self, value: Value, at: &str) -> Result<Value, String> {
        check::object(self, value, at)
    }

    /// Checks one field of such an object, and puts it into Discord's form.
    ///
    /// # Errors
    /// Says what is wrong, naming the field and what is allowed.
    pub fn check_field(&self, name: &str, value: Value) -> Result<Value, String> {
        if let Some(field) = check::find(self.required, name) {
            return check::required(&field.kind, value, name);
        }
        if let Some(field) = check::find(self.optional, name) {
            return check::optional(&field.kind, value, name);
        }
        let known: Vec<_> = self.fields().map(|field| field.name).collect();
        Err(unknown_field(name, name, &known))
    }

    /// Checks one more entry of a list, of which `index` are there already, and puts it into Discord's form.
    ///
    /// # Errors
    /// Says what is wrong, naming the field and what is allowed.
    pub fn check_entry(&self, list: &str, index: usize, value: Value) -> Result<Value, String> {
        let Some(Kind::List(kind, range)) = self
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
        check::required(kind, value, &format!("{list}[{index}]"))
    }

    /// Checks what no single field can tell.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn check_together(&self, fields: &Map<String, Value>) -> Result<(), String> {
        self.check.map_or(Ok(()), |check| check(fields, 0))
    }

    /// All fields, those that must be there first.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.required.iter().chain(self.optional)
    }
}

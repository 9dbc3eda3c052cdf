//! The schemas of request bodies, out of Discord's own specification.
//!
//! `requests.json` is made of it by `cargo xtask spec`; what its keys mean is said in `tests/conformance/src/reduce.rs`.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;
use serde::Deserialize;
use serde_json::Value;

/// What a value may be.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Schema {
    /// The name of another one that says it.
    #[serde(rename = "ref")]
    reference: Option<String>,
    #[serde(rename = "type")]
    pub kind: Kind,
    pub nullable: bool,
    /// The least and the most: of a number itself, of a text its characters, of a list its entries, of an object its fields.
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// The only values there are; any when empty.
    #[serde(rename = "enum")]
    pub choices: Vec<Value>,
    pub properties: HashMap<String, Schema>,
    pub required: Vec<String>,
    /// What each value of an object is whose fields have any names.
    pub values: Option<Box<Schema>>,
    pub items: Option<Box<Schema>>,
    pub unique: bool,
    /// Schemas of which one fits, and the field whose value says which.
    pub one_of: Vec<Schema>,
    pub by: Option<String>,
    pub format: Option<String>,
    pattern: Option<String>,
    pub encoding: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    #[default]
    Any,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

/// All of them: by operation, such as `POST /channels/{}/messages`, and by name.
#[derive(Default, Deserialize)]
struct Schemas {
    operations: HashMap<String, Schema>,
    /// The operations that take `application/x-www-form-urlencoded` besides JSON.
    forms: HashSet<String>,
    schemas: HashMap<String, Schema>,
}

/// Read when the first body is checked.
static SCHEMAS: Lazy<Schemas> =
    Lazy::new(|| serde_json::from_str(include_str!("requests.json")).unwrap_or_default());

impl Schema {
    /// The schema of an operation's body. Discord specifies none for a few operations.
    pub fn of_operation(method: &str, path: &str) -> Option<&'static Schema> {
        SCHEMAS.operations.get(&mark(method, path))
    }

    /// Whether an operation takes a body in `application/x-www-form-urlencoded`.
    pub fn takes_forms(method: &str, path: &str) -> bool {
        SCHEMAS.forms.contains(&mark(method, path))
    }

    /// The schema of that name.
    pub fn named(name: &str) -> Option<&'static Schema> {
        SCHEMAS.schemas.get(name)
    }

    /// What a field may be; of several objects with such a field, what it may be in the first of them.
    pub fn property(&self, name: &str) -> Option<&Schema> {
        let schema = self.resolved();
        let parts = schema.one_of.iter();
        let own = schema.properties.get(name);
        own.or_else(|| parts.into_iter().find_map(|part| part.property(name)))
    }

    /// Whether a value may be of that kind.
    pub fn may_be(&self, kind: Kind) -> bool {
        let schema = self.resolved();
        schema.kind == kind || schema.one_of.iter().any(|part| part.may_be(kind))
    }

    /// The schema that says it, if this one only refers to it.
    pub fn resolved(&self) -> &Schema {
        let named = self.reference.as_deref().and_then(Schema::named);
        named.map_or(self, Schema::resolved)
    }
}

/// An operation, whatever its parameters are called.
fn mark(method: &str, path: &str) -> String {
    let segments = path.split('/');
    let segments = segments.map(|part| if part.starts_with('{') { "{}" } else { part });
    format!("{method} {}", segments.collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(schema: &Schema) -> Vec<&str> {
        let inside = schema
            .properties
            .values()
            .chain(&schema.one_of)
            .chain(schema.items.as_deref())
            .chain(schema.values.as_deref());
        let inside = inside.flat_map(references);
        inside.chain(schema.reference.as_deref()).collect()
    }

    #[test]
    fn all_schemas_are_read_and_refer_to_others() {
        assert!(SCHEMAS.operations.len() > 80);
        for (name, schema) in SCHEMAS.operations.iter().chain(&SCHEMAS.schemas) {
            for reference in references(schema) {
                assert!(Schema::named(reference).is_some(), "{name}: {reference}");
            }
        }
    }

    #[test]
    fn an_operation_is_found_whatever_its_parameters_are_called() {
        let schema = Schema::of_operation("POST", "/channels/{id}/messages").unwrap();
        assert!(schema.resolved().properties.contains_key("content"));
    }
}

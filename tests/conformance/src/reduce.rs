//! The schemas of request bodies in a normal form: the same facts, with one way to write each.
//!
//! | key | is |
//! |---|---|
//! | `ref` | the name of a schema |
//! | `type` | one type; that null is allowed besides is `nullable` |
//! | `min`, `max` | the least and the most: of a number its value, of a text its characters, of a list its entries, of an object its fields |
//! | `enum` | the values there are |
//! | `properties`, `required` | of an object with known fields |
//! | `values` | of an object with any fields: the schema of each value |
//! | `items`, `unique` | of a list |
//! | `one_of`, `by` | schemas of which one fits, and the field by whose `enum` they are told apart, if there is one |
//! | `format`, `pattern`, `encoding` | as in the specification |

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::amend::amend;
use crate::mark::Mark;

const JSON: &str = "application/json";
const FORM: &str = "multipart/form-data";
const URL_ENCODED: &str = "application/x-www-form-urlencoded";

/// The body of each operation that has one, and the schemas these refer to.
#[derive(Debug, Default)]
pub struct Reduced {
    /// The schema of the body of each operation.
    pub operations: BTreeMap<Mark, Value>,
    /// The operations whose bodies may be URL-encoded forms.
    pub forms: BTreeSet<Mark>,
    /// Those that others refer to, by name.
    pub schemas: BTreeMap<String, Value>,
}

impl Reduced {
    /// Amends a specification, and reduces it.
    pub fn amended(mut specification: Value) -> Self {
        amend(&mut specification);
        Self::new(&specification)
    }

    /// Reduces a specification.
    pub fn new(specification: &Value) -> Self {
        let mut reduced = Self::default();
        let paths = specification["paths"].as_object().into_iter().flatten();
        for (template, item) in paths {
            for (verb, operation) in item.as_object().into_iter().flatten() {
                let content = &operation["requestBody"]["content"];
                if content.get(URL_ENCODED).is_some() {
                    reduced.forms.insert(Mark::new(verb, template));
                }
                let format = [JSON, FORM]
                    .into_iter()
                    .find_map(|kind| content.get(kind)?.get("schema"));
                if let Some(schema) = format {
                    let schema = reduced.follow(specification, schema);
                    reduced.operations.insert(Mark::new(verb, template), schema);
                }
            }
        }
        reduced
    }

    /// Reduces a schema, and takes up what it refers to.
    fn follow(&mut self, specification: &Value, schema: &Value) -> Value {
        let schema = reduce(specification, schema);
        let mut names = BTreeSet::new();
        references(&schema, &mut names);
        for name in names {
            if !self.schemas.contains_key(&name) {
                // One that refers to itself must find itself.
                self.schemas.insert(name.clone(), Value::Null);
                let named = self.follow(
                    specification,
                    &specification["components"]["schemas"][&name],
                );
                self.schemas.insert(name, named);
            }
        }
        schema
    }

    /// As a file of JSON: a line for each operation and schema.
    pub fn file(&self) -> String {
        let lines = |entries: Vec<(String, &Value)>| {
            let lines: Vec<String> = entries
                .into_iter()
                .map(|(name, schema)| format!("{}: {schema}", json!(name)))
                .collect();
            lines.join(",\n")
        };
        let operations = self
            .operations
            .iter()
            .map(|(mark, schema)| (mark.to_string(), schema));
        let schemas = self
            .schemas
            .iter()
            .map(|(name, schema)| (name.clone(), schema));
        let forms: Vec<String> = self.forms.iter().map(Mark::to_string).collect();
        format!(
            "{{\"operations\": {{\n{}\n}}, \"forms\": {}, \"schemas\": {{\n{}\n}}}}\n",
            lines(operations.collect()),
            json!(forms),
            lines(schemas.collect()),
        )
    }
}

/// The names of the schemas that one refers to.
fn references(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(keys) => {
            for (key, value) in keys {
                match value {
                    Value::String(name) if key == "ref" => {
                        names.insert(name.clone());
                    }
                    // The values of enumerations are no schemas.
                    _ if key == "enum" || key == "required" => {}
                    _ => references(value, names),
                }
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| references(part, names)),
        _ => {}
    }
}

/// A schema in the normal form.
pub fn reduce(specification: &Value, schema: &Value) -> Value {
    let mut reduced = Map::new();
    if let Some(name) = referred(schema) {
        reduced.insert("ref".into(), name.into());
        return reduced.into();
    }
    let given = |key: &str| schema.get(key).filter(|value| **value != json!([]));
    let parts = ["oneOf", "anyOf"].into_iter().find_map(given);
    if let Some(parts) = parts.and_then(Value::as_array) {
        return union(specification, schema, parts);
    }
    if let (None, Some([part])) = (
        given("enum"),
        given("allOf").and_then(Value::as_array).map(Vec::as_slice),
    ) {
        return reduce(specification, part);
    }
    let kind = kind(schema, &mut reduced);
    reduced.insert("type".into(), kind.into());
    for (key, keys) in [
        ("min", ["minLength", "minItems", "minimum", "minProperties"]),
        ("max", ["maxLength", "maxItems", "maximum", "maxProperties"]),
    ] {
        if let Some(limit) = keys.into_iter().find_map(given) {
            reduced.insert(key.into(), limit.clone());
        }
    }
    if given("format") == Some(&json!("int32")) {
        reduced.entry("min").or_insert(i32::MIN.into());
        reduced.entry("max").or_insert(i32::MAX.into());
    } else if let Some(format) = given("format") {
        reduced.insert("format".into(), format.clone());
    }
    for (key, name) in [
        ("enum", "enum"),
        ("pattern", "pattern"),
        ("encoding", "contentEncoding"),
        ("unique", "uniqueItems"),
        ("required", "required"),
    ] {
        if let Some(value) = given(name) {
            reduced.insert(key.into(), value.clone());
        }
    }
    if let Some(items) = given("items") {
        reduced.insert("items".into(), reduce(specification, items));
    }
    if let Some(values) = given("additionalProperties").filter(|values| values.is_object()) {
        reduced.insert("values".into(), reduce(specification, values));
    }
    if let Some(properties) = given("properties").and_then(Value::as_object) {
        let properties = properties
            .iter()
            .map(|(name, schema)| (name.clone(), reduce(specification, schema)));
        reduced.insert(
            "properties".into(),
            properties.collect::<Map<_, _>>().into(),
        );
    }
    reduced.into()
}

/// The type beside null, which is noted.
fn kind(schema: &Value, reduced: &mut Map<String, Value>) -> String {
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.as_slice(),
        kind => std::slice::from_ref(kind),
    };
    if kinds.iter().any(|kind| kind == "null") {
        reduced.insert("nullable".into(), true.into());
    }
    let mut others = kinds.iter().filter_map(Value::as_str);
    others.find(|kind| *kind != "null").unwrap_or("any").into()
}

fn union(specification: &Value, schema: &Value, parts: &[Value]) -> Value {
    let is_null = |part: &&Value| part["type"] == "null";
    let nullable = parts.iter().any(|part| is_null(&part));
    let others: Vec<&Value> = parts.iter().filter(|part| !is_null(part)).collect();
    let constants: Vec<Value> = others
        .iter()
        .filter_map(|part| part.get("const").cloned())
        .collect();
    let mut reduced = match others.as_slice() {
        _ if !constants.is_empty() => json!({"type": schema["type"], "enum": constants}),
        [only] => reduce(specification, only),
        several => {
            let several: Vec<Value> = several
                .iter()
                .map(|part| reduce(specification, part))
                .collect();
            let mut reduced = json!({"one_of": several});
            if let Some(field) = told_apart_by(specification, &others) {
                reduced["by"] = field.into();
            }
            reduced
        }
    };
    if nullable {
        reduced["nullable"] = true.into();
    }
    reduced
}

/// The field in whose values no two of these objects agree.
fn told_apart_by(specification: &Value, parts: &[&Value]) -> Option<String> {
    let properties = |part: &Value| {
        let part = match referred(part) {
            Some(name) => &specification["components"]["schemas"][name],
            None => part,
        };
        part["properties"].as_object().cloned()
    };
    let parts: Vec<Map<String, Value>> = parts
        .iter()
        .map(|part| properties(part))
        .collect::<Option<_>>()?;
    let values = |part: &Map<String, Value>, field: &str| {
        let values = reduce(specification, part.get(field)?);
        values["enum"].as_array().cloned()
    };
    let shared = parts.first()?.keys().find(|field| {
        let mut seen = Vec::new();
        parts.iter().all(|part| {
            let values = values(part, field).unwrap_or_default();
            let is_new = !values.is_empty() && values.iter().all(|value| !seen.contains(value));
            seen.extend(values);
            is_new
        })
    });
    shared.cloned()
}

/// The name that a schema refers to, if that is all it does.
fn referred(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reduced(schema: Value) -> Value {
        let specification = json!({"components": {"schemas": {
            "A": {"type": "object", "properties": {"type": {"type": "integer", "enum": [1]}}},
            "B": {"type": "object", "properties": {"type": {"type": "integer", "enum": [2, 3]}}},
        }}});
        reduce(&specification, &schema)
    }

    #[test]
    fn null_is_noted() {
        let text = json!({"type": "string", "nullable": true, "max": 9});
        let written = [
            json!({"type": ["string", "null"], "maxLength": 9}),
            json!({"oneOf": [{"type": "null"}, {"type": "string", "maxLength": 9}]}),
        ];
        for schema in written {
            assert_eq!(reduced(schema), text);
        }
    }

    #[test]
    fn an_enumeration_is_its_values() {
        let constants = json!({"type": "integer", "oneOf": [{"title": "ONE", "const": 1}]});
        assert_eq!(reduced(constants), json!({"type": "integer", "enum": [1]}));
        // Whoever reads the schema of another finds the values there.
        let other = json!({"type": "integer", "enum": [], "allOf": [{"$ref": "#/x/A"}]});
        assert_eq!(reduced(other), json!({"ref": "A"}));
    }

    #[test]
    fn a_union_says_what_tells_its_parts_apart() {
        let parts = json!({"oneOf": [{"$ref": "#/x/A"}, {"$ref": "#/x/B"}]});
        let expected = json!({"one_of": [{"ref": "A"}, {"ref": "B"}], "by": "type"});
        assert_eq!(reduced(parts), expected);
        let alike = json!({"oneOf": [{"$ref": "#/x/A"}, {"$ref": "#/x/A"}]});
        assert!(reduced(alike).get("by").is_none());
    }
}

//! Small tools for JSON.

use serde::Serialize;
use serde_json::{Value, json};

use crate::id::Id;

/// The fields of an object.
pub type Fields = serde_json::Map<String, Value>;

/// An object of these fields.
pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Fields {
    let owned = fields.map(|(name, value)| (name.to_owned(), value));
    Fields::from_iter(owned)
}

/// The fields of what `json!` made of braces.
pub fn fields_of(value: Value) -> Fields {
    match value {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

/// A field, null when it is not there.
pub fn field<'a>(fields: &'a Fields, name: &str) -> &'a Value {
    fields.get(name).unwrap_or(&Value::Null)
}

/// Sets a field.
pub fn set(fields: &mut Fields, name: &str, value: impl Serialize) {
    fields.insert(name.to_owned(), json!(value));
}

/// Sets a field of an object if there is something to set.
pub fn set_some(object: &mut Value, name: &str, value: Option<impl Serialize>) {
    if let Some(value) = value {
        object[name] = json!(value);
    }
}

/// The entries of a list; none of what is no list.
pub fn entries(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The ids in a list.
pub fn ids(value: &Value) -> Vec<Id> {
    entries(value).iter().filter_map(Id::from_json).collect()
}

/// Whether a name is one of those in a text, between spaces.
pub fn is_named(names: &str, name: &str) -> bool {
    names.split_whitespace().any(|other| other == name)
}

/// The fields of an object with names of a text, between spaces; null where they are not there.
pub fn pick(object: &Value, names: &str) -> Value {
    let fields = names.split_whitespace();
    let fields = fields.map(|name| (name.to_owned(), object[name].clone()));
    Value::Object(fields.collect())
}

/// An object without the fields with names of a text, between spaces.
pub fn without(mut object: Value, names: &str) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.retain(|name, _| !is_named(names, name));
    }
    object
}

/// An object with no other fields than those with names of a text, between spaces.
pub fn only(mut object: Value, names: &str) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.retain(|name, _| is_named(names, name));
    }
    object
}

/// Lays fields over those of an object.
pub fn overlay(object: &mut Value, fields: &Fields) {
    if let Value::Object(object) = object {
        object.extend(
            fields
                .iter()
                .map(|(name, value)| (name.clone(), value.clone())),
        );
    }
}

/// Takes over the fields that an object has already.
pub fn update(object: &mut Fields, changes: &Fields) {
    for (name, value) in changes {
        if let Some(field) = object.get_mut(name) {
            *field = value.clone();
        }
    }
}

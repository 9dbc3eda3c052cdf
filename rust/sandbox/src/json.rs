//! Small tools for JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;
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

/// A field that is a text, empty when it is not there.
pub fn text<'a>(fields: &'a Fields, name: &str) -> &'a str {
    field(fields, name).as_str().unwrap_or_default()
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

/// The ids of the objects in a list.
pub fn ids_of_objects(value: &Value) -> Vec<Id> {
    let objects = entries(value).iter();
    objects
        .filter_map(|object| Id::from_json(&object["id"]))
        .collect()
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

/// Sets the fields of an object that are not there.
pub fn fill(object: &mut Value, defaults: Value) {
    if let Value::Object(fields) = object {
        for (name, value) in fields_of(defaults) {
            fields.entry(name).or_insert(value);
        }
    }
}

/// Changes those fields of a value that are in a text, between spaces, by their names in JSON. Null sets a field to its default;
/// what a field cannot be is ignored.
pub fn change<T: Serialize + DeserializeOwned>(value: &mut T, changes: &Fields, names: &str) {
    for (name, change) in changes.iter().filter(|(name, _)| is_named(names, name)) {
        let mut fields = fields_of(json!(value));
        if change.is_null() {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), change.clone());
        }
        if let Ok(changed) = serde_json::from_value(Value::Object(fields)) {
            *value = changed;
        }
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

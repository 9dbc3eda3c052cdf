//! A specification made strict: what an object does not name is no property of it.
//!
//! Discord's schemas leave objects open, as JSON schemas do where they say nothing. A misspelled field would be as valid as none.

use serde_json::{Value, json};

/// The keywords under which there are schemas of values of their own, by name.
const BY_NAME: [&str; 1] = ["properties"];
/// The keywords under which there are schemas that describe the same value together.
const TOGETHER: [&str; 3] = ["allOf", "anyOf", "oneOf"];
/// What says which properties there may be.
const PROPERTIES: [&str; 5] = ["properties", "allOf", "anyOf", "oneOf", "$ref"];

/// Closes every object in a specification, and opens unions: the specification writes `oneOf` where several of them may fit.
pub fn close(specification: &mut Value) {
    close_queries(specification);
    let named = specification.pointer_mut("/components/schemas");
    for schema in named
        .and_then(Value::as_object_mut)
        .into_iter()
        .flat_map(|named| named.values_mut())
    {
        part(schema);
    }
    let paths = specification
        .get_mut("paths")
        .and_then(Value::as_object_mut);
    for operation in paths.into_iter().flat_map(|paths| {
        paths
            .values_mut()
            .filter_map(Value::as_object_mut)
            .flat_map(|item| item.values_mut())
    }) {
        let content = operation.pointer_mut("/requestBody/content");
        let formats = content.and_then(Value::as_object_mut).into_iter();
        for format in formats.flat_map(|content| content.values_mut()) {
            if let Some(schema) = format.get_mut("schema") {
                whole(schema);
            }
        }
    }
}

/// Does the same for the parameters of queries.
fn close_queries(specification: &mut Value) {
    let paths = specification
        .get_mut("paths")
        .and_then(Value::as_object_mut);
    let items = paths.into_iter().flat_map(|paths| paths.values_mut());
    let operations = items
        .filter_map(Value::as_object_mut)
        .flat_map(|item| item.values_mut());
    for parameter in operations
        .filter_map(|operation| operation.get_mut("parameters")?.as_array_mut())
        .flatten()
    {
        if let Some(schema) = parameter.get_mut("schema") {
            part(schema);
        }
    }
}

/// The schema of a value.
fn whole(schema: &mut Value) {
    part(schema);
    let Some(keywords) = schema.as_object_mut() else {
        return;
    };
    if PROPERTIES
        .iter()
        .any(|keyword| keywords.contains_key(*keyword))
    {
        keywords.insert("unevaluatedProperties".into(), json!(false));
    }
}

/// A schema that says something about a value, perhaps beside others.
fn part(schema: &mut Value) {
    let Some(keywords) = schema.as_object_mut() else {
        return;
    };
    // A list of no values, of which none could be given, stands beside the schema that has them.
    if keywords.get("enum") == Some(&json!([])) {
        keywords.remove("enum");
    }
    if let Some(union) = keywords.remove("oneOf") {
        keywords.insert("anyOf".into(), union);
    }
    for keyword in TOGETHER {
        if let Some(parts) = keywords.get_mut(keyword).and_then(Value::as_array_mut) {
            parts.iter_mut().for_each(part);
        }
    }
    for keyword in BY_NAME {
        if let Some(named) = keywords.get_mut(keyword).and_then(Value::as_object_mut) {
            named.values_mut().for_each(whole);
        }
    }
    for keyword in ["items", "additionalProperties"] {
        if let Some(schema) = keywords.get_mut(keyword) {
            whole(schema);
        }
    }
    // An object of which nothing is said may hold anything.
    let says_nothing = !PROPERTIES
        .iter()
        .any(|keyword| keywords.contains_key(*keyword));
    if says_nothing && may_be_object(keywords.get("type")) {
        keywords
            .entry("additionalProperties")
            .or_insert(json!(true));
    }
}

fn may_be_object(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "object"),
        Some(kind) => kind == "object",
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_valid(schema: Value, body: &Value) -> bool {
        let mut specification = json!({
            "components": {"schemas": {"Named": {"type": "object", "properties": {"name": {"type": "string"}}}}},
            "paths": {"/x": {"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}}},
        });
        close(&mut specification);
        let mut closed =
            specification["paths"]["/x"]["post"]["requestBody"]["content"]["application/json"]["schema"].take();
        closed["components"] = specification["components"].take();
        jsonschema::options()
            .build(&closed)
            .is_ok_and(|validator| validator.is_valid(body))
    }

    #[test]
    fn what_is_not_named_is_no_property() {
        let named = json!({"$ref": "#/components/schemas/Named"});
        let list =
            json!({"type": "object", "properties": {"list": {"type": "array", "items": named}}});
        let both = json!({"allOf": [named, {"type": "object", "properties": {"more": {}}}]});
        let free = json!({"type": "object", "properties": {"free": {"type": "object"}}});
        for (schema, body, valid) in [
            (&named, json!({"name": "a"}), true),
            (&named, json!({"nom": "a"}), false),
            (&list, json!({"list": [{"name": "a"}]}), true),
            (&list, json!({"list": [{"nom": "a"}]}), false),
            (&both, json!({"name": "a", "more": 1}), true),
            (&both, json!({"name": "a", "mere": 1}), false),
            (&free, json!({"free": {"any": 1}}), true),
        ] {
            assert_eq!(is_valid(schema.clone(), &body), valid, "{schema} {body}");
        }
    }

    #[test]
    fn of_a_union_more_than_one_may_fit() {
        let union = json!({"oneOf": [{"type": "integer"}, {"type": "number"}]});
        assert!(is_valid(union, &json!(1)));
    }
}

//! Every operation answers as the specification says.

use serde_json::{Map, Value, json};

use super::fact;
use super::place::Place;
use super::requests::{FOR_PEOPLE, request};
use crate::stranger::*;

/// An operation of the specification.
pub struct Operation<'a> {
    pub id: &'a str,
    pub method: String,
    pub path: &'a str,
    /// The schemas of the body by content type.
    pub body: &'a Value,
    responses: &'a Value,
}

pub fn operations(specification: &Value) -> Vec<Operation<'_>> {
    let mut operations = Vec::new();
    for (path, verbs) in specification["paths"].as_object().unwrap() {
        for (verb, operation) in verbs.as_object().unwrap() {
            if let Some(id) = operation["operationId"].as_str() {
                operations.push(Operation {
                    id,
                    method: verb.to_uppercase(),
                    path,
                    body: &operation["requestBody"]["content"],
                    responses: &operation["responses"],
                });
            }
        }
    }
    operations
}

/// The path in that world.
pub fn filled(path: &str, place: &Place, other: &[(&str, &str)]) -> String {
    let segment = |segment: &str| {
        let name = segment
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'));
        let Some(name) = name else {
            return segment.to_owned();
        };
        let other = other.iter().find(|(parameter, _)| *parameter == name);
        place.id(other.map_or(name, |(_, other)| other))
    };
    let segments: Vec<String> = path.split('/').map(segment).collect();
    segments.join("/")
}

/// What is wrong about an answer.
fn wrong(specification: &Value, operation: &Operation<'_>, answer: &Answer) -> Vec<String> {
    if FOR_PEOPLE.contains(&operation.id) {
        let refused = answer.status == 403 && answer.body["code"] == 20001;
        return (!refused)
            .then(|| format!("{} {}", answer.status, answer.body))
            .into_iter()
            .collect();
    }
    if answer.status >= 300 {
        return vec![format!("{} {}", answer.status, answer.body)];
    }
    let response = &operation.responses[answer.status.to_string()];
    if response.is_null() {
        return vec![format!("{} is no status of it", answer.status)];
    }
    let none = Map::new();
    let content = response["content"].as_object().unwrap_or(&none);
    let kind = answer.header("content-type").split(';').next().unwrap();
    let Some(format) = content.get(kind) else {
        let fits = content.is_empty() && answer.body == "";
        return (!fits)
            .then(|| format!("{kind:?} is no content of it"))
            .into_iter()
            .collect();
    };
    if kind != "application/json" {
        return Vec::new();
    }
    let mut schema = json!({ "components": specification["components"] });
    for (key, value) in format["schema"].as_object().unwrap() {
        schema[key] = value.clone();
    }
    let options = jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .should_validate_formats(true)
        .should_ignore_unknown_formats(true);
    let validator = options.build(&schema).unwrap();
    validator
        .iter_errors(&answer.body)
        .map(|error| {
            let mut text = error.to_string();
            text.truncate(text.floor_char_boundary(300));
            format!("{} at {}", text, error.instance_path())
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_as_specified() {
    let mut specification: Value = serde_json::from_str(&fact("openapi.json")).unwrap();
    // It does not know forwards, which are documented.
    let references = "/components/schemas/MessageReferenceType/oneOf";
    let references = specification.pointer_mut(references).unwrap();
    references
        .as_array_mut()
        .unwrap()
        .push(json!({ "const": 1 }));
    let operations = operations(&specification);
    assert!(operations.len() > 240, "only {}", operations.len());
    // What only reads can do so in one world.
    let mut calm = Place::new().await;
    calm.fill().await;
    let mut faults = Vec::new();
    for operation in &operations {
        let fresh = match operation.method.as_str() {
            "GET" => None,
            _ => Some(Place::new().await),
        };
        let place = fresh.as_ref().unwrap_or(&calm);
        let asked = request(operation.id, place);
        let path = filled(operation.path, place, &asked.path);
        let path = format!("{path}?{}", asked.query);
        let mut sent = place.rest.request(&operation.method, &path);
        if let Some(form) = asked.form {
            sent = sent.multipart(form);
        } else if let Some(body) = asked.body {
            sent = sent
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        let answer = Answer::read(sent.send().await.unwrap()).await;
        for fault in wrong(&specification, operation, &answer) {
            faults.push(format!("{}: {fault}", operation.id));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

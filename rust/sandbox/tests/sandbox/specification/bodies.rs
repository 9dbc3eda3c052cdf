//! Bodies that the specification does not allow are refused, by whatever field.

use serde_json::{Value, json};

use super::answers::{filled, operations};
use super::fact;
use super::place::Place;
use super::requests::{FOR_PEOPLE, request};

/// Values that are wrong for most fields.
fn wrong_values() -> [Value; 5] {
    [
        json!({ "some": ["thing"] }),
        json!([[0], [1]]),
        json!(-7),
        json!("x".repeat(20_000)),
        json!(null),
    ]
}

/// What GitHub sends is GitHub's own, and more than the specification knows of.
const NOT_CHECKED: &str = "execute_github_compatible_webhook";

#[tokio::test(flavor = "multi_thread")]
async fn every_wrong_field_is_refused() {
    let specification: Value = serde_json::from_str(&fact("openapi.json")).unwrap();
    let (mut refused, mut faults) = (0, Vec::new());
    for operation in operations(&specification) {
        let schema = &operation.body["application/json"]["schema"];
        let is_checked = operation.id != NOT_CHECKED && !FOR_PEOPLE.contains(&operation.id);
        if schema.is_null() || !is_checked {
            continue;
        }
        let mut schema = schema.clone();
        schema["components"] = specification["components"].clone();
        let options = jsonschema::options().with_draft(jsonschema::Draft::Draft202012);
        let validator = options.build(&schema).unwrap();
        let place = Place::new().await;
        let asked = request(operation.id, &place);
        let Some(Value::Object(body)) = asked.body else {
            continue;
        };
        // A few are documented otherwise.
        if !validator.is_valid(&Value::Object(body.clone())) {
            continue;
        }
        let path = filled(operation.path, &place, &asked.path);
        let path = format!("{path}?{}", asked.query);
        for field in body.keys() {
            for value in wrong_values() {
                let mut wrong = Value::Object(body.clone());
                wrong[field] = value;
                if validator.is_valid(&wrong) {
                    continue;
                }
                let answer = place.rest.send(&operation.method, &path, wrong).await;
                refused += 1;
                if (answer.status, &answer.body["code"]) != (400, &json!(50035)) {
                    let answer = format!("{} {}", answer.status, answer.body);
                    faults.push(format!("{}: {field}: {answer:.300}", operation.id));
                }
            }
        }
    }
    assert!(refused > 200, "only {refused} bodies were wrong");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

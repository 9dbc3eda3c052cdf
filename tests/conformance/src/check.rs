//! A recorded request against its operation.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use discord_rest::routes;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use crate::bots::NOT_SPECIFIED;
use crate::mark::Mark;
use crate::recorded::{Recorded, Sent};
use crate::report::{Report, Seen};
use crate::spec::{Operation, Parameter, Spec};

/// The base of the API, which paths begin with.
const BASE: &str = "/api/v10";
const FORM: &str = "multipart/form-data";
const JSON: &str = "application/json";

/// Checks all of them, and notes what there was none of.
///
/// # Errors
/// If the specification has schemas nobody can use.
pub fn everything(spec: &Spec, sent: &[Sent]) -> Result<Report> {
    let mut seen: BTreeMap<Mark, Seen> = BTreeMap::new();
    let mut report = Report::default();
    for Sent { route, request } in sent {
        let Some(entry) = routes::find(route) else {
            report.invalid(route, "is no entry of the route table".into());
            continue;
        };
        report.requests += 1;
        let mark = Mark::new(entry.method.as_str(), entry.template);
        seen.entry(mark.clone()).or_default().add(entry, request);
        let Some(operation) = spec.operations.get(&mark) else {
            let is_known = NOT_SPECIFIED
                .iter()
                .any(|(verb, path)| mark.verb == *verb && mark.path == *path);
            if !is_known {
                report.invalid(route, format!("{mark} is no operation"));
            }
            continue;
        };
        for fault in faults(spec, operation, &mark, request)? {
            report.invalid(route, fault);
        }
    }
    report.finish(spec, &seen);
    Ok(report)
}

/// What is wrong with a request; empty if nothing is.
///
/// # Errors
/// If the specification has schemas nobody can use.
pub fn faults(
    spec: &Spec,
    operation: &Operation,
    mark: &Mark,
    request: &Recorded,
) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    if request.method != mark.verb {
        faults.push(format!("the verb is {}, not {}", request.method, mark.verb));
    }
    path(spec, operation, mark, request, &mut faults)?;
    query(spec, operation, request, &mut faults)?;
    body(spec, operation, request, &mut faults)?;
    Ok(faults)
}

fn path(
    spec: &Spec,
    operation: &Operation,
    mark: &Mark,
    request: &Recorded,
    faults: &mut Vec<String>,
) -> Result<()> {
    let path = request.path.strip_prefix(BASE).unwrap_or(&request.path);
    let (given, wanted): (Vec<_>, Vec<_>) =
        (path.split('/').collect(), mark.path.split('/').collect());
    let fits = given.len() == wanted.len()
        && given
            .iter()
            .zip(&wanted)
            .all(|(given, wanted)| given == wanted || *wanted == "{}" && !given.is_empty());
    if !fits {
        faults.push(format!("the path is {path}, not {}", mark.path));
        return Ok(());
    }
    let values = given
        .iter()
        .zip(&wanted)
        .filter(|(_, wanted)| **wanted == "{}");
    for ((value, _), parameter) in values.zip(&operation.path) {
        let value = percent_decode_str(value).decode_utf8_lossy().into_owned();
        faults.extend(texts(spec, parameter, &[value])?);
    }
    Ok(())
}

fn query(
    spec: &Spec,
    operation: &Operation,
    request: &Recorded,
    faults: &mut Vec<String>,
) -> Result<()> {
    let mut given: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in url::form_urlencoded::parse(request.query.as_bytes()) {
        given
            .entry(name.into_owned())
            .or_default()
            .push(value.into_owned());
    }
    for (name, values) in &given {
        match operation
            .query
            .iter()
            .find(|parameter| parameter.name == *name)
        {
            Some(parameter) => faults.extend(texts(spec, parameter, values)?),
            None => faults.push(format!("{name} is no parameter of the query")),
        }
    }
    for parameter in &operation.query {
        if parameter.is_required && !given.contains_key(&parameter.name) {
            faults.push(format!("{} is missing in the query", parameter.name));
        }
    }
    Ok(())
}

/// What is wrong with a parameter that has been given as text, once or several times.
fn texts(spec: &Spec, parameter: &Parameter, values: &[String]) -> Result<Option<String>> {
    let mut closest = None;
    for meaning in meanings(values) {
        let faults = spec.faults(&parameter.schema, &meaning)?;
        match faults.into_iter().next() {
            None => return Ok(None),
            // As a number, where it may be one, it is closest to what is wanted.
            Some(fault) if !meaning.is_array() || closest.is_none() => closest = Some(fault),
            Some(_) => {}
        }
    }
    Ok(closest.map(|fault| format!("{}{fault}", parameter.name)))
}

/// What texts may stand for: themselves, numbers, truths, or lists of them, repeated or with commas between.
fn meanings(values: &[String]) -> Vec<Value> {
    let one = |text: &String| {
        let mut meanings = vec![Value::from(text.as_str())];
        meanings.extend(
            serde_json::from_str(text)
                .ok()
                .filter(|value: &Value| value.is_number() || value.is_boolean()),
        );
        meanings
    };
    let all = |texts: &[String]| {
        let as_texts: Value = texts.iter().map(String::as_str).collect();
        let as_values: Value = texts.iter().filter_map(|text| one(text).pop()).collect();
        [as_texts, as_values]
    };
    let mut meanings: Vec<Value> = all(values).into();
    if let [single] = values {
        let parts: Vec<String> = single.split(',').map(str::to_owned).collect();
        meanings.splice(0..0, one(single));
        meanings.extend(all(&parts));
    }
    meanings
}

fn body(
    spec: &Spec,
    operation: &Operation,
    request: &Recorded,
    faults: &mut Vec<String>,
) -> Result<()> {
    let kind = request.headers.get("content-type").map(String::as_str);
    let kind = kind
        .and_then(|kind| kind.split(';').next())
        .unwrap_or_default();
    if kind.is_empty() {
        if operation.needs_body {
            faults.push("the body is missing".into());
        }
        return Ok(());
    }
    let Some(schema) = operation.formats.get(kind) else {
        faults.push(match operation.formats.is_empty() {
            true => "there is a body where none belongs".into(),
            false => format!("the body is {kind}, which is none of its formats"),
        });
        return Ok(());
    };
    let mut body = request.body.clone();
    if kind == FORM {
        let fields: Vec<_> = request
            .files
            .iter()
            .map(|file| file.field.as_str())
            .collect();
        let is_listed = |field: &&str| field.starts_with("files[");
        let listed: Vec<_> = fields.iter().copied().filter(is_listed).collect();
        if let Some(fault) = numbers(&listed, &body) {
            faults.push(fault);
        }
        as_text(&mut body);
        // What is a file has its place in the schema like a text has. Those of a list are not said of every message.
        let only_form = !operation.formats.contains_key(JSON);
        let named = fields.iter().filter(|field| !is_listed(field));
        if body.is_null() {
            body = Value::Object(Map::new());
        }
        if let Some(fields) = body.as_object_mut() {
            fields.extend(named.map(|field| ((*field).to_owned(), "".into())));
        }
        if only_form && !listed.is_empty() {
            faults.push("there is a list of files where none belongs".into());
        }
    } else if !request.files.is_empty() {
        faults.push("there are files in what is no form".into());
    }
    let wrong = spec.faults(schema, &body)?;
    faults.extend(wrong.into_iter().map(|fault| format!("body{fault}")));
    Ok(())
}

/// The places where a message stands in a body.
const MESSAGES: [&str; 3] = ["", "/message", "/data"];

/// What is wrong with the names of listed files: they count from 0, and for each there is an attachment of that id.
fn numbers(listed: &[&str], body: &Value) -> Option<String> {
    let expected: Vec<_> = (0..listed.len())
        .map(|index| format!("files[{index}]"))
        .collect();
    if listed != expected {
        return Some(format!("the files are called {}", listed.join(", ")));
    }
    let told: BTreeSet<_> = MESSAGES
        .iter()
        .filter_map(|place| body.pointer(place)?.get("attachments")?.as_array())
        .flatten()
        .filter_map(|attachment| match &attachment["id"] {
            Value::String(id) => id.parse().ok(),
            id => id.as_u64(),
        })
        .collect();
    (0..listed.len() as u64)
        .find(|index| !told.contains(index))
        .map(|index| format!("files[{index}] has no attachment"))
}

/// Writes the numbers of new attachments as text: so it is specified, but documented as numbers, and taken both ways.
fn as_text(body: &mut Value) {
    for place in MESSAGES {
        let message = body.pointer_mut(place);
        let attachments =
            message.and_then(|message| message.get_mut("attachments")?.as_array_mut());
        for attachment in attachments.into_iter().flatten() {
            if let Some(index) = attachment["id"].as_u64() {
                attachment["id"] = index.to_string().into();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn spec() -> Spec {
        Spec::new(json!({"paths": {"/things/{thing_id}": {
            "parameters": [{"name": "thing_id", "in": "path", "schema": {"type": "string", "pattern": "^[0-9]+$"}}],
            "post": {
                "operationId": "do_thing",
                "security": [{"BotToken": []}],
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 10}},
                    {"name": "ids", "in": "query", "schema": {"type": "array", "items": {"type": "string"}, "uniqueItems": true}},
                ],
                "requestBody": {"required": true, "content": {
                    "application/json": {"schema": {"type": "object", "properties": {"name": {"type": "string"}}}},
                }},
            },
        }}}))
        .unwrap()
    }

    fn told(change: impl FnOnce(&mut Recorded)) -> String {
        let spec = spec();
        let (mark, operation) = spec.operations.first_key_value().unwrap();
        let mut request = Recorded {
            method: "POST".into(),
            path: "/api/v10/things/1".into(),
            headers: [("content-type".into(), JSON.into())].into(),
            body: json!({"name": "a"}),
            ..Recorded::default()
        };
        change(&mut request);
        faults(&spec, operation, mark, &request).unwrap().join("; ")
    }

    #[test]
    fn what_is_right_has_no_faults() {
        assert_eq!(told(|_| {}), "");
        assert_eq!(
            told(|request| request.query = "limit=10&ids=1&ids=2".into()),
            ""
        );
        assert_eq!(told(|request| request.query = "ids=1,2".into()), "");
        assert_eq!(told(|request| request.query = "ids=1".into()), "");
    }

    #[test]
    fn what_is_wrong_is_told() {
        for (change, expected) in [
            (
                Box::new(|request: &mut Recorded| request.method = "PUT".into())
                    as Box<dyn FnOnce(&mut Recorded)>,
                "the verb is PUT",
            ),
            (
                Box::new(|request| request.path = "/api/v10/things".into()),
                "the path is /things",
            ),
            (
                Box::new(|request| request.path = "/api/v10/things/a".into()),
                "thing_id: ",
            ),
            (
                Box::new(|request| request.query = "limit=11".into()),
                "limit: ",
            ),
            (
                Box::new(|request| request.query = "limit=x".into()),
                "limit: ",
            ),
            (
                Box::new(|request| request.query = "ids=1&ids=1".into()),
                "ids: ",
            ),
            (
                Box::new(|request| request.query = "many=1".into()),
                "many is no parameter",
            ),
            (
                Box::new(|request| request.body = json!({"name": 1})),
                "body/name: ",
            ),
            (
                Box::new(|request| request.body = json!({"nom": "a"})),
                "body: Unevaluated",
            ),
            (
                Box::new(|request| request.headers.clear()),
                "the body is missing",
            ),
            (
                Box::new(|request| {
                    request.headers = [("content-type".into(), "text/plain".into())].into()
                }),
                "the body is text/plain",
            ),
        ] {
            let told = told(change);
            assert!(told.starts_with(expected), "{told:?} is not {expected:?}");
        }
    }

    #[test]
    fn what_was_never_sent_is_told() {
        let template = "/guilds/{guild_id}/emojis";
        let operation = json!({"operationId": "make_emoji", "requestBody": {"content": {JSON: {"schema": {}}}}});
        let other = json!({"operationId": "do_more"});
        let spec =
            Spec::new(json!({"paths": {template: {"post": operation, "delete": other}}})).unwrap();
        let sent = Sent {
            route: "create_guild_emoji".into(),
            request: Recorded {
                method: "POST".into(),
                path: "/api/v10/guilds/1/emojis".into(),
                headers: [("content-type".into(), JSON.into())].into(),
                body: json!({"name": "dice", "image": "…"}),
                ..Recorded::default()
            },
        };
        let report = everything(&spec, &[sent]).unwrap();
        assert_eq!(report.missing, ["DELETE /guilds/{}/emojis (do_more)"]);
        let told: Vec<_> = report
            .invalid
            .iter()
            .map(|(_, fault)| fault.as_str())
            .collect();
        assert_eq!(told, ["no reason was ever sent", "roles was never sent"]);
        assert!(!report.is_clean());
    }

    #[test]
    fn files_are_counted_and_told_of() {
        let body = json!({"attachments": [{"id": 0}, {"id": "77"}]});
        assert_eq!(numbers(&["files[0]"], &body), None);
        assert!(numbers(&["files[1]"], &body).is_some());
        assert!(numbers(&["files[0]", "files[1]"], &body).is_some());
    }
}

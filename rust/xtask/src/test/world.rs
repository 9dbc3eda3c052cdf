//! What a sandbox's world holds, told so that two can be compared: names stand in place of ids, and what is different by
//! chance is left out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// The fields that are of chance, or of connections.
const CHANCE: [&str; 6] = [
    "code",
    "discriminator",
    "presences",
    "session_id",
    "sessions",
    "token",
];

/// The lists that have no order of their own.
const UNORDERED: [&str; 3] = ["invites", "templates", "voice_states"];

/// What a thing is called by, the first that it has.
const NAMES: [&str; 7] = [
    "username", "name", "filename", "content", "topic", "title", "text",
];

/// How many digits an id has.
const ID: std::ops::RangeInclusive<usize> = 17..=20;

/// Names by id.
type Names = BTreeMap<String, String>;

/// A state as the sandbox gives it, without what is different in each.
pub fn plain(state: &Value) -> Value {
    let mut names = Names::new();
    collect(state, &mut names);
    value("", state, &names)
}

/// The places in which two plain states differ, and how.
pub fn differences(one: &Value, other: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare("", one, other, &mut found);
    found
}

fn collect(value: &Value, names: &mut Names) {
    match value {
        Value::Array(list) => list.iter().for_each(|entry| collect(entry, names)),
        Value::Object(fields) => {
            let text = |field: &&str| fields.get(*field).and_then(Value::as_str);
            let id = ["id", "sound_id"].iter().find_map(text);
            let name = NAMES.iter().filter_map(text).find(|name| !name.is_empty());
            if let Some(id) = id.filter(|id| is_id(id))
                && let Some(name) = name.map(str::to_owned).or_else(|| people(fields))
            {
                // A name may speak of others by their ids.
                let name = replace_ids(&name, |_| "…");
                names.entry(id.to_owned()).or_insert(name);
            }
            fields.values().for_each(|field| collect(field, names));
        }
        _ => {}
    }
}

/// Those of a direct message, which has no name.
fn people(channel: &Map<String, Value>) -> Option<String> {
    let people = channel.get("recipients")?.as_array()?.iter();
    let names: Vec<_> = people.filter_map(|one| one["username"].as_str()).collect();
    Some(names.join(" and "))
}

fn value(field: &str, of: &Value, names: &Names) -> Value {
    match of {
        // 1 and 1.0 are the same.
        Value::Number(number) => number.as_f64().into(),
        Value::String(text) => plain_text(text, names).into(),
        Value::Array(list) => {
            let mut list: Vec<_> = list
                .iter()
                .map(|entry| value(field, entry, names))
                .collect();
            if UNORDERED.contains(&field) {
                list.sort_by_key(Value::to_string);
            }
            list.into()
        }
        Value::Object(fields) => {
            // A change in an audit log names its field in a field.
            let changed = fields.get("key").and_then(Value::as_str);
            let is_chance = |field: &str| CHANCE.contains(&field);
            let mut kept = Map::new();
            for (field, of) in fields {
                let is_value = field.ends_with("_value");
                if is_chance(field) || (is_value && changed.is_some_and(is_chance)) {
                    continue;
                }
                let mut name = replace_ids(field, |id| name_of(id, names));
                while kept.contains_key(&name) {
                    name.push('\'');
                }
                kept.insert(name, value(field, of, names));
            }
            kept.into()
        }
        other => other.clone(),
    }
}

fn plain_text(text: &str, names: &Names) -> String {
    if is_time(text) {
        return "a time".to_owned();
    }
    if is_hash(text) {
        return "a hash".to_owned();
    }
    let mut text = text;
    if let Some(rest) = text.strip_prefix("http://127.0.0.1:") {
        // The port is another each time, and the signature in the query.
        text = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        text = text.split('?').next().unwrap_or_default();
    }
    replace_ids(text, |id| name_of(id, names))
}

fn name_of<'a>(id: &str, names: &'a Names) -> &'a str {
    names.get(id).map_or("something gone", String::as_str)
}

fn is_id(text: &str) -> bool {
    ID.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// As `2026-01-31T12:00:00.000000+00:00`.
fn is_time(text: &str) -> bool {
    let form = "0000-00-00T00:00:00";
    let fits = |(is, form): (char, char)| is == form || (form == '0' && is.is_ascii_digit());
    text.len() >= form.len() && text.chars().zip(form.chars()).all(fits)
}

fn is_hash(text: &str) -> bool {
    let digits = text.strip_prefix("a_").unwrap_or(text);
    digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn replace_ids<'a>(text: &str, with: impl Fn(&str) -> &'a str) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_digit());
        let (digits, after) = from.split_at(end.unwrap_or(from.len()));
        replaced.push_str(before);
        replaced.push_str(if is_id(digits) { with(digits) } else { digits });
        rest = after;
    }
    replaced + rest
}

fn compare(place: &str, one: &Value, other: &Value, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(ones), Value::Object(others)) => {
            let fields: BTreeSet<_> = ones.keys().chain(others.keys()).collect();
            for field in fields {
                let of = |fields: &Map<String, Value>| fields.get(field).cloned();
                let (one, other) = (of(ones), of(others));
                let place = format!("{place}/{field}");
                match (one, other) {
                    (Some(one), Some(other)) => compare(&place, &one, &other, found),
                    (Some(one), None) => found.push(format!("{place}: {one} or nothing")),
                    (None, other) => {
                        let other = other.unwrap_or_default();
                        found.push(format!("{place}: nothing or {other}"));
                    }
                }
            }
        }
        (Value::Array(ones), Value::Array(others)) if ones.len() == others.len() => {
            for (index, (one, other)) in ones.iter().zip(others).enumerate() {
                compare(&format!("{place}/{index}"), one, other, found);
            }
        }
        _ if one == other => {}
        _ => found.push(format!("{place}: {one} or {other}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A world made at another time: other ids, times, hashes, codes and ports.
    fn world(id: u64, hour: u32, port: u32) -> Value {
        let (guild, user, message, gone) = (id + 1, id + 2, id + 3, id + 4);
        json!({
            "guilds": [{"id": guild.to_string(), "name": "Home", "icon": format!("{id:032x}")}],
            "users": [{"id": user.to_string(), "username": "basil", "discriminator": hour.to_string()}],
            "messages": {guild.to_string(): [{
                "id": message.to_string(), "content": format!("Hello <@{user}>"), "author": user.to_string(),
                "timestamp": format!("2026-01-31T{hour}:00:00.000000+00:00"), "reply_to": gone.to_string(),
                "url": format!("http://127.0.0.1:{port}/files/{message}?hm={port}"),
            }]},
            "invites": [{"code": format!("x{port}"), "uses": port % 2}, {"code": "y", "uses": 1 - port % 2}],
            "log": [{"key": "code", "new_value": format!("x{port}")}],
        })
    }

    const FIRST: u64 = 1_431_516_866_739_872_000;
    const SECOND: u64 = 1_575_813_926_682_099_000;

    #[test]
    fn chance_makes_no_difference() {
        let (one, other) = (
            plain(&world(FIRST, 10, 4000)),
            plain(&world(SECOND, 23, 50_001)),
        );
        assert_eq!(differences(&one, &other), Vec::<String>::new());
        let said = &one["messages"]["Home"][0];
        assert_eq!(said["content"], "Hello <@basil>");
        assert_eq!(said["author"], "basil");
        assert_eq!(said["id"], "Hello <@…>");
        assert_eq!(said["url"], "/files/Hello <@…>");
        assert_eq!(said["reply_to"], "something gone");
    }

    #[test]
    fn what_differs_is_told_with_its_place() {
        let told = |other: Value| differences(&plain(&json!({"a": [{"b": 1}]})), &plain(&other));
        assert_eq!(told(json!({"a": [{"b": 1.0}]})), Vec::<String>::new());
        assert_eq!(told(json!({"a": [{"b": 2}]})), ["/a/0/b: 1.0 or 2.0"]);
        assert_eq!(told(json!({"a": [{}]})), ["/a/0/b: 1.0 or nothing"]);
        assert_eq!(
            told(json!({"a": [{"b": 1, "c": null}]})),
            ["/a/0/c: nothing or null"]
        );
        assert_eq!(told(json!({"a": []})).len(), 1);
        assert_eq!(told(json!({"a": [{"b": "2026-01-31"}]})).len(), 1);
    }
}

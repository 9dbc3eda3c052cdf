//! Makes the states of two sandboxes comparable: ids are replaced by names, and values that differ between runs are left out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// Fields with random values, and fields about connections.
const RANDOM: [&str; 6] = [
    "code",
    "discriminator",
    "presences",
    "session_id",
    "sessions",
    "token",
];

/// Lists without a defined order.
const UNORDERED: [&str; 3] = ["invites", "templates", "voice_states"];

/// The fields that name an object. The first one that it has is used.
const NAME_FIELDS: [&str; 7] = [
    "username", "name", "filename", "content", "topic", "title", "text",
];

/// The number of digits of an id.
const ID: std::ops::RangeInclusive<usize> = 17..=20;

/// The names of objects by id.
type Names = BTreeMap<String, String>;

/// The state of a sandbox in a form that is the same in every run.
pub fn comparable(state: &Value) -> Value {
    let mut names = Names::new();
    collect_names(state, &mut names);
    comparable_value("", state, &names)
}

/// The differences between two comparable states, each with its path.
pub fn differences(one: &Value, other: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare("", one, other, &mut found);
    found
}

fn collect_names(value: &Value, names: &mut Names) {
    match value {
        Value::Array(list) => list.iter().for_each(|entry| collect_names(entry, names)),
        Value::Object(fields) => {
            let text = |field: &&str| fields.get(*field).and_then(Value::as_str);
            let id = ["id", "sound_id"].iter().find_map(text);
            let name = NAME_FIELDS
                .iter()
                .filter_map(text)
                .find(|name| !name.is_empty());
            if let Some(id) = id.filter(|id| is_id(id))
                && let Some(name) = name.map(str::to_owned).or_else(|| recipients(fields))
            {
                // A name may contain the ids of other objects.
                let name = replace_ids(&name, |_| "…");
                names.entry(id.to_owned()).or_insert(name);
            }
            fields
                .values()
                .for_each(|field| collect_names(field, names));
        }
        _ => {}
    }
}

/// The recipients of a direct message channel, which has no name.
fn recipients(channel: &Map<String, Value>) -> Option<String> {
    let recipients = channel.get("recipients")?.as_array()?.iter();
    let names: Vec<_> = recipients
        .filter_map(|one| one["username"].as_str())
        .collect();
    Some(names.join(" and "))
}

fn comparable_value(field: &str, value: &Value, names: &Names) -> Value {
    match value {
        // 1 and 1.0 are equal.
        Value::Number(number) => number.as_f64().into(),
        Value::String(text) => comparable_text(text, names).into(),
        Value::Array(list) => {
            let mut list: Vec<_> = list
                .iter()
                .map(|entry| comparable_value(field, entry, names))
                .collect();
            if UNORDERED.contains(&field) {
                list.sort_by_key(Value::to_string);
            }
            list.into()
        }
        Value::Object(fields) => {
            // A change in the audit log has the name of the changed field in `key`.
            let changed = fields.get("key").and_then(Value::as_str);
            let is_random = |field: &str| RANDOM.contains(&field);
            let mut kept = Map::new();
            for (field, value) in fields {
                let is_value = field.ends_with("_value");
                if is_random(field) || (is_value && changed.is_some_and(is_random)) {
                    continue;
                }
                let mut name = replace_ids(field, |id| name_of(id, names));
                while kept.contains_key(&name) {
                    name.push('\'');
                }
                kept.insert(name, comparable_value(field, value, names));
            }
            kept.into()
        }
        other => other.clone(),
    }
}

fn comparable_text(text: &str, names: &Names) -> String {
    if is_time(text) {
        return "a time".to_owned();
    }
    if is_hash(text) {
        return "a hash".to_owned();
    }
    let mut text = text;
    if let Some(rest) = text.strip_prefix("http://127.0.0.1:") {
        // The port and the signature in the query differ between runs.
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

/// Whether a text is a time such as `2026-01-31T12:00:00.000000+00:00`.
fn is_time(text: &str) -> bool {
    let pattern = "0000-00-00T00:00:00";
    let fits = |(letter, pattern): (char, char)| {
        letter == pattern || (pattern == '0' && letter.is_ascii_digit())
    };
    text.len() >= pattern.len() && text.chars().zip(pattern.chars()).all(fits)
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

fn compare(path: &str, one: &Value, other: &Value, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(ones), Value::Object(others)) => {
            let fields: BTreeSet<_> = ones.keys().chain(others.keys()).collect();
            for field in fields {
                let value = |fields: &Map<String, Value>| fields.get(field).cloned();
                let (one, other) = (value(ones), value(others));
                let path = format!("{path}/{field}");
                match (one, other) {
                    (Some(one), Some(other)) => compare(&path, &one, &other, found),
                    (Some(one), None) => found.push(format!("{path}: {one} or nothing")),
                    (None, other) => {
                        let other = other.unwrap_or_default();
                        found.push(format!("{path}: nothing or {other}"));
                    }
                }
            }
        }
        (Value::Array(ones), Value::Array(others)) if ones.len() == others.len() => {
            for (index, (one, other)) in ones.iter().zip(others).enumerate() {
                compare(&format!("{path}/{index}"), one, other, found);
            }
        }
        _ if one == other => {}
        _ => found.push(format!("{path}: {one} or {other}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The state of a sandbox with these ids, times and ports.
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
    fn random_values_are_no_difference() {
        let (one, other) = (
            comparable(&world(FIRST, 10, 4000)),
            comparable(&world(SECOND, 23, 50_001)),
        );
        assert_eq!(differences(&one, &other), Vec::<String>::new());
        let message = &one["messages"]["Home"][0];
        assert_eq!(message["content"], "Hello <@basil>");
        assert_eq!(message["author"], "basil");
        assert_eq!(message["id"], "Hello <@…>");
        assert_eq!(message["url"], "/files/Hello <@…>");
        assert_eq!(message["reply_to"], "something gone");
    }

    #[test]
    fn differences_are_reported_with_their_paths() {
        let found =
            |other: Value| differences(&comparable(&json!({"a": [{"b": 1}]})), &comparable(&other));
        assert_eq!(found(json!({"a": [{"b": 1.0}]})), Vec::<String>::new());
        assert_eq!(found(json!({"a": [{"b": 2}]})), ["/a/0/b: 1.0 or 2.0"]);
        assert_eq!(found(json!({"a": [{}]})), ["/a/0/b: 1.0 or nothing"]);
        assert_eq!(
            found(json!({"a": [{"b": 1, "c": null}]})),
            ["/a/0/c: nothing or null"]
        );
        assert_eq!(found(json!({"a": []})).len(), 1);
        assert_eq!(found(json!({"a": [{"b": "2026-01-31"}]})).len(), 1);
    }
}

//! Compares the constants with Discord's own tables: each row is a constant, and each constant a row.
//!
//! The tables are in `tests/spec`, or in the folder in `DISCORD_FACTS`.

#![allow(clippy::expect_used, reason = "this is a test")]

mod enumerations;
mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use enumerations::{Enumeration, enumerations};

/// Names and their values.
type Constants = BTreeMap<String, u64>;

/// Tables that are relevant to the library, but not to games: page and table.
const LEFT_OUT: [(&str, &str); 10] = [
    (
        "events/gateway-events.mdx",
        "Rate Limit Metadata for Opcode Structure",
    ),
    // Events that Discord sends by HTTP.
    ("events/webhook-events.mdx", "Webhook Types"),
    ("reference.mdx", "API Versioning"),
    // The progress of uploading the target users of an invite.
    ("resources/invite.mdx", "Status Codes"),
    (
        "topics/opcodes-and-status-codes.mdx",
        "Gateway Close Event Codes",
    ),
    ("topics/opcodes-and-status-codes.mdx", "Gateway Opcodes"),
    (
        "topics/opcodes-and-status-codes.mdx",
        "Voice Close Event Codes",
    ),
    ("topics/opcodes-and-status-codes.mdx", "Voice Opcodes"),
    ("topics/voice-connections.mdx", "Gateway Versions"),
    ("topics/voice-connections.mdx", "Speaking"),
];

#[test]
fn constants_are_the_documented_ones() {
    let folder = facts();
    let mut tables = tables(&read(&folder, "enums.csv"));
    tables.insert(
        "Gateway Intents".to_owned(),
        intents(&read(&folder, "gateway_intents.csv")),
    );
    // Documented on 12 August 2026, after the tables were written (discord-api-docs, pull request 8454).
    let channel_flags = tables.entry("Channel Flags".to_owned()).or_default();
    channel_flags.insert("CHANNEL_OBFUSCATED".to_owned(), 1 << 17);
    let schemas = serde_json::from_str(&read(&folder, "openapi.json")).expect("is JSON");
    let mut specified = BTreeSet::new();
    collect_codes(&schemas, &mut specified);

    let mut checked = BTreeSet::new();
    for Enumeration {
        name,
        table,
        constants,
    } in enumerations()
    {
        let documented = match table.strip_prefix("schema ") {
            Some(schema) => of_schema(&schemas, schema),
            None => tables.get(table).cloned().unwrap_or_default(),
        };
        assert!(!documented.is_empty(), "{name}: no table {table}");
        for (constant, value) in &documented {
            let ours = constants.get(constant);
            assert_eq!(ours, Some(value), "{name}.{constant}, by the table {table}");
        }
        // Constants that Discord has added since the tables were written are in its OpenAPI description.
        for (constant, value) in constants {
            let is_documented = documented.contains_key(&constant);
            let is_specified = specified.contains(&(constant.clone(), value));
            assert!(is_documented || is_specified, "{name}.{constant} = {value}");
        }
        checked.insert(table);
    }
    let forgotten: Vec<_> = tables
        .keys()
        .filter(|table| !checked.contains(table.as_str()))
        .collect();
    assert!(
        forgotten.is_empty(),
        "tables without constants: {forgotten:?}"
    );
}

/// Returns the folder with the tables.
fn facts() -> PathBuf {
    std::env::var_os("DISCORD_FACTS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/spec"),
        PathBuf::from,
    )
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Returns the tables from lines with table, name, value, bit and source.
fn tables(csv: &str) -> BTreeMap<String, Constants> {
    let mut tables = BTreeMap::<String, Constants>::new();
    for line in csv.lines().skip(1) {
        let columns: Vec<_> = line.split(',').collect();
        let [table, name, value, bit, source] = columns[..] else {
            panic!("a comma too many: {line}");
        };
        let page = source.split(':').next().unwrap_or_default();
        if LEFT_OUT.contains(&(page, table)) {
            continue;
        }
        let value = if bit.is_empty() {
            number(value)
        } else {
            1 << number(bit)
        };
        let twice = tables
            .entry(table.to_owned())
            .or_default()
            .insert(upper_snake(name), value);
        assert_eq!(twice, None, "{line}");
    }
    tables
}

/// Returns the table from lines that begin with name and bit.
fn intents(csv: &str) -> Constants {
    csv.lines()
        .skip(1)
        .map(|line| {
            let mut columns = line.split(',');
            let mut column = || columns.next().expect("a name and a bit");
            (column().to_owned(), 1 << number(column()))
        })
        .collect()
}

/// Returns an enumeration of Discord's description of its HTTP interface.
fn of_schema(description: &serde_json::Value, schema: &str) -> Constants {
    let codes = description["components"]["schemas"][schema]["oneOf"].as_array();
    codes
        .into_iter()
        .flatten()
        .map(|code| {
            let name = code["title"].as_str().expect("has a title");
            (
                name.to_owned(),
                code["const"].as_u64().expect("is a number"),
            )
        })
        .collect()
}

/// Collects every code of the OpenAPI description that has a name, at any depth.
fn collect_codes(description: &serde_json::Value, codes: &mut BTreeSet<(String, u64)>) {
    match description {
        serde_json::Value::Object(fields) => {
            let title = fields.get("title").and_then(serde_json::Value::as_str);
            let code = fields.get("const").and_then(serde_json::Value::as_u64);
            if let (Some(title), Some(code)) = (title, code) {
                codes.insert((title.to_owned(), code));
            }
            for field in fields.values() {
                collect_codes(field, codes);
            }
        }
        serde_json::Value::Array(entries) => {
            for entry in entries {
                collect_codes(entry, codes);
            }
        }
        _ => {}
    }
}

fn number(text: &str) -> u64 {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Returns the name of the constant: most tables use it, some have `Action Row`, `CanLinkLobby` or a footnote.
fn upper_snake(name: &str) -> String {
    let name = name.split(" [").next().unwrap_or_default();
    let mut snake = String::new();
    let mut after_small = false;
    for letter in name.chars() {
        if after_small && letter.is_uppercase() {
            snake.push('_');
        }
        after_small = letter.is_lowercase();
        snake.push(if letter == ' ' {
            '_'
        } else {
            letter.to_ascii_uppercase()
        });
    }
    snake
}

#[test]
fn names_of_tables_become_names_of_constants() {
    for (name, constant) in [
        ("CHAT_INPUT", "CHAT_INPUT"),
        ("Action Row", "ACTION_ROW"),
        ("Remove role", "REMOVE_ROLE"),
        ("CanLinkLobby", "CAN_LINK_LOBBY"),
        ("UNSET [1]", "UNSET"),
        ("TIER_1", "TIER_1"),
    ] {
        assert_eq!(upper_snake(name), constant);
    }
}

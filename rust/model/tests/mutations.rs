//! If one field of a payload changes, the other fields are decoded as before: every entity and every event, with random
//! payloads that consist of the names of the fields.

#![allow(clippy::expect_used, reason = "this is a test")]

use std::collections::BTreeSet;

use discord_model::decode::from_str;
use discord_model::{Encode, Entity, Event, Patch};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

/// The fields of a JSON object.
type Fields = Map<String, Value>;

/// The number of payloads for each entity and each event.
const CASES: u32 = 48;

/// Values as Discord sends them, and some that it never sends.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0..100_u64).prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (1..i64::MAX).prop_map(|id| id.to_string().into()),
        any::<i32>().prop_map(|tenths| (f64::from(tenths) / 10.0).into()),
        "[a-z]{0,8}".prop_map(Value::from),
        Just(json!("2026-03-01T12:00:00.123000+00:00")),
        Just(
            json!({"id": "1", "type": 2, "name": "n", "user": {"id": "3"}, "emoji": {"name": "e"}})
        ),
        Just(json!({"user": {"id": {}}, "new": {"deeper": [[{}]]}})),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[1-9]{1,3}|id|type|name|user", inner, 0..3)
                .prop_map(|fields| fields.into_iter().collect::<Fields>().into()),
        ]
    })
}

/// Returns a payload of these fields, some of them left out, and a field with its new value, or without a value if it
/// is removed.
fn mutation(names: Vec<String>) -> impl Strategy<Value = (Fields, String, Option<Value>)> {
    let values = prop::collection::vec(prop::option::weighted(0.8, value()), names.len());
    let which = prop::sample::select(names.clone());
    (values, which, prop::option::weighted(0.9, value())).prop_map(move |(values, which, new)| {
        let fields = names.iter().cloned().zip(values);
        let fields = fields.filter_map(|(name, value)| Some((name, value?)));
        (fields.collect(), which, new)
    })
}

/// Returns the payload after the field was changed, in its place.
fn mutate(fields: &Fields, which: &str, new: Option<Value>) -> Fields {
    let mut fields = fields.clone();
    match new {
        Some(new) => fields.insert(which.to_owned(), new),
        None => fields.remove(which),
    };
    fields
}

/// Checks that `read` returns the same for all fields except the one that changed.
fn others_stay(names: Vec<String>, what: &str, read: impl Fn(&Fields) -> Fields) {
    let mut runner = TestRunner::new(Config {
        cases: CASES,
        failure_persistence: None,
        ..Config::default()
    });
    let outcome = runner.run(&mutation(names), |(fields, which, new)| {
        let mut before = read(&fields);
        let mut after = read(&mutate(&fields, &which, new));
        before.remove(&which);
        after.remove(&which);
        prop_assert_eq!(before, after);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{what}: {failure}");
    }
}

fn entity<T: Entity>(what: &str) {
    let names = T::FIELDS.iter().map(|&name| name.to_owned());
    let names = names.chain(["a_new_field".to_owned()]).collect();
    others_stay(names, what, |fields| {
        let text = Value::from(fields.clone()).to_string();
        let patch: Patch<T> = from_str(&text)
            .expect("this is JSON")
            .expect("this is an object");
        object(patch.encode(true))
    });
}

fn object(value: Value) -> Fields {
    match value {
        Value::Object(fields) => fields,
        other => panic!("no object: {other}"),
    }
}

/// Checks each entity.
macro_rules! check_entities {
    ($($entity:ident)+) => {
        $(entity::<discord_model::$entity>(stringify!($entity));)+
    };
}

#[test]
fn of_every_entity_only_the_changed_field_differs() {
    discord_model::entities!(check_entities);
}

/// Returns the names of the fields of each entity.
macro_rules! field_names {
    ($($entity:ident)+) => {
        [$(discord_model::$entity::FIELDS),+]
    };
}

/// Returns the fields that the payload of an event can have.
fn names_of(event: &str) -> Vec<String> {
    let all = discord_model::entities!(field_names);
    let all: BTreeSet<&str> = all.into_iter().flatten().copied().collect();
    let everything: Fields = all
        .into_iter()
        .map(|name| (name.to_owned(), Value::Null))
        .collect();
    let payload = Value::from(everything).to_string();
    let names = Event::decode(event, &payload).expect("this is JSON");
    let mut names: Vec<_> = match names.encode() {
        Value::Object(fields) => fields.into_iter().map(|(name, _)| name).collect(),
        _ => Vec::new(),
    };
    names.push("a_new_field".to_owned());
    names
}

#[test]
fn of_every_event_only_the_changed_field_differs() {
    for event in Event::NAMES {
        others_stay(names_of(event), event, |fields| {
            let payload = Value::from(fields.clone()).to_string();
            let event = Event::decode(event, &payload).expect("this is JSON");
            match event.encode() {
                Value::Object(fields) => fields,
                _ => Fields::new(),
            }
        });
    }
}

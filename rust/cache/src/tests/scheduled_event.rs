use discord_model::{Id, ScheduledEvent};
use serde_json::{Value, json};

use super::*;

/// Returns a guild with a recurring event.
fn with_event() -> Cache {
    let mut cache = in_guild();
    let event = json!({"id": "70", "guild_id": "10", "name": "Game night", "guild_scheduled_event_exceptions": []});
    send(&mut cache, "GUILD_SCHEDULED_EVENT_CREATE", event);
    cache
}

/// Returns the exceptions of the event, and whether they are canceled.
fn exceptions(cache: &Cache) -> Vec<(u64, bool)> {
    let event = cache
        .get::<ScheduledEvent>(Id::new(10), &Id::new(70))
        .expect("is kept");
    let all = event.guild_scheduled_event_exceptions.iter();
    all.map(|exception| (exception.event_exception_id.get(), exception.is_canceled))
        .collect()
}

fn exception(id: u64, more: Value) -> Value {
    let mut exception = json!({"event_id": "70", "event_exception_id": id.to_string()});
    if let (Value::Object(fields), Value::Object(more)) = (&mut exception, more) {
        fields.extend(more);
    }
    exception
}

#[test]
fn exceptions_stand_in_their_event() {
    let mut cache = with_event();
    // Discord does not always include the guild.
    let created = exception(
        5,
        json!({"is_canceled": false, "scheduled_start_time": null}),
    );
    let change = send(
        &mut cache,
        "GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE",
        created,
    );
    let Change::ScheduledEventExceptionCreated {
        event,
        exception: new,
    } = change
    else {
        panic!("{change:?}")
    };
    assert_eq!((event.id.get(), new.guild_id.get()), (70, 10));
    assert_eq!(exceptions(&cache), [(5, false)]);

    let updated = exception(5, json!({"guild_id": "10", "is_canceled": true}));
    let change = send(
        &mut cache,
        "GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE",
        updated,
    );
    let Change::ScheduledEventExceptionUpdated { old, new, .. } = change else {
        panic!("{change:?}")
    };
    assert_eq!(
        (old.map(|old| old.is_canceled), new.is_canceled),
        (Some(false), true)
    );
    assert_eq!(exceptions(&cache), [(5, true)]);

    let change = send(
        &mut cache,
        "GUILD_SCHEDULED_EVENT_EXCEPTION_DELETE",
        exception(5, json!({})),
    );
    let Change::ScheduledEventExceptionDeleted {
        exception: gone, ..
    } = change
    else {
        panic!("{change:?}")
    };
    assert!(gone.is_canceled, "as it was last");
    assert_eq!(exceptions(&cache), []);
}

#[test]
fn all_exceptions_go_at_once() {
    let mut cache = with_event();
    for id in [5, 6] {
        send(
            &mut cache,
            "GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE",
            exception(id, json!({})),
        );
    }
    let change = send(
        &mut cache,
        "GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE",
        json!({"guild_id": "10", "event_id": "70"}),
    );
    let Change::ScheduledEventExceptionsDeleted {
        event,
        exceptions: gone,
    } = change
    else {
        panic!("{change:?}")
    };
    assert_eq!((event.id.get(), gone.len()), (70, 2));
    assert_eq!(exceptions(&cache), []);
}

#[test]
fn an_exception_to_an_unknown_event_is_told() {
    let mut cache = in_guild();
    let change = send(
        &mut cache,
        "GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE",
        exception(5, json!({"guild_id": "10"})),
    );
    let Change::ScheduledEventExceptionUpdated { event, old, new } = change else {
        panic!("{change:?}")
    };
    assert_eq!((event.id.get(), event.guild_id.get()), (70, 10));
    assert_eq!((old, new.event_exception_id.get()), (None, 5));
}

#[test]
fn the_exceptions_of_an_event_are_bounded() {
    let mut cache = with_event();
    // The earliest occurrence is reported last, and one with a time in 2099 is reported before others.
    let in_2099 = 11_118_422_104_473_600_000;
    for id in [in_2099].into_iter().chain(2..=1_000).chain([1, 1_001]) {
        send(
            &mut cache,
            "GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE",
            exception(id, json!({})),
        );
    }
    let kept = exceptions(&cache);
    assert_eq!(kept.len(), 1_000);
    assert_eq!(kept.first(), Some(&(in_2099, false)));
    assert_eq!(kept.get(1), Some(&(3, false)), "the earliest went");
    assert_eq!(kept.last(), Some(&(1_001, false)));
}

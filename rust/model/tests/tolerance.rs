//! Unexpected values in a payload affect only the field that they are in.

#![allow(clippy::expect_used, reason = "this is a test")]

use discord_model::decode::{from_slice, from_str};
use discord_model::{
    Channel, ChannelType, Entity, Event, Guild, Id, Member, Message, MessageFlags, MessageType,
    Patch, Permissions, Rgb, Role, Timestamp, User,
};
use serde_json::{Value, json};

fn read<T: Entity>(json: &Value) -> Patch<T> {
    read_text(&json.to_string())
}

fn read_text<T: Entity>(json: &str) -> Patch<T> {
    from_str(json)
        .expect("this is JSON")
        .expect("this is an object")
}

/// Returns values of every JSON type.
fn oddities() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(7),
        json!(1.5),
        json!(18_446_744_073_709_551_615_u64),
        json!(""),
        json!("text"),
        json!("12"),
        json!([]),
        json!([null, 1, "2", {}, [[]]]),
        json!({}),
        json!({"id": [], "type": "x", "deeper": {"still": [1, {"a": null}]}}),
    ]
}

/// Sets each field to each unexpected value in turn; all other fields must be decoded as before.
fn lose_no_more_than_a_field<T: Entity>(whole: &Value) {
    let expected = read::<T>(whole);
    for (index, field) in T::FIELDS.iter().enumerate() {
        for odd in oddities() {
            let mut json = whole.clone();
            json[*field] = odd.clone();
            let mut read = read::<T>(&json);
            read.value.merge(expected.value.clone(), 1 << index);
            read.present |= expected.present & 1 << index;
            read.present &= !(!expected.present & 1 << index);
            if expected.present & 1 << index == 0 {
                read.value.merge(T::default(), 1 << index);
            }
            assert_eq!(read, expected, "{field}: {odd}");
        }
    }
}

#[test]
fn an_odd_value_costs_only_its_field() {
    let user = json!({"id": "1", "username": "ann", "global_name": "Ann", "bot": true, "public_flags": 64});
    let member = json!({"guild_id": "2", "user": user, "nick": "An", "roles": ["3", "4"], "joined_at": "2020-01-01T00:00:00Z"});
    lose_no_more_than_a_field::<User>(&user);
    lose_no_more_than_a_field::<Member>(&member);
    lose_no_more_than_a_field::<Role>(
        &json!({"id": "3", "name": "red", "color": 16_711_680, "permissions": "8", "position": -1}),
    );
    lose_no_more_than_a_field::<Channel>(&json!({
        "id": "5", "type": 11, "name": "thread", "recipients": [user], "thread_metadata": {"archived": true},
        "permission_overwrites": [{"id": "3", "type": 0, "allow": "1024", "deny": "0"}], "applied_tags": ["9"],
    }));
    lose_no_more_than_a_field::<Message>(&json!({
        "id": "6", "channel_id": "5", "author": user, "member": member, "content": "hi", "mentions": [user], "flags": 4,
        "embeds": [{"title": "t", "fields": [{"name": "n", "value": "v"}]}], "attachments": [{"id": "7", "size": 3}],
        "reactions": [{"count": 1, "emoji": {"name": "👋"}}], "referenced_message": {"id": "8"},
    }));
    lose_no_more_than_a_field::<Guild>(&json!({
        "id": "2", "name": "guild", "features": ["COMMUNITY"], "emojis": [{"id": "9", "name": "e"}], "member_count": 3,
    }));
}

#[test]
fn what_is_missing_is_not_present() {
    let patch = read::<User>(&json!({"username": "ann", "avatar": null, "bot": "what?"}));
    let is_present =
        |field| patch.present & 1 << User::field_index(field).expect("is a field") != 0;
    assert!(is_present("username"));
    assert!(is_present("avatar"), "null was said");
    assert!(!is_present("id") && !is_present("bot"));
    let old = User {
        id: Id::new(1),
        avatar: Some("hash".into()),
        bot: true,
        ..User::default()
    };
    let new = patch.applied_to(&old);
    assert_eq!(
        (new.id, &*new.username, new.avatar, new.bot),
        (old.id, "ann", None, true)
    );
}

#[test]
fn numbers_and_texts_stand_for_each_other() {
    let expected = read::<Message>(
        &json!({"id": "17", "type": 19, "flags": 4, "content": "5", "position": 3, "nonce": "9"}),
    );
    for json in [
        r#"{"id":17,"type":"19","flags":"4","content":5,"position":"3","nonce":9}"#,
        r#"{"id":17.0,"type":19.0,"flags":4.0,"content":5,"position":3.0e0,"nonce":9}"#,
    ] {
        assert_eq!(read_text::<Message>(json), expected, "{json}");
    }
    let channel =
        read::<Channel>(&json!({"id": 3, "applied_tags": [1, "2", null, {}, -3, "x"], "nsfw": 1}));
    assert_eq!(*channel.value.applied_tags, [Id::new(1), Id::new(2)]);
    assert!(channel.value.nsfw);
}

#[test]
fn numbers_out_of_range_are_not_bent() {
    for (field, value) in [
        ("id", "-5"),
        ("id", "18446744073709551616"),
        ("id", "1e18"),
        ("id", "1.5"),
        ("id", "1e400"),
        ("position", "-1"),
        ("position", "4294967296"),
        ("position", "1.5"),
        ("type", "-1"),
        ("type", "99999999999"),
        ("flags", "-1"),
    ] {
        let patch = read_text::<Message>(&format!(r#"{{"{field}":{value},"content":"hi"}}"#));
        let only_content = read::<Message>(&json!({"content": "hi"}));
        assert_eq!(patch, only_content, "{field}: {value}");
    }
}

#[test]
fn unknown_enumerations_and_flags_are_kept() {
    let message = read::<Message>(&json!({"type": 9_999, "flags": 1_u64 << 50 | 4})).value;
    assert_eq!(message.kind, MessageType(9_999));
    assert!(message.flags.contains(MessageFlags::SUPPRESS_EMBEDS));
    assert_eq!(message.flags.bits(), 1 << 50 | 4);
    let channel = read::<Channel>(&json!({"type": 77})).value;
    assert_eq!(channel.kind, ChannelType(77));
    assert!(!channel.kind.is_thread() && !channel.kind.is_dm());
    let role = read::<Role>(&json!({"permissions": "9223372036854775816"})).value;
    assert!(role.permissions.contains(Permissions::ADMINISTRATOR));
}

#[test]
fn keys_may_be_escaped_unknown_or_twice_there() {
    let user = read_text::<User>(
        r#"{"\u0069d":"1","user\u006eame":"ann","new":{"a":[1]},"n\u0065w":[{}],"bot":true,"bot":false,"bot":"?"}"#,
    );
    let expected = User {
        id: Id::new(1),
        username: "ann".into(),
        ..User::default()
    };
    assert_eq!(user.value, expected, "the last that fits counts");
}

#[test]
fn halves_of_characters_cost_only_themselves() {
    let message = read_text::<Message>(
        r#"{"id":"1","content":"cut \ud83d","\ude00":"?","nonce":"\ud83d\ude00"}"#,
    );
    assert_eq!(&*message.value.content, "cut \u{fffd}");
    assert_eq!(message.value.nonce.as_deref(), Some("😀"));
}

#[test]
fn times_are_read_however_they_are_written() {
    let seconds = |value: Value| {
        read::<Message>(&json!({"timestamp": value}))
            .value
            .timestamp
            .seconds()
    };
    for value in [
        json!("2020-01-01T00:00:00+00:00"),
        json!("2020-01-01T00:00:00.000000+00:00"),
        json!("2020-01-01T01:00:00+01:00"),
        json!("2020-01-01T00:00:00Z"),
        json!(1_577_836_800),
        json!("1577836800"),
    ] {
        assert_eq!(seconds(value.clone()), 1_577_836_800, "{value}");
    }
    for value in [
        json!(null),
        json!("soon"),
        json!("2020-13-01T00:00:00Z"),
        json!(-1),
        json!([]),
    ] {
        assert_eq!(seconds(value.clone()), 0, "{value}");
    }
    assert_eq!(
        read::<Message>(&json!({"timestamp": u64::MAX}))
            .value
            .timestamp,
        Timestamp::NONE
    );
}

#[test]
fn colors_are_numbers() {
    for (value, expected) in [
        (json!(255), 255),
        (json!("255"), 255),
        (json!(null), 0),
        (json!(-1), 0),
    ] {
        assert_eq!(
            read::<Role>(&json!({"color": value})).value.color,
            Rgb(expected)
        );
    }
}

#[test]
fn what_nobody_asked_for_may_be_as_deep_as_it_likes() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for field in ["new", "username", "avatar", "bot", "id"] {
        let user = read_text::<User>(&format!(r#"{{"{field}":{deep},"global_name":"Ann"}}"#));
        assert_eq!(user.value.global_name.as_deref(), Some("Ann"), "{field}");
    }
}

#[test]
fn what_is_asked_for_may_not_be_endless() {
    let deep = format!(
        "{}{}",
        r#"{"referenced_message":"#.repeat(100_000),
        "}".repeat(100_000)
    );
    assert!(
        from_str::<Patch<Message>>(&deep).is_err(),
        "nor may it overflow the stack"
    );
}

#[test]
fn only_what_is_not_json_is_an_error() {
    for text in [
        "",
        "{",
        r#"{"id":}"#,
        r#"{"id":1,}"#,
        r#"{"id":1} x"#,
        r#"{"id":01}"#,
        r#"{"a":"\x"}"#,
        "nul",
    ] {
        assert!(from_str::<Patch<User>>(text).is_err(), "{text}");
        assert!(Event::decode("MESSAGE_CREATE", text).is_err(), "{text}");
    }
    assert!(
        from_slice::<Patch<User>>(b"{\"username\":\"\xff\"}").is_err(),
        "not UTF-8"
    );
    for text in [
        "null", "1", "-1", "1.5", "\"x\"", "true", "[]", "[1,{}]", " 7 ",
    ] {
        assert_eq!(
            from_str::<Patch<User>>(text).expect("this is JSON"),
            None,
            "{text}"
        );
    }
}

#[test]
fn every_event_survives_every_payload() {
    for name in Event::NAMES {
        for payload in oddities() {
            let event = Event::decode(name, &payload.to_string()).expect("this is JSON");
            let is_known = payload.is_object() || *name == "RESUMED";
            assert_eq!(event != Event::Unknown, is_known, "{name}: {payload}");
        }
    }
    let unknown = Event::decode("SOMETHING_NEW", r#"{"id":"1"}"#).expect("this is JSON");
    assert_eq!(unknown, Event::Unknown);
}

#[test]
fn lists_of_a_guild_lose_only_what_is_odd() {
    let json = json!({
        "id": "1", "name": "guild", "channels": [{"id": "2"}, null, 5, [], {"id": {}}], "members": "none", "roles": {"id": "3"},
        "threads": null, "presences": [{"user": {"id": "4"}, "status": 5}],
    });
    let event = Event::decode("GUILD_CREATE", &json.to_string()).expect("this is JSON");
    let Event::GuildCreate(create) = event else {
        panic!("not {event:?}");
    };
    assert_eq!(&*create.guild.value.name, "guild");
    let channels: Vec<_> = create
        .channels
        .iter()
        .flatten()
        .map(|channel| channel.id.get())
        .collect();
    assert_eq!(channels, [2, 0]);
    assert!(create.members.is_none() && create.threads.is_none());
    assert!(create.guild.value.roles.is_empty());
    let presences = create.presences.expect("is listed");
    assert_eq!(presences[0].user_id(), Id::new(4));
}

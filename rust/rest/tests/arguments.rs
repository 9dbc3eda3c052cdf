//! Which arguments are accepted, and the errors for the others.
#![allow(clippy::unwrap_used)]

use discord_rest::schema::parse_id;
use discord_rest::{Arguments, File, routes};
use serde_json::{Map, Value, json};

fn try_build(
    name: &str,
    parameters: Value,
    options: Value,
    files: Vec<File>,
    reason: Option<&str>,
) -> Result<(), String> {
    let Value::Array(parameters) = parameters else {
        panic!("parameters are a list")
    };
    let options = options.as_object().cloned().unwrap_or_else(Map::new);
    let reason = reason.map(str::to_owned);
    let route = routes::find(name).unwrap();
    route
        .request(Arguments {
            parameters,
            options,
            files,
            reason,
            ..Arguments::default()
        })
        .map(drop)
        .map_err(|error| error.to_string())
}

/// Returns the error for these arguments; empty if they are valid.
fn told(name: &str, parameters: Value, options: Value) -> String {
    try_build(name, parameters, options, vec![], None)
        .err()
        .unwrap_or_default()
}

/// Returns the error for a message; empty if it is valid.
fn told_of(message: Value) -> String {
    told("create_message", json!([1, message]), json!({}))
}

#[test]
fn names_are_checked_and_suggested() {
    let table = [
        (
            json!({"contents": "hi"}),
            "create_message: unknown field 'contents'; did you mean 'content'?",
        ),
        (
            json!({"embed": {}}),
            "create_message: unknown field 'embed'; did you mean 'embeds'?",
        ),
        (
            json!({"embeds": [{"titel": "x"}]}),
            "create_message: unknown field 'embeds[0].titel'; did you mean 'title'?",
        ),
        (
            json!({"embeds": [{"title": "x"}, {"fields": [{"name": "a", "value": "b", "in_line": true}]}]}),
            "create_message: unknown field 'embeds[1].fields[0].in_line'; did you mean 'inline'?",
        ),
        (
            json!({"allowed_mentions": {"everybody": true}}),
            "create_message: unknown field 'allowed_mentions.everybody'; known are parse, roles, users, replied_user",
        ),
    ];
    for (message, expected) in table {
        assert_eq!(told_of(message), expected);
    }
    assert_eq!(
        told("get_user", json!([1]), json!({"limit": 5})),
        "get_user: unknown field 'limit'; there is nothing to set here"
    );
}

#[test]
fn lengths_and_ranges_are_checked() {
    let text = |length: usize| "ä".repeat(length);
    let list = |entry: Value, length: usize| Value::Array(vec![entry; length]);
    let field = json!({"name": "a", "value": "b"});
    let table = [
        (
            json!(text(2001)),
            "content is 2001 characters long; Discord allows 2000",
        ),
        (
            json!({"content": text(2001)}),
            "content is 2001 characters long; Discord allows 2000",
        ),
        (
            json!({"embeds": list(json!({"title": "a"}), 11)}),
            "embeds has 11 entries; Discord allows 10",
        ),
        (
            json!({"embeds": [{"title": text(257)}]}),
            "embeds[0].title is 257 characters long; Discord allows 256",
        ),
        (
            json!({"embeds": [{"description": text(4097)}]}),
            "embeds[0].description is 4097 characters long; Discord allows 4096",
        ),
        (
            json!({"embeds": [{"fields": list(field, 26)}]}),
            "embeds[0].fields has 26 entries; Discord allows 25",
        ),
        (
            json!({"embeds": [{"fields": [{"name": "", "value": "b"}]}]}),
            "embeds[0].fields[0].name is empty; Discord allows 1 to 256",
        ),
        (
            json!({"embeds": [{"fields": [{"name": "a"}]}]}),
            "embeds[0].fields[0].value is missing",
        ),
        (
            json!({"embeds": list(json!({"description": text(3001)}), 2)}),
            "embeds are 6002 characters long in total; Discord allows 6000",
        ),
        (
            json!({"embeds": [{"color": 0x0100_0000}]}),
            "embeds[0].color is 16777216; it takes a color: 0xRRGGBB, or \"#RRGGBB\"",
        ),
        (
            json!({"content": "a", "nonce": text(26)}),
            "nonce is 26 characters long; Discord allows 1 to 25",
        ),
        (
            json!({"sticker_ids": [1, 2, 3, 4]}),
            "sticker_ids has 4 entries; Discord allows 3",
        ),
        (
            json!({"poll": {"question": {"text": "?"}, "answers": []}}),
            "poll.answers has 0 entries; Discord allows 1 to 10",
        ),
        (
            json!({"poll": {"question": {"text": "?"}, "answers": [{"poll_media": {"text": text(56)}}]}}),
            "poll.answers[0].poll_media.text is 56 characters long; Discord allows 1 to 55",
        ),
        (
            json!({"content": "a", "flags": -1}),
            "flags is -1; Discord wants 0 or more",
        ),
    ];
    for (message, expected) in table {
        assert_eq!(told_of(message), format!("create_message: {expected}"));
    }
    assert_eq!(
        told("get_channel_messages", json!([1]), json!({"limit": 101})),
        "get_channel_messages: limit is 101; Discord allows 1 to 100"
    );
    assert_eq!(
        told("bulk_delete_messages", json!([1, [5]]), json!({})),
        "bulk_delete_messages: messages has 1 entry; Discord allows 2 to 100"
    );
    assert_eq!(
        told("modify_current_user", json!([]), json!({"username": "x"})),
        "modify_current_user: username is 1 character long; Discord allows 2 to 32"
    );
}

#[test]
fn types_are_checked() {
    let table = [
        (json!({"content": 5}), "content is 5; it takes text"),
        (
            json!({"content": ["a"]}),
            "content is an Array; it takes text",
        ),
        (
            json!({"content": "a", "tts": "yes"}),
            "tts is \"yes\"; it takes true or false",
        ),
        (
            json!({"embeds": {"title": "a"}}),
            "embeds is a Dictionary; it takes an Array",
        ),
        (
            json!({"embeds": ["a"]}),
            "embeds[0] is \"a\"; it takes a Dictionary",
        ),
        (
            json!({"embeds": [null]}),
            "embeds[0] is null; it takes a Dictionary",
        ),
        (
            json!({"content": "a", "flags": 1.5}),
            "flags is 1.5; it takes a whole number",
        ),
        (
            json!({"embeds": [{"timestamp": "today"}]}),
            "embeds[0].timestamp is \"today\"; it takes seconds since 1970, text such as \"2026-01-31T12:00:00Z\", or a Dictionary of Time in UTC",
        ),
        (
            json!({"allowed_mentions": {"parse": ["here"]}}),
            "allowed_mentions.parse[0] is \"here\"; it takes one of roles, users, everyone",
        ),
        (json!(5), "message is 5; it takes text or a Dictionary"),
        (
            json!(null),
            "message is null; it takes text or a Dictionary",
        ),
    ];
    for (message, expected) in table {
        assert_eq!(told_of(message), format!("create_message: {expected}"));
    }
    assert_eq!(
        told(
            "modify_current_user",
            json!([]),
            json!({"avatar": "res://icon.png"})
        ),
        "modify_current_user: avatar is \"res://icon.png\"; it takes an image: a data URI such as \"data:image/png;base64,…\", or a value that can be converted to one"
    );
    assert_eq!(
        told("modify_current_user", json!([]), json!({"username": null})),
        "modify_current_user: username is null; it takes text"
    );
}

#[test]
fn ids_are_checked() {
    for wrong in [
        json!(0),
        json!(-1),
        json!("abc"),
        json!(""),
        json!(null),
        json!(1.5),
        json!("-5"),
        json!("99999999999999999999"),
    ] {
        let shown = if let Value::String(text) = &wrong {
            format!("\"{text}\"")
        } else {
            wrong.to_string()
        };
        let expected = format!(
            "get_channel: channel_id is {shown}; an id is a positive number such as 175928847299117063"
        );
        assert_eq!(told("get_channel", json!([wrong]), json!({})), expected);
    }
    assert_eq!(
        told(
            "get_channel",
            json!([175_928_847_299_117_063_f64]),
            json!({})
        ),
        "get_channel: channel_id is a float, which cannot represent an id exactly; use an int or text"
    );
    for right in [
        json!(175_928_847_299_117_063_i64),
        json!("175928847299117063"),
        json!(5.0),
        json!({"id": "175928847299117063", "name": "general"}),
        json!({"user": {"id": "175928847299117063"}, "roles": []}),
    ] {
        assert_eq!(told("get_channel", json!([right]), json!({})), "");
    }
    // An id that needs all 64 bits, such as that of an occurrence of an event in 2099, is negative in GDScript.
    for right in [
        json!(11_118_422_104_473_600_000_u64),
        json!("11118422104473600000"),
        json!(-7_328_321_969_235_951_616_i64),
        json!("-7328321969235951616"),
    ] {
        let id = parse_id(&right, "exception_id");
        assert_eq!(id.as_deref(), Ok("11118422104473600000"), "{right}");
    }
    for wrong in [json!({}), json!({"id": {}}), json!({"name": "general"})] {
        assert_eq!(
            told("get_channel", json!([wrong]), json!({})),
            "get_channel: channel_id is a Dictionary or an object that has no id"
        );
    }
}

#[test]
fn names_in_slack_messages_are_those_of_webhooks() {
    let told = |body: Value| {
        let parameters = json!([1, "token", body]);
        told("execute_slack_compatible_webhook", parameters, json!({}))
    };
    assert_eq!(told(json!({"text": "x", "username": "Innkeeper"})), "");
    assert_eq!(told(json!({"text": "x"})), "");
    assert_eq!(
        told(json!({"text": "x", "username": "Clyde"})),
        "execute_slack_compatible_webhook: username is \"Clyde\"; Discord allows no name that contains \"clyde\""
    );
    assert_eq!(
        told(json!({"text": "x", "username": "here"})),
        "execute_slack_compatible_webhook: username is \"here\", which Discord does not allow as a name"
    );
}

#[test]
fn an_empty_message_is_told_so() {
    let empty = "create_message: the message is empty; add content, embeds, files, sticker_ids, a poll or components";
    for message in [
        json!(""),
        json!(" \n"),
        json!({}),
        json!({"content": null}),
        json!({"embeds": []}),
        json!({"tts": true}),
    ] {
        assert_eq!(told_of(message.clone()), empty, "{message}");
    }
    assert_eq!(
        told_of(json!({"message_reference": {"message_id": 5}})),
        empty,
        "an answer"
    );
    for message in [
        json!("."),
        json!({"embeds": [{"title": "x"}]}),
        json!({"sticker_ids": [5]}),
        json!({"flags": 1 << 15, "components": [{"type": 10, "content": "x"}]}),
        json!({"message_reference": {"type": 1, "message_id": 5, "channel_id": 6}}),
    ] {
        assert_eq!(told_of(message.clone()), "", "{message}");
    }
    let file = vec![File::new("a.txt", &b"x"[..])];
    assert_eq!(
        try_build("create_message", json!([1, ""]), json!({}), file, None),
        Ok(())
    );
    assert_eq!(
        told("edit_message", json!([1, 2, {"content": null}]), json!({})),
        "",
        "an edit may clear it"
    );
}

#[test]
fn what_excludes_each_other_is_told() {
    assert_eq!(
        told(
            "get_channel_messages",
            json!([1]),
            json!({"before": 5, "after": 6})
        ),
        "get_channel_messages: before and after cannot be combined; use one of around, before, after"
    );
    assert_eq!(
        told_of(json!({"content": "a", "allowed_mentions": {"parse": ["users"], "users": [5]}})),
        "create_message: allowed_mentions: 'users' is both in 'parse' and a list; give one of the two"
    );
    assert_eq!(
        told("create_message", json!([1, "a"]), json!({"content": "b"})),
        "create_message: content is given twice, in message and in the options"
    );
}

#[test]
fn files_and_reasons_are_checked() {
    let file = || File::new("a.txt", &b"x"[..]);
    let files = |count: usize| (0..count).map(|_| file()).collect::<Vec<_>>();
    let with = |files, reason| {
        try_build("create_message", json!([1, "a"]), json!({}), files, reason)
            .err()
            .unwrap_or_default()
    };
    assert_eq!(with(files(10), None), "");
    assert_eq!(
        with(files(11), None),
        "create_message: files has 11 entries; Discord allows 10"
    );
    assert_eq!(
        with(vec![file(), File::new("b.txt", &b""[..])], None),
        "create_message: files[1] (\"b.txt\") is empty; Discord rejects files of 0 bytes"
    );
    assert!(
        with(vec![File::new("a\r\nb", &b"x"[..])], None)
            .contains("files[0].name has control characters")
    );
    assert!(with(vec![File::new("", &b"x"[..])], None).contains("files[0].name is empty"));
    assert_eq!(
        with(vec![], Some("because")),
        "create_message: it takes no reason; Discord writes nothing about it into the audit log"
    );
    let reason = |reason: &str| {
        try_build(
            "delete_message",
            json!([1, 2]),
            json!({}),
            vec![],
            Some(reason),
        )
    };
    assert_eq!(reason(&"ä".repeat(512)), Ok(()));
    assert!(
        reason(&"a".repeat(513))
            .unwrap_err()
            .contains("513 characters long; Discord allows 512")
    );
    assert!(reason("").unwrap_err().contains("reason is empty"));
    assert_eq!(
        try_build("get_user", json!([1]), json!({}), vec![file()], None).unwrap_err(),
        "get_user: it takes no list of files"
    );
}

#[test]
fn the_number_of_parameters_is_checked() {
    assert_eq!(
        told("get_channel", json!([]), json!({})),
        "get_channel: 0 parameters were given; it takes 1"
    );
    assert_eq!(
        told("get_channel", json!([1, 2]), json!({})),
        "get_channel: 2 parameters were given; it takes 1"
    );
}

#[test]
fn what_gdscript_makes_of_numbers_and_times_is_taken() {
    let embed = json!({"embeds": [{
        "color": "#F1C40F",
        "timestamp": 1_769_860_800.25,
        "fields": [{"name": "a", "value": "b", "inline": true}],
    }]});
    assert_eq!(told_of(embed), "");
    for time in [
        json!(0),
        json!("2026-01-31T12:00:00"),
        json!("2026-01-31T12:00:00.123+01:00"),
        json!(null),
        // The results of `Time.get_datetime_dict_from_system()` and `Time.get_date_dict_from_system()`.
        json!({
            "year": 2026, "month": 1, "day": 31, "weekday": 6, "hour": 12, "minute": 0, "second": 0, "dst": false
        }),
        json!({"year": 2026, "month": 1, "day": 31, "weekday": 6}),
    ] {
        assert_eq!(
            told_of(json!({"embeds": [{"title": "x", "timestamp": time}]})),
            ""
        );
    }
    assert_eq!(told_of(json!({"content": "a", "flags": 4.0})), "");
    assert!(told_of(json!({"embeds": [{"timestamp": 1e300}]})).contains("timestamp is 1e+300"));
    for no_time in [
        json!({"year": 2026}),
        json!({"year": 2026, "month": 2, "day": 30}),
        json!({"year": 2026, "month": 1, "day": 31, "hour": "noon"}),
        json!({"year": 2026, "month": 1, "day": 31, "minute": 60}),
    ] {
        let told = told_of(json!({"embeds": [{"timestamp": no_time}]}));
        assert!(told.contains("or a Dictionary of Time in UTC"), "{told}");
    }
}

//! How the kinds of fields are sent.

use axum::body::Body;
use axum::extract::{FromRequest, Multipart};
use discord_rest::{Arguments, File, routes};
use serde_json::{Map, Value, json};

use crate::support::{Seen, Server};

/// One part of a multipart body.
#[derive(Debug, PartialEq)]
struct Part {
    name: String,
    filename: Option<String>,
    content: String,
}

fn text(name: &str, content: &str) -> Part {
    Part {
        name: name.into(),
        filename: None,
        content: content.into(),
    }
}

async fn sent(name: &str, parameters: Value, options: Value, files: Vec<File>) -> Seen {
    let (Value::Array(parameters), Value::Object(options)) = (parameters, options) else {
        panic!("parameters are a list, options an object")
    };
    let request = routes::find(name).unwrap().request(Arguments {
        parameters,
        options,
        files,
        ..Arguments::default()
    });
    let server = Server::start([]).await;
    server.client().send(request.unwrap()).await.unwrap();
    server.seen().remove(0)
}

async fn parts(seen: Seen) -> Vec<Part> {
    let request = axum::http::Request::builder()
        .header("content-type", seen.header("content-type").unwrap())
        .body(Body::from(seen.body.clone()))
        .unwrap();
    let mut form = Multipart::from_request(request, &()).await.unwrap();
    let mut parts = Vec::new();
    while let Some(field) = form.next_field().await.unwrap() {
        parts.push(Part {
            name: field.name().unwrap().to_owned(),
            filename: field.file_name().map(str::to_owned),
            content: field.text().await.unwrap(),
        });
    }
    parts
}

fn image(field: Option<&'static str>) -> File {
    let mut file = File::new("crown.png", &b"PNG"[..]);
    file.field = field;
    file
}

#[tokio::test]
async fn a_whole_body_is_no_object_of_fields() {
    let members =
        json!([{"id": 5, "metadata": {"team": "red"}}, {"id": "6", "remove_member": true}]);
    let seen = sent(
        "bulk_update_lobby_members",
        json!([1, members]),
        json!({}),
        vec![],
    )
    .await;
    assert_eq!(seen.path, "/lobbies/1/members/bulk");
    assert_eq!(
        seen.json(),
        json!([{"id": "5", "metadata": {"team": "red"}}, {"id": "6", "remove_member": true}])
    );
    let seen = sent(
        "update_lobby_message_moderation_metadata",
        json!([1, 2, {"verdict": "hide"}]),
        json!({}),
        vec![],
    )
    .await;
    assert_eq!(seen.json(), json!({"verdict": "hide"}));
}

#[tokio::test]
async fn a_form_has_a_part_for_each_field() {
    let parameters = json!([1, "Champion", "A crown", "crown", null]);
    let seen = sent(
        "create_guild_sticker",
        parameters,
        json!({}),
        vec![image(Some("file"))],
    )
    .await;
    assert!(
        seen.header("content-type")
            .unwrap()
            .starts_with("multipart/form-data")
    );
    let mut parts = parts(seen).await;
    let file = parts.pop().unwrap();
    assert_eq!(
        (file.name.as_str(), file.filename.as_deref()),
        ("file", Some("crown.png"))
    );
    assert_eq!(file.content, "PNG");
    parts.sort_by(|one, other| one.name.cmp(&other.name));
    assert_eq!(
        parts,
        [
            text("description", "A crown"),
            text("name", "Champion"),
            text("tags", "crown")
        ]
    );
}

#[tokio::test]
async fn files_of_a_message_inside_the_body_are_described_there() {
    let response = json!({"type": 4, "data": {"content": "Look"}});
    let seen = sent(
        "create_interaction_response",
        json!([1, "token", response]),
        json!({}),
        vec![image(None)],
    )
    .await;
    let parts = parts(seen).await;
    assert_eq!(parts[1].name, "files[0]");
    let body: Value = serde_json::from_str(&parts[0].content).unwrap();
    assert_eq!(parts[0].name, "payload_json");
    assert_eq!(body["data"]["content"], "Look");
    assert_eq!(
        body["data"]["attachments"],
        json!([{"id": 0, "filename": "crown.png"}])
    );
    assert!(body.get("attachments").is_none());
}

#[tokio::test]
async fn users_travel_as_a_table() {
    let seen = sent(
        "update_target_users",
        json!(["code", [5, "6"]]),
        json!({}),
        vec![],
    )
    .await;
    let table = Part {
        name: "target_users_file".into(),
        filename: Some("users.csv".into()),
        content: "user_id\n5\n6\n".into(),
    };
    assert_eq!(parts(seen).await, [table]);
    // The other fields are sent as JSON in a part of their own, as with every other invite.
    let options = json!({"max_uses": 5, "target_users_file": [7]});
    let seen = sent("create_channel_invite", json!([1]), options, vec![]).await;
    let parts = parts(seen).await;
    assert_eq!(parts[0], text("payload_json", r#"{"max_uses":5}"#));
    assert_eq!(parts[1].content, "user_id\n7\n");
    let seen = sent(
        "create_channel_invite",
        json!([1]),
        json!({"max_uses": 5}),
        vec![],
    )
    .await;
    assert_eq!(seen.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn ids_are_joined_or_repeated() {
    let options = json!({"sku_ids": [5, "6"], "exclude_ended": true});
    let seen = sent("list_entitlements", json!([1]), options, vec![]).await;
    assert_eq!(
        seen.path,
        "/applications/1/entitlements?exclude_ended=true&sku_ids=5%2C6"
    );
    let options = json!({"sku_ids": "5,6"});
    let seen = sent("list_entitlements", json!([1]), options, vec![]).await;
    assert_eq!(seen.path, "/applications/1/entitlements?sku_ids=5%2C6");
}

#[tokio::test]
async fn numbers_stand_in_paths() {
    let seen = sent("get_answer_voters", json!([1, 2, 3]), json!({}), vec![]).await;
    assert_eq!(seen.path, "/channels/1/polls/2/answers/3");
}

#[tokio::test]
async fn images_and_sounds_stand_in_the_body() {
    let image = "data:image/png;base64,iVBORw0KGgo=";
    let seen = sent(
        "create_guild_emoji",
        json!([1, "crown", image]),
        json!({}),
        vec![],
    )
    .await;
    assert_eq!(seen.json(), json!({"name": "crown", "image": image}));
    let sound = "data:audio/ogg;base64,T2dnUw==";
    let seen = sent(
        "create_guild_soundboard_sound",
        json!([1, "fanfare", sound]),
        json!({"volume": 0.5}),
        vec![],
    )
    .await;
    assert_eq!(
        seen.json(),
        json!({"name": "fanfare", "sound": sound, "volume": 0.5})
    );
}

#[tokio::test]
async fn nothing_is_sent_of_what_is_wrong() {
    let told = |name: &str, parameters: Value, options: Value, files: Vec<File>| {
        let Value::Array(parameters) = parameters else {
            panic!()
        };
        let options = options.as_object().cloned().unwrap_or_else(Map::new);
        let request = routes::find(name).unwrap().request(Arguments {
            parameters,
            options,
            files,
            ..Arguments::default()
        });
        request
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    };
    let none = || json!({});
    for (given, expected) in [
        (
            told("bulk_update_lobby_members", json!([1, []]), none(), vec![]),
            "bulk_update_lobby_members: members has 0 entries; Discord allows 1 to 25",
        ),
        (
            told(
                "bulk_update_lobby_members",
                json!([1, [{"id": 5, "flag": 1}]]),
                none(),
                vec![],
            ),
            "bulk_update_lobby_members: unknown field 'members[0].flag'; did you mean 'flags'?",
        ),
        (
            told(
                "create_lobby",
                json!([]),
                json!({"metadata": {"round": 2}}),
                vec![],
            ),
            "create_lobby: metadata.round is not text; Discord only accepts texts, so use a String",
        ),
        (
            told(
                "create_guild_sticker",
                json!([1, "Champion", "", "crown", null]),
                none(),
                vec![],
            ),
            "create_guild_sticker: file is null; it takes a file",
        ),
        (
            told(
                "create_guild_sticker",
                json!([1, "Champion", "", "crown", null]),
                none(),
                vec![image(Some("file")), image(None)],
            ),
            "create_guild_sticker: it takes no list of files",
        ),
        (
            told(
                "update_target_users",
                json!(["code", ["x"]]),
                none(),
                vec![],
            ),
            "update_target_users: target_users_file[0] is \"x\"; an id is a positive number such as 175928847299117063",
        ),
        (
            told(
                "list_entitlements",
                json!([1]),
                json!({"sku_ids": [5, "x"]}),
                vec![],
            ),
            "list_entitlements: sku_ids[1] is \"x\"; an id is a positive number such as 175928847299117063",
        ),
        (
            told(
                "create_test_entitlement",
                json!([1, 2, 3, 4]),
                none(),
                vec![],
            ),
            "create_test_entitlement: owner_type is 4; it takes one of 1, 2",
        ),
        (
            told("get_answer_voters", json!([1, 2, -3]), none(), vec![]),
            "get_answer_voters: answer_id is -3; it takes a whole number, not below 0",
        ),
        (
            told(
                "create_guild_emoji",
                json!([1, "crown", "res://crown.png"]),
                none(),
                vec![],
            ),
            "create_guild_emoji: image is \"res://crown.png\"; it takes an image: a data URI such as \
             \"data:image/png;base64,…\", or a value that can be converted to one",
        ),
        (
            told(
                "create_guild_soundboard_sound",
                json!([1, "fanfare", "data:image/png;base64,iVBORw0KGgo="]),
                none(),
                vec![],
            ),
            "create_guild_soundboard_sound: sound is \"data:image/png;base64,iVBORw0KGgo=\"; it takes a sound: a data \
             URI such as \"data:audio/mpeg;base64,…\", or a value that can be converted to one",
        ),
    ] {
        assert_eq!(given, expected);
    }
}

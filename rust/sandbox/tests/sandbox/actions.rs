//! Actions from Rust and over HTTP.

use discord_sandbox::{Action, ActionError, AddUser, SendMessage};
use serde_json::{Value, json};

use crate::stranger::*;

#[tokio::test]
async fn rust_json_and_http_are_one_interface() {
    let sandbox = demo();
    let by_type = sandbox
        .act(SendMessage {
            channel: "general".into(),
            author: "basil".into(),
            content: "1".into(),
            ..SendMessage::default()
        })
        .unwrap();
    let by_json = sandbox
        .act_json(
            "send_message",
            json!({ "channel": by_type["channel_id"], "author": "basil", "content": "2" }),
        )
        .unwrap();
    let url = format!("{}/sandbox/send_message", sandbox.url());
    let body = json!({ "channel": "#general", "author": by_type["author"]["id"], "content": "3" });
    let by_http = Answer::read(
        http()
            .post(url)
            .body(body.to_string())
            .send()
            .await
            .unwrap(),
    )
    .await
    .body;
    for (number, message) in [by_type, by_json, by_http].iter().enumerate() {
        assert_eq!(message["content"], (number + 1).to_string());
        assert!(message["id"].is_string());
    }
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let sandbox = demo();
    let unknown = sandbox.act_json(
        "send_message",
        json!({ "channel": "nowhere", "author": "basil", "content": "x" }),
    );
    assert_eq!(
        unknown,
        Err(ActionError::Unknown {
            kind: "channel",
            key: "nowhere".into()
        })
    );
    for (name, fields) in [
        ("send_massage", json!({})),
        ("send_message", json!({ "channel": "general" })),
        (
            "send_message",
            json!({ "channel": "general", "author": "basil", "contents": "x" }),
        ),
        (
            "react",
            json!({ "channel": "general", "message": -1, "user": "basil", "emoji": "🔥" }),
        ),
        (
            "set_presence",
            json!({ "user": "basil", "status": "asleep" }),
        ),
        ("state", json!([])),
    ] {
        assert!(
            matches!(
                sandbox.act_json(name, fields),
                Err(ActionError::Invalid { .. })
            ),
            "{name}"
        );
    }
    let response = http()
        .post(format!("{}/sandbox/react", sandbox.url()))
        .body("{")
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 400);
}

#[test]
fn ids_of_actions_may_be_numbers() {
    let sandbox = demo();
    let id: u64 = channel(&sandbox, "general").parse().unwrap();
    sandbox
        .act_json(
            "send_message",
            json!({ "channel": id, "author": "basil", "content": "x" }),
        )
        .unwrap();
}

#[test]
fn an_action_survives_its_own_json() {
    let action = Action::from(AddUser {
        username: "moss".into(),
        global_name: None,
        guilds: vec!["Quiet Corner".into()],
    });
    let json = serde_json::to_value(&action).unwrap();
    assert_eq!(
        json,
        json!({ "add_user": { "username": "moss", "global_name": null, "guilds": ["Quiet Corner"] } })
    );
    serde_json::from_value::<Action>(json).unwrap();
}

#[test]
fn reset_makes_a_new_world_with_the_old_token() {
    let sandbox = demo();
    let token = sandbox.bot_token();
    sandbox
        .act_json("reset", json!({ "preset": "empty" }))
        .unwrap();
    assert_eq!(sandbox.bot_token(), token);
    assert_eq!(
        sandbox.act_json("state", json!({})).unwrap()["guilds"],
        json!([])
    );
}

#[test]
fn people_are_made_renamed_and_join() {
    let sandbox = empty();
    let made = sandbox
        .act_json("create_guild", json!({ "name": "New", "owner": "ada" }))
        .unwrap();
    let person = sandbox
        .act_json(
            "add_user",
            json!({ "username": "moss", "guilds": [made["id"]] }),
        )
        .unwrap();
    let renamed = sandbox
        .act_json(
            "update_user",
            json!({ "user": "moss", "global_name": "Moss" }),
        )
        .unwrap();
    assert_eq!(
        (&renamed["id"], &renamed["global_name"]),
        (&person["id"], &json!("Moss"))
    );
    let state = sandbox.act_json("state", json!({})).unwrap();
    let members = state["guilds"][0]["members"].as_array().unwrap();
    assert!(
        members
            .iter()
            .any(|member| member["user"]["id"] == person["id"])
    );
    let ids: Vec<u64> = state["channels"]
        .as_array()
        .unwrap()
        .iter()
        .map(|channel| text(&channel["id"]).parse().unwrap())
        .collect();
    assert!(ids.iter().all(|id| *id > 0 && *id < 1 << 63));
    let _: &Value = &state["sessions"];
}

//! Interactions are answered: how, how often, how soon.

use serde_json::{Value, json};

use discord_sandbox::{Config, LimitMode, Sandbox};

use crate::stranger::*;

const MESSAGES: u64 = 1 << 9 | 1 << 15;

async fn used(sandbox: &Sandbox) -> Value {
    command(
        sandbox,
        "Godot Workshop",
        json!({ "name": "ping", "description": "x" }),
    )
    .await;
    again(sandbox)
}

fn again(sandbox: &Sandbox) -> Value {
    let fields = json!({ "user": "basil", "channel": "general", "command": "ping" });
    sandbox.act_json("use_command", fields).unwrap()
}

#[tokio::test]
async fn a_message_answers_a_command() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, MESSAGES).await;
    let interaction = used(&sandbox).await;
    assert_eq!(view(&sandbox, &interaction)["state"], "waiting");
    let early = follow(
        &sandbox,
        &interaction,
        "POST",
        "",
        json!({ "content": "x" }),
    )
    .await;
    assert_eq!(
        early.body["code"], 10015,
        "there is nothing before the answer"
    );
    let done = answer(
        &sandbox,
        &interaction,
        json!({ "type": 4, "data": { "content": "Pong" } }),
    )
    .await;
    assert_eq!(done.status, 200);
    let about = &done.body["interaction"];
    assert_eq!(
        (&about["id"], &about["type"]),
        (&interaction["id"], &json!(2))
    );
    assert_eq!(
        (
            &about["response_message_loading"],
            &about["response_message_ephemeral"]
        ),
        (&json!(false), &json!(false))
    );
    let message = &done.body["resource"]["message"];
    assert_eq!(
        (&done.body["resource"]["type"], &message["id"]),
        (&json!(4), &about["response_message_id"])
    );
    let told = gateway.event("MESSAGE_CREATE").await;
    let sandy = json!(user(&sandbox, "sandy"));
    for (key, value) in [
        ("content", json!("Pong")),
        ("type", json!(20)),
        ("application_id", sandy.clone()),
        ("webhook_id", sandy.clone()),
        ("guild_id", interaction["guild_id"].clone()),
        ("mentions", json!([])),
    ] {
        assert_eq!(told[key], value, "{key}");
    }
    assert_eq!(told["author"]["id"], sandy);
    let metadata = &told["interaction_metadata"];
    assert_eq!(
        (&metadata["id"], &metadata["type"]),
        (&interaction["id"], &json!(2))
    );
    assert_eq!(metadata["user"]["username"], "basil");
    assert_eq!(told["interaction"]["name"], "ping");
    let seen = view(&sandbox, &interaction);
    assert_eq!(
        (&seen["state"], &seen["message"]["content"]),
        (&json!("responded"), &json!("Pong"))
    );
    let twice = answer(
        &sandbox,
        &interaction,
        json!({ "type": 4, "data": { "content": "x" } }),
    )
    .await;
    assert_eq!((twice.status, &twice.body["code"]), (400, &json!(40060)));

    let next = follow(
        &sandbox,
        &interaction,
        "POST",
        "",
        json!({ "content": "More" }),
    )
    .await
    .body;
    assert_eq!(
        (&next["type"], &next["message_reference"]["message_id"]),
        (&json!(19), &message["id"])
    );
    assert_eq!(
        next["interaction_metadata"]["original_response_message_id"],
        message["id"]
    );
    let below = format!("/messages/{}", text(&next["id"]));
    let edited = follow(
        &sandbox,
        &interaction,
        "PATCH",
        &below,
        json!({ "content": "Less" }),
    )
    .await
    .body;
    assert_eq!(edited["content"], "Less");
    assert_eq!(gateway.event("MESSAGE_UPDATE").await["content"], "Less");
    assert_eq!(
        follow(&sandbox, &interaction, "GET", &below, Value::Null)
            .await
            .body["content"],
        "Less"
    );
    assert_eq!(
        view(&sandbox, &interaction)["follow_ups"][0]["content"],
        "Less"
    );
    assert_eq!(
        follow(&sandbox, &interaction, "DELETE", &below, Value::Null)
            .await
            .status,
        204
    );
    assert_eq!(
        follow(&sandbox, &interaction, "GET", &below, Value::Null)
            .await
            .body["code"],
        10008
    );
    let original = follow(
        &sandbox,
        &interaction,
        "GET",
        "/messages/%40original",
        Value::Null,
    )
    .await
    .body;
    assert_eq!(original["id"], message["id"]);
    assert_eq!(
        follow(
            &sandbox,
            &interaction,
            "DELETE",
            "/messages/@original",
            Value::Null
        )
        .await
        .status,
        204
    );
    assert_eq!(gateway.event("MESSAGE_DELETE").await["id"], next["id"]);
    assert_eq!(gateway.event("MESSAGE_DELETE").await["id"], message["id"]);
    assert_eq!(view(&sandbox, &interaction)["message"], Value::Null);
}

#[tokio::test]
async fn a_promised_answer_comes_by_an_edit_or_a_follow_up() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, MESSAGES).await;
    let mut interaction = used(&sandbox).await;
    for by_edit in [true, false] {
        let done = answer(&sandbox, &interaction, json!({ "type": 5 }))
            .await
            .body;
        assert_eq!(done["interaction"]["response_message_loading"], true);
        assert_eq!(gateway.event("MESSAGE_CREATE").await["flags"], 128);
        assert_eq!(view(&sandbox, &interaction)["state"], "thinking");
        let body = json!({ "content": "At last" });
        let written = if by_edit {
            follow(&sandbox, &interaction, "PATCH", "/messages/@original", body).await
        } else {
            follow(&sandbox, &interaction, "POST", "", body).await
        };
        assert_eq!(
            written.body["id"],
            done["interaction"]["response_message_id"]
        );
        let told = gateway.event("MESSAGE_UPDATE").await;
        assert_eq!(
            (&told["flags"], &told["content"]),
            (&json!(0), &json!("At last"))
        );
        assert_eq!(told["edited_timestamp"], Value::Null);
        let seen = view(&sandbox, &interaction);
        assert_eq!(
            (&seen["state"], &seen["follow_ups"]),
            (&json!("responded"), &json!([]))
        );
        let next = follow(
            &sandbox,
            &interaction,
            "POST",
            "",
            json!({ "content": "More" }),
        )
        .await;
        assert_ne!(next.body["id"], written.body["id"]);
        gateway.event("MESSAGE_CREATE").await;
        interaction = again(&sandbox);
    }
}

#[tokio::test]
async fn each_kind_of_interaction_has_its_kinds_of_answer() {
    let sandbox = demo();
    used(&sandbox).await;
    let said = json!({
        "channel": "general", "author": "sandy", "content": "Press",
        "components": [{ "type": 1, "components": [{ "type": 2, "style": 1, "custom_id": "go", "label": "Go" }] }],
    });
    let message = sandbox.act_json("send_message", said).unwrap()["id"].clone();
    let inject = |what: &str| {
        let mut fields =
            json!({ "user": "basil", "channel": "general", "type": what, "custom_id": "go" });
        if what == "button" {
            fields["message"] = message.clone();
        }
        sandbox.act_json("interact", fields).unwrap()
    };
    let form = json!({
        "title": "T", "custom_id": "f",
        "components": [{ "type": 18, "label": "L", "component": { "type": 4, "style": 1, "custom_id": "a" } }],
    });
    let body = |kind: u64| match kind {
        4 | 7 => json!({ "type": kind, "data": { "content": "x" } }),
        8 => json!({ "type": kind, "data": { "choices": [] } }),
        9 => json!({ "type": kind, "data": form }),
        _ => json!({ "type": kind }),
    };
    for (what, possible) in [
        ("command", &[4, 5, 9, 12][..]),
        ("button", &[4, 5, 6, 7, 9, 12]),
        ("autocomplete", &[8]),
        ("modal", &[4, 5, 12]),
    ] {
        for kind in 1..=13 {
            let answered = answer(&sandbox, &inject(what), body(kind)).await;
            let fits = possible.contains(&kind);
            assert_eq!(
                answered.status == 200,
                fits,
                "{what} {kind}: {}",
                answered.body
            );
            assert!(
                fits || has_error(&answered.body, &["type"], "BASE_TYPE_CHOICES"),
                "{what} {kind}"
            );
        }
    }
    let activity = answer(&sandbox, &inject("command"), json!({ "type": 12 }))
        .await
        .body;
    assert_eq!(
        activity["resource"]["activity_instance"]["id"],
        activity["interaction"]["activity_instance_id"]
    );
    let nothing = answer(&sandbox, &inject("command"), json!({ "type": 4 })).await;
    assert_eq!(nothing.body["code"], 50006);
    let empty = answer(
        &sandbox,
        &inject("command"),
        json!({ "type": 4, "data": { "content": "" } }),
    )
    .await;
    assert_eq!(empty.body["code"], 50006);
    let long = json!({ "type": 4, "data": { "content": "x".repeat(2001) } });
    let long = answer(&sandbox, &inject("command"), long).await.body;
    assert!(has_error(
        &long,
        &["data", "content"],
        "BASE_TYPE_MAX_LENGTH"
    ));
    let many: Value = (0..26)
        .map(|one| json!({ "name": one.to_string(), "value": "x" }))
        .collect();
    let many = json!({ "type": 8, "data": { "choices": many } });
    let many = answer(&sandbox, &inject("autocomplete"), many).await.body;
    assert!(has_error(
        &many,
        &["data", "choices"],
        "BASE_TYPE_MAX_LENGTH"
    ));
}

#[tokio::test]
async fn a_component_can_change_its_message() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, MESSAGES).await;
    let said = json!({
        "channel": "general", "author": "sandy", "content": "Press",
        "components": [{ "type": 1, "components": [{ "type": 2, "style": 1, "custom_id": "go", "label": "Go" }] }],
    });
    let message = sandbox.act_json("send_message", said).unwrap()["id"].clone();
    let press = || {
        sandbox
            .act_json(
                "press",
                json!({ "user": "basil", "message": message, "custom_id": "go" }),
            )
            .unwrap()
    };
    let interaction = press();
    let update = json!({ "type": 7, "data": { "content": "Pressed" } });
    let done = answer(&sandbox, &interaction, update).await.body;
    assert_eq!(
        (
            &done["resource"]["type"],
            &done["resource"]["message"]["id"]
        ),
        (&json!(7), &message)
    );
    let told = gateway.event("MESSAGE_UPDATE").await;
    assert_eq!(
        (
            &told["content"],
            &told["components"][0]["components"][0]["label"]
        ),
        (&json!("Pressed"), &json!("Go"))
    );
    let interaction = press();
    answer(&sandbox, &interaction, json!({ "type": 6 })).await;
    assert_eq!(view(&sandbox, &interaction)["state"], "deferred");
    let gone = json!({ "content": "Over", "components": [] });
    let edited = follow(&sandbox, &interaction, "PATCH", "/messages/@original", gone)
        .await
        .body;
    assert_eq!(
        (&edited["id"], &edited["components"]),
        (&message, &json!([]))
    );
    let next = follow(
        &sandbox,
        &interaction,
        "POST",
        "",
        json!({ "content": "More" }),
    )
    .await
    .body;
    assert_ne!(next["id"], message);
}

#[tokio::test]
async fn files_come_with_an_answer() {
    let sandbox = demo();
    let interaction = used(&sandbox).await;
    let payload = json!({ "type": 4, "data": { "content": "A file", "attachments": [{ "id": 0, "description": "d" }] } });
    let form = reqwest::multipart::Form::new()
        .text("payload_json", payload.to_string())
        .part(
            "files[0]",
            reqwest::multipart::Part::bytes(&b"hello"[..]).file_name("a.txt"),
        );
    let (id, token) = (text(&interaction["id"]), text(&interaction["token"]));
    let path = format!("/interactions/{id}/{token}/callback");
    let sent = Rest::with_token(&sandbox, "none")
        .request("POST", &path)
        .multipart(form)
        .send()
        .await;
    assert_eq!(sent.unwrap().status(), 204);
    let file = view(&sandbox, &interaction)["message"]["attachments"][0].clone();
    assert_eq!(
        (&file["filename"], &file["description"]),
        (&json!("a.txt"), &json!("d"))
    );
}

#[tokio::test]
async fn an_answer_has_three_seconds_and_a_token_fifteen_minutes() {
    let sandbox = demo();
    let interaction = used(&sandbox).await;
    let other = again(&sandbox);
    let expired = sandbox
        .act_json(
            "expire_interactions",
            json!({ "interaction": interaction["id"] }),
        )
        .unwrap();
    assert_eq!(expired["interactions"], json!([interaction["id"]]));
    let late = answer(&sandbox, &interaction, json!({ "type": 5 })).await;
    assert_eq!((late.status, &late.body["code"]), (404, &json!(10062)));
    let seen = view(&sandbox, &interaction);
    assert_eq!(
        (&seen["state"], &seen["error"]),
        (&json!("failed"), &json!("The application did not respond"))
    );
    let token = follow(
        &sandbox,
        &interaction,
        "POST",
        "",
        json!({ "content": "x" }),
    )
    .await;
    assert_eq!((token.status, &token.body["code"]), (401, &json!(50027)));

    assert_eq!(
        answer(&sandbox, &other, json!({ "type": 5 })).await.status,
        200
    );
    sandbox.act_json("expire_interactions", json!({})).unwrap();
    assert_eq!(
        view(&sandbox, &other)["state"],
        "thinking",
        "it was answered in time"
    );
    sandbox
        .act_json("expire_interactions", json!({ "token": true }))
        .unwrap();
    for (method, below) in [
        ("POST", ""),
        ("GET", "/messages/@original"),
        ("PATCH", "/messages/@original"),
    ] {
        let void = follow(&sandbox, &other, method, below, json!({ "content": "x" })).await;
        assert_eq!(
            (void.status, &void.body["code"]),
            (401, &json!(50027)),
            "{method}"
        );
    }
    assert_eq!(view(&sandbox, &other)["state"], "failed");

    let hasty = start(Config {
        limits: LimitMode::Off,
        interaction_deadline: std::time::Duration::from_millis(50),
        ..Config::default()
    });
    let interaction = used(&hasty).await;
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert_eq!(
        answer(&hasty, &interaction, json!({ "type": 5 }))
            .await
            .body["code"],
        10062
    );
}

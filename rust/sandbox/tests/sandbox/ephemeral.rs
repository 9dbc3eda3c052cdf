//! Messages that only one user sees.

use serde_json::{Value, json};

use crate::stranger::*;

const MESSAGES: u64 = 1 << 9 | 1 << 15;

#[tokio::test]
async fn only_the_person_and_the_interaction_know_of_it() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (mut gateway, _) = Gateway::login(&sandbox, MESSAGES).await;
    command(
        &sandbox,
        "Godot Workshop",
        json!({ "name": "secret", "description": "x" }),
    )
    .await;
    let fields = json!({ "user": "basil", "channel": "general", "command": "secret" });
    let interaction = sandbox.act_json("use_command", fields).unwrap();
    let general = channel(&sandbox, "general");
    let history = format!("/channels/{general}/messages");
    let before = rest.get(&history).await.body;
    let data = json!({
        "content": "Only you", "flags": 64,
        "components": [{ "type": 1, "components": [{ "type": 2, "style": 1, "custom_id": "go", "label": "Go" }] }],
    });
    let done = answer(&sandbox, &interaction, json!({ "type": 4, "data": data }))
        .await
        .body;
    assert_eq!(done["interaction"]["response_message_ephemeral"], true);
    let message = &done["resource"]["message"];
    assert_eq!(message["flags"], 64);
    let id = text(&message["id"]);
    assert_eq!(rest.get(&history).await.body, before);
    let path = format!("{history}/{id}");
    for (method, path) in [
        ("GET", path.clone()),
        ("PATCH", path.clone()),
        ("DELETE", path.clone()),
        ("PUT", format!("{path}/reactions/🎉/@me")),
        ("PUT", format!("/channels/{general}/messages/pins/{id}")),
    ] {
        assert_eq!(
            rest.send(method, &path, json!({ "content": "x" }))
                .await
                .body["code"],
            10008,
            "{method} {path}"
        );
    }
    assert_eq!(
        view(&sandbox, &interaction)["message"]["content"],
        "Only you"
    );

    let press = |user: &str| {
        sandbox.act_json(
            "press",
            json!({ "user": user, "message": id, "custom_id": "go" }),
        )
    };
    assert!(press("clover").is_err(), "nobody else sees it");
    let pressed = press("basil").unwrap();
    assert_eq!(
        (&pressed["message"]["id"], &pressed["message"]["flags"]),
        (&message["id"], &json!(64))
    );
    answer(
        &sandbox,
        &pressed,
        json!({ "type": 7, "data": { "content": "Changed", "flags": 4 } }),
    )
    .await;
    let seen = &view(&sandbox, &interaction)["message"];
    assert_eq!(
        (&seen["content"], &seen["flags"]),
        (&json!("Changed"), &json!(68)),
        "it stays hidden"
    );
    let reply = follow(
        &sandbox,
        &pressed,
        "POST",
        "",
        json!({ "content": "Psst", "flags": 64 }),
    )
    .await
    .body;
    let below = format!("/messages/{}", text(&reply["id"]));
    assert_eq!(
        follow(&sandbox, &pressed, "GET", &below, Value::Null)
            .await
            .body["content"],
        "Psst"
    );
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
    assert_eq!(view(&sandbox, &interaction)["message"], Value::Null);

    // None of it came through the gateway.
    let said = json!({ "channel": "general", "author": "basil", "content": "Open" });
    sandbox.act_json("send_message", said).unwrap();
    let names = gateway.events_until("MESSAGE_CREATE").await;
    let told: Vec<&String> = names
        .iter()
        .filter(|name| name.starts_with("MESSAGE"))
        .collect();
    assert_eq!(told, ["MESSAGE_CREATE"]);
    assert_eq!(rest.get(&history).await.body[0]["content"], "Open");
}

#[tokio::test]
async fn a_promise_decides_who_sees_the_answer() {
    let sandbox = demo();
    command(
        &sandbox,
        "Godot Workshop",
        json!({ "name": "secret", "description": "x" }),
    )
    .await;
    let fields = json!({ "user": "basil", "channel": "general", "command": "secret" });
    let interaction = sandbox.act_json("use_command", fields).unwrap();
    answer(
        &sandbox,
        &interaction,
        json!({ "type": 5, "data": { "flags": 64 } }),
    )
    .await;
    assert_eq!(view(&sandbox, &interaction)["message"]["flags"], 192);
    let written = follow(
        &sandbox,
        &interaction,
        "POST",
        "",
        json!({ "content": "Open?", "flags": 0 }),
    )
    .await;
    assert_eq!(written.body["flags"], 64);
    let open = follow(
        &sandbox,
        &interaction,
        "POST",
        "",
        json!({ "content": "Open" }),
    )
    .await;
    assert_eq!(
        open.body["message_reference"]["message_id"],
        written.body["id"]
    );
    assert_eq!(
        open.body["referenced_message"],
        Value::Null,
        "it stays hidden"
    );
}

#[tokio::test]
async fn an_application_of_the_user_alone_has_five_follow_ups() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/applications/{}/commands", user(&sandbox, "sandy"));
    let body = json!({ "name": "mine", "description": "x", "integration_types": [1], "contexts": [0, 1, 2] });
    rest.send("POST", &path, body).await;
    let fields = json!({ "user": "basil", "channel": "general", "command": "mine" });
    let use_it = || sandbox.act_json("use_command", fields.clone());
    assert!(use_it().is_err(), "it is not installed");
    sandbox
        .act_json("install_app", json!({ "user": "basil" }))
        .unwrap();
    let interaction = use_it().unwrap();
    let basil = user(&sandbox, "basil");
    assert_eq!(
        interaction["authorizing_integration_owners"],
        json!({ "1": basil })
    );
    answer(
        &sandbox,
        &interaction,
        json!({ "type": 4, "data": { "content": "x" } }),
    )
    .await;
    for _ in 0..5 {
        assert_eq!(
            follow(
                &sandbox,
                &interaction,
                "POST",
                "",
                json!({ "content": "x" })
            )
            .await
            .status,
            200
        );
    }
    let more = follow(
        &sandbox,
        &interaction,
        "POST",
        "",
        json!({ "content": "x" }),
    )
    .await;
    assert_eq!((more.status, &more.body["code"]), (400, &json!(40094)));

    // Where the user may not use such applications, only the user sees what they say.
    let workshop = guild(&sandbox, "Godot Workshop");
    let everyone = json!({ "guild": workshop, "role": workshop, "permissions": (1u64 << 10 | 1 << 31).to_string() });
    sandbox.act_json("update_role", everyone).unwrap();
    let members = json!({ "guild": workshop, "role": "Members", "permissions": "0" });
    sandbox.act_json("update_role", members).unwrap();
    let interaction = use_it().unwrap();
    let done = answer(
        &sandbox,
        &interaction,
        json!({ "type": 4, "data": { "content": "x" } }),
    )
    .await;
    assert_eq!(done.body["interaction"]["response_message_ephemeral"], true);
    sandbox
        .act_json("uninstall_app", json!({ "user": "basil" }))
        .unwrap();
    assert!(use_it().is_err());
}

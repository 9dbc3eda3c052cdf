//! How users join a guild, and what they see first.

use serde_json::{Value, json};

use crate::stranger::*;

#[tokio::test]
async fn somebody_is_brought_in_with_their_token() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let outsider = sandbox
        .act_json("add_user", json!({ "username": "outsider" }))
        .unwrap();
    let guild = format!("/guilds/{}", guild(&sandbox, "Godot Workshop"));
    let path = format!("{guild}/members/{}", text(&outsider["id"]));
    let wrong = rest
        .send("PUT", &path, json!({ "access_token": "basil" }))
        .await;
    assert_eq!(wrong.body["code"], 50025);
    let none = rest.send("PUT", &path, json!({})).await.body;
    assert_eq!(
        none["errors"]["access_token"]["_errors"][0]["code"],
        "BASE_TYPE_REQUIRED"
    );
    let body = json!({ "access_token": "outsider", "nick": "Out" });
    let brought = rest.send("PUT", &path, body.clone()).await;
    assert_eq!(
        (brought.status, &brought.body["nick"]),
        (201, &json!("Out"))
    );
    assert_eq!(
        gateway.event("GUILD_MEMBER_ADD").await["user"]["id"],
        outsider["id"]
    );
    assert_eq!(rest.send("PUT", &path, body).await.status, 204);
}

#[tokio::test]
async fn who_asks_is_let_in_or_not() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let requests = format!("/guilds/{}/requests", guild(&sandbox, "Godot Workshop"));
    let mut ids = Vec::new();
    for name in ["first", "second"] {
        sandbox
            .act_json("add_user", json!({ "username": name }))
            .unwrap();
        let asks = json!({ "guild": "Godot Workshop", "user": name });
        let request = sandbox.act_json("request_to_join", asks).unwrap();
        let told = gateway.event("GUILD_JOIN_REQUEST_CREATE").await;
        assert_eq!(
            (&told["status"], &told["request"]["id"]),
            (&json!("SUBMITTED"), &request["id"])
        );
        ids.push(text(&request["id"]));
    }
    assert_eq!(rest.get(&requests).await.body["total"], 2);
    let path = format!("{requests}/{}", ids[0]);
    let refused = rest
        .send("PATCH", &path, json!({ "action": "STARTED" }))
        .await;
    assert_eq!(
        refused.body["errors"]["action"]["_errors"][0]["code"],
        "BASE_TYPE_CHOICES"
    );
    let decided = rest
        .send("PATCH", &path, json!({ "action": "APPROVED" }))
        .await
        .body;
    assert_eq!(decided["actioned_by_user"]["username"], "sandy");
    assert_eq!(
        gateway.event("GUILD_MEMBER_ADD").await["user"]["username"],
        "first"
    );
    assert_eq!(
        gateway.event("GUILD_JOIN_REQUEST_UPDATE").await["status"],
        "APPROVED"
    );
    let path = format!("{requests}/{}", ids[1]);
    let no = json!({ "action": "REJECTED", "rejection_reason": "No herbs" });
    let decided = rest.send("PATCH", &path, no).await.body;
    assert_eq!(decided["rejection_reason"], "No herbs");
    let left = rest.get(&format!("{requests}?status=SUBMITTED")).await.body;
    assert_eq!(left["total"], 0);
}

#[tokio::test]
async fn who_asks_may_withdraw() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    sandbox
        .act_json("add_user", json!({ "username": "shy" }))
        .unwrap();
    let who = json!({ "guild": "Godot Workshop", "user": "shy" });
    let request = sandbox.act_json("request_to_join", who.clone()).unwrap();
    sandbox
        .act_json("withdraw_join_request", who.clone())
        .unwrap();
    let told = gateway.event("GUILD_JOIN_REQUEST_DELETE").await;
    assert_eq!(
        (&told["id"], &told["user_id"], &told["guild_id"]),
        (&request["id"], &request["user_id"], &request["guild_id"])
    );
    let requests = format!("/guilds/{}/requests", guild(&sandbox, "Godot Workshop"));
    assert_eq!(rest.get(&requests).await.body["total"], 0);
    assert!(sandbox.act_json("withdraw_join_request", who).is_err());
}

#[tokio::test]
async fn onboarding_and_welcome_screen_are_kept() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let guild = format!("/guilds/{}", guild(&sandbox, "Godot Workshop"));
    let general = channel(&sandbox, "general");
    let path = format!("{guild}/onboarding");
    assert_eq!(rest.get(&path).await.body["enabled"], false);
    let prompts = json!([{ "id": "0", "title": "Tea?", "options": [{ "title": "Yes", "emoji_name": "🍵", "channel_ids": [general] }] }]);
    let set = rest
        .send("PUT", &path, json!({ "prompts": prompts }))
        .await
        .body;
    let option = &set["prompts"][0]["options"][0];
    assert_eq!(
        (&option["emoji"]["name"], &option["role_ids"]),
        (&json!("🍵"), &json!([]))
    );
    assert_ne!(set["prompts"][0]["id"], "0", "a placeholder is no id");
    let kept = rest
        .send(
            "PUT",
            &path,
            json!({ "prompts": set["prompts"], "mode": 1 }),
        )
        .await
        .body;
    assert_eq!(
        (&kept["prompts"], &kept["mode"]),
        (&set["prompts"], &json!(1))
    );
    assert_eq!(rest.get(&path).await.body, kept);
    let few = rest.send("PUT", &path, json!({ "enabled": true })).await;
    assert_eq!(few.body["code"], 350_000);
    let bad = json!({ "prompts": [{ "title": "x", "options": [{}] }] });
    let errors = rest.send("PUT", &path, bad).await.body;
    let place = "/errors/prompts/0/options/0/title/_errors/0/code";
    assert_eq!(errors.pointer(place), Some(&json!("BASE_TYPE_REQUIRED")));

    let path = format!("{guild}/welcome-screen");
    assert_eq!(rest.get(&path).await.body["code"], 10069);
    let shown = json!({ "welcome_channels": [{ "channel_id": general, "description": "Here" }] });
    let set = rest.send("PATCH", &path, shown).await.body;
    assert_eq!(set["welcome_channels"][0]["emoji_name"], Value::Null);
    assert_eq!(rest.get(&path).await.body, set);
    let guide = rest.get(&format!("{guild}/new-member-welcome")).await;
    assert_eq!(guide.status, 204);
}

#[tokio::test]
async fn an_invite_for_some_is_for_nobody_else() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let outsider = sandbox
        .act_json("add_user", json!({ "username": "outsider" }))
        .unwrap();
    sandbox
        .act_json("add_user", json!({ "username": "other" }))
        .unwrap();
    let invites = format!("/channels/{}/invites", channel(&sandbox, "general"));
    let code = text(&rest.send("POST", &invites, json!({})).await.body["code"]);
    let targets = format!("/invites/{code}/target-users");
    assert_eq!(rest.get(&targets).await.body["code"], 10124);
    let send = async |text: String| {
        let file = reqwest::multipart::Part::bytes(text.into_bytes()).file_name("users.csv");
        let form = reqwest::multipart::Form::new().part("target_users_file", file);
        Answer::read(
            rest.request("PUT", &targets)
                .multipart(form)
                .send()
                .await
                .unwrap(),
        )
        .await
    };
    assert_eq!(
        send("user_id\nnobody\n".to_owned()).await.body["code"],
        50035
    );
    assert_eq!(
        send(format!("user_id\n{}\n", text(&outsider["id"])))
            .await
            .status,
        204
    );
    let file = rest.get(&targets).await;
    assert_eq!(file.header("content-type"), "text/csv");
    assert_eq!(
        file.body,
        json!(format!("user_id\n{}\n", text(&outsider["id"])))
    );
    let job = rest.get(&format!("{targets}/job-status")).await.body;
    assert_eq!(
        (&job["status"], &job["total_users"]),
        (&json!(2), &json!(1))
    );
    let uses = |who: &str| sandbox.act_json("use_invite", json!({ "code": code, "user": who }));
    assert!(uses("other").is_err());
    assert!(uses("outsider").is_ok());
    let next = text(&rest.send("POST", &invites, json!({})).await.body["code"]);
    assert_ne!(next, code, "an invite for all is another one");
}

//! Invites, and who is told of them.

use serde_json::{Value, json};

use crate::stranger::*;

const INTENT: u64 = 1 << 6;

#[tokio::test]
async fn an_invite_is_made_looked_at_and_taken_back() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT).await;
    let general = channel(&sandbox, "general");
    let path = format!("/channels/{general}/invites");
    let made = rest
        .send("POST", &path, json!({ "max_age": 60, "max_uses": 5 }))
        .await
        .body;
    assert_eq!(
        (
            &made["max_uses"],
            &made["uses"],
            &made["channel"]["name"],
            &made["guild"]["name"]
        ),
        (
            &json!(5),
            &json!(0),
            &json!("general"),
            &json!("Godot Workshop")
        )
    );
    let told = gateway.event("INVITE_CREATE").await;
    assert_eq!(
        (
            &told["code"],
            &told["channel_id"],
            &told["inviter"]["username"]
        ),
        (&made["code"], &json!(general), &json!("sandy"))
    );
    for field in [
        "guild_id",
        "created_at",
        "expires_at",
        "max_age",
        "temporary",
        "uses",
        "role_ids",
    ] {
        assert!(told.get(field).is_some(), "{field}");
    }
    let again = rest
        .send("POST", &path, json!({ "max_age": 60, "max_uses": 5 }))
        .await
        .body;
    assert_eq!(again["code"], made["code"], "made alike");
    let code = text(&made["code"]);
    let url = format!("{}/api/v10/invites/{code}?with_counts=true", sandbox.url());
    let seen = Answer::read(http().get(url).send().await.unwrap())
        .await
        .body;
    assert!(
        seen["approximate_member_count"].as_u64() > Some(5),
        "without a token"
    );
    assert!(seen.get("uses").is_none());
    assert_eq!(rest.get(&path).await.body.as_array().map(Vec::len), Some(1));
    let gone = rest.call("DELETE", &format!("/invites/{code}")).await;
    assert_eq!((gone.status, &gone.body["code"]), (200, &made["code"]));
    let told = gateway.event("INVITE_DELETE").await;
    assert_eq!(
        told,
        json!({ "channel_id": general, "guild_id": made["guild_id"], "code": code })
    );
    assert_eq!(
        rest.get(&format!("/invites/{code}")).await.body["code"],
        10006
    );
}

#[tokio::test]
async fn people_come_in_by_invites_until_they_are_used_up() {
    let sandbox = demo();
    let workshop = guild(&sandbox, "Godot Workshop");
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT | 1 << 1).await;
    let role = json!({ "guild": workshop, "name": "Guests" });
    let role = sandbox.act_json("create_role", role).unwrap();
    let invite = json!({ "channel": "general", "max_uses": 1, "role_ids": [role["id"]] });
    let invite = sandbox.act_json("create_invite", invite).unwrap();
    assert_eq!(invite["roles"][0]["name"], "Guests");
    sandbox
        .act_json("add_user", json!({ "username": "moss" }))
        .unwrap();
    let usage = json!({ "code": invite["code"], "user": "moss" });
    let member = sandbox.act_json("use_invite", usage.clone()).unwrap();
    assert_eq!(member["roles"], json!([role["id"]]));
    gateway.event("GUILD_MEMBER_ADD").await;
    gateway.event("INVITE_DELETE").await;
    assert!(sandbox.act_json("use_invite", usage).is_err());
}

#[tokio::test]
async fn only_who_manages_the_channel_is_told() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT).await;
    let actions = [("create_invite", json!({ "channel": "dice" }))];
    let heard = crate::events::heard(&sandbox, &mut gateway, &actions).await;
    assert!(heard.is_empty(), "{heard:?}");
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/invites", channel(&sandbox, "dice"));
    assert_eq!(rest.get(&path).await.body["code"], 50013);
    let made = rest.send("POST", &path, json!({})).await.body;
    let code = text(&made["code"]);
    let refused = rest.call("DELETE", &format!("/invites/{code}")).await.body;
    assert_eq!(refused["code"], 50013);
    let wrong = rest
        .send("POST", &path, json!({ "max_uses": 101 }))
        .await
        .body;
    assert_eq!(wrong["code"], 50035);
    let _: Value = made;
}

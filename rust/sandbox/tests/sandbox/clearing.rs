//! Many are banned or put out at once.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn many_are_banned_and_their_messages_go() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let workshop = guild(&sandbox, "Godot Workshop");
    let [basil, clover, ada] = ["basil", "clover", "ada"].map(|name| user(&sandbox, name));
    let said = json!({ "channel": "showcase", "author": "basil", "content": "spam" });
    let said = sandbox.act_json("send_message", said).unwrap();
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let path = format!("/guilds/{workshop}/bulk-ban");
    let body = json!({ "user_ids": [basil, clover, ada, "5"], "delete_message_seconds": 60 });
    let done = rest.send("POST", &path, body).await.body;
    assert_eq!(done["banned_users"], json!([basil, clover]));
    assert_eq!(
        done["failed_users"],
        json!([ada, "5"]),
        "the owner, and nobody"
    );
    assert_eq!(gateway.event("GUILD_BAN_ADD").await["user"]["id"], basil);
    let gone = gateway.event("MESSAGE_DELETE_BULK").await;
    assert_eq!(gone["ids"], json!([said["id"]]), "older ones stay");
    let nobody = rest.send("POST", &path, json!({ "user_ids": [ada] })).await;
    assert_eq!(
        (nobody.status, &nobody.body["code"]),
        (500, &json!(500_000))
    );
    let too_many: Vec<String> = (0..201).map(|id| id.to_string()).collect();
    let refused = rest
        .send("POST", &path, json!({ "user_ids": too_many }))
        .await;
    assert_eq!(
        refused.body["errors"]["user_ids"]["_errors"][0]["code"],
        "BASE_TYPE_MAX_LENGTH"
    );
}

#[tokio::test]
async fn who_was_not_seen_for_long_is_put_out() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let corner = guild(&sandbox, "Quiet Corner");
    sandbox
        .act_json(
            "update_guild",
            json!({ "guild": "Quiet Corner", "owner_id": user(&sandbox, "sandy") }),
        )
        .unwrap();
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let path = format!("/guilds/{corner}/prune");
    // Offline are ginger, ivy and kale; ivy has a role.
    let role = json!({ "guild": "Quiet Corner", "name": "Readers", "members": ["ivy"] });
    let role = sandbox.act_json("create_role", role).unwrap();
    let wears = json!({ "guild": "Quiet Corner", "user": "ivy", "roles": ["Readers"] });
    sandbox.act_json("update_member", wears).unwrap();
    let preview = rest.get(&format!("{path}?days=7")).await.body;
    assert_eq!(preview["pruned"], 2);
    let with_role = format!("{path}?days=7&include_roles={}", text(&role["id"]));
    assert_eq!(rest.get(&with_role).await.body["pruned"], 3);
    let done = rest.send("POST", &path, json!({ "days": 7 })).await.body;
    assert_eq!(done["pruned"], 2);
    gateway.event("GUILD_MEMBER_REMOVE").await;
    gateway.event("GUILD_MEMBER_REMOVE").await;
    let log = format!("/guilds/{corner}/audit-logs?action_type=21");
    let log = rest.get(&log).await.body;
    assert_eq!(
        log["audit_log_entries"][0]["options"]["members_removed"],
        "2"
    );
    let uncounted = json!({ "days": 7, "compute_prune_count": false });
    let uncounted = rest.send("POST", &path, uncounted).await.body;
    assert!(uncounted["pruned"].is_null());
    assert_eq!(
        rest.send("POST", &path, json!({ "days": 31 })).await.body["code"],
        50035
    );
    let tavern = guild(&sandbox, "The Dice Tavern");
    let refused = rest.get(&format!("/guilds/{tavern}/prune")).await;
    assert_eq!(refused.body["code"], 50013);
}

#[tokio::test]
async fn a_guild_may_let_administrators_alone_prune() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let tavern = guild(&sandbox, "The Dice Tavern");
    let path = format!("/guilds/{tavern}/prune");
    let worn = |name: &str, permissions: &str| {
        let role = json!({ "guild": "The Dice Tavern", "name": name, "permissions": permissions });
        sandbox.act_json("create_role", role).unwrap();
        let wears = json!({ "guild": "The Dice Tavern", "user": "sandy", "roles": [name] });
        sandbox.act_json("update_member", wears).unwrap();
    };
    // To kick members, and to manage the guild.
    worn("Moderators", "34");
    assert_eq!(rest.get(&path).await.status, 200);
    let features = json!({ "guild": "The Dice Tavern", "features": ["PRUNE_REQUIRES_ADMIN"] });
    sandbox.act_json("update_guild", features).unwrap();
    assert_eq!(rest.get(&path).await.body["code"], 50013);
    let refused = rest.send("POST", &path, json!({ "days": 7 })).await;
    assert_eq!(refused.body["code"], 50013);
    worn("Administrators", "8");
    assert_eq!(rest.get(&path).await.status, 200);
}

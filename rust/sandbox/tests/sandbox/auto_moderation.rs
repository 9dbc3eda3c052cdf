//! Auto moderation: what is kept back is not there, and who may know hears of it.

use serde_json::json;

use crate::stranger::*;

const CONFIGURATION: u64 = 1 << 20;
const EXECUTION: u64 = 1 << 21;
const MESSAGES: u64 = 1 << 9;
const CONTENT: u64 = 1 << 15;
const WORKSHOP: &str = "Godot Workshop";

#[tokio::test]
async fn a_blocked_message_is_not_there() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    let news = channel(&sandbox, "news");
    let (mut gateway, _) =
        Gateway::login(&sandbox, CONFIGURATION | EXECUTION | MESSAGES | CONTENT).await;
    let path = format!(
        "/guilds/{}/auto-moderation/rules",
        guild(&sandbox, WORKSHOP)
    );
    let rule = rest
        .send(
            "POST",
            &path,
            json!({
                "name": "No spam", "event_type": 1, "trigger_type": 1, "enabled": true,
                "trigger_metadata": { "keyword_filter": ["spam*"], "allow_list": ["spamalot"] },
                "actions": [
                    { "type": 1, "metadata": { "custom_message": "No." } },
                    { "type": 2, "metadata": { "channel_id": news } },
                    { "type": 3, "metadata": { "duration_seconds": 60 } },
                ],
            }),
        )
        .await
        .body;
    assert_eq!(gateway.event("AUTO_MODERATION_RULE_CREATE").await, rule);
    let write = |author: &str, content: &str| {
        let message = json!({ "channel": general, "author": author, "content": content });
        sandbox.act_json("send_message", message).unwrap()
    };
    for (author, content) in [("basil", "ham"), ("basil", "Spamalot"), ("ada", "spam")] {
        assert!(write(author, content)["id"].is_string(), "{content}");
        assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], content);
    }

    assert_eq!(write("basil", "Spammy things")["blocked_by"], rule["id"]);
    let executed = gateway.event("AUTO_MODERATION_ACTION_EXECUTION").await;
    assert_eq!(
        (
            &executed["rule_id"],
            &executed["action"]["type"],
            &executed["user_id"]
        ),
        (&rule["id"], &json!(1), &json!(user(&sandbox, "basil")))
    );
    assert_eq!(
        (
            &executed["matched_keyword"],
            &executed["matched_content"],
            &executed["content"]
        ),
        (&json!("spam*"), &json!("Spam"), &json!("Spammy things"))
    );
    assert!(executed.get("message_id").is_none());
    let alert = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(
        (&alert["type"], &alert["channel_id"]),
        (&json!(24), &json!(news))
    );
    let executed = gateway.event("AUTO_MODERATION_ACTION_EXECUTION").await;
    assert_eq!(executed["alert_system_message_id"], alert["id"]);
    gateway.event("AUTO_MODERATION_ACTION_EXECUTION").await;

    let history = rest
        .get(&format!("/channels/{general}/messages"))
        .await
        .body;
    assert_eq!(
        history[0]["content"], "spam",
        "by ada, who manages the guild"
    );
    let member = format!(
        "/guilds/{}/members/{}",
        guild(&sandbox, WORKSHOP),
        user(&sandbox, "basil")
    );
    let member = rest.get(&member).await.body;
    assert!(member["communication_disabled_until"].is_string());
}

#[tokio::test]
async fn edits_are_looked_at_and_rules_change() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (mut gateway, _) = Gateway::login(&sandbox, CONFIGURATION | EXECUTION).await;
    let rule = json!({
        "guild": WORKSHOP, "name": "Few mentions", "trigger_type": 5, "trigger_metadata": { "mention_total_limit": 1 },
    });
    sandbox
        .act_json("create_auto_moderation_rule", rule)
        .unwrap();
    let made = gateway.event("AUTO_MODERATION_RULE_CREATE").await;
    assert_eq!(
        made["trigger_metadata"],
        json!({ "mention_total_limit": 1, "mention_raid_protection_enabled": false })
    );
    let said = json!({ "channel": "general", "author": "basil", "content": "<@1>" });
    let said = sandbox.act_json("send_message", said).unwrap();
    let edit = json!({ "channel": "general", "message": said["id"], "content": "<@1> <@2>" });
    let blocked = sandbox.act_json("edit_message", edit.clone()).unwrap();
    assert_eq!(blocked["blocked_by"], made["id"]);
    let executed = gateway.event("AUTO_MODERATION_ACTION_EXECUTION").await;
    assert_eq!(executed["content"], "", "without MESSAGE_CONTENT");
    let path = format!(
        "/guilds/{}/auto-moderation/rules/{}",
        guild(&sandbox, WORKSHOP),
        text(&made["id"])
    );
    let off = rest
        .send("PATCH", &path, json!({ "enabled": false }))
        .await
        .body;
    assert_eq!(gateway.event("AUTO_MODERATION_RULE_UPDATE").await, off);
    let edited = sandbox.act_json("edit_message", edit).unwrap();
    assert_eq!(edited["content"], "<@1> <@2>");
    assert_eq!(rest.call("DELETE", &path).await.status, 204);
    gateway.event("AUTO_MODERATION_RULE_DELETE").await;
}

#[tokio::test]
async fn only_who_manages_the_guild_is_told() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, CONFIGURATION).await;
    let rule = json!({ "guild": "The Dice Tavern", "name": "x" });
    let actions = [("create_auto_moderation_rule", rule)];
    assert!(
        crate::events::heard(&sandbox, &mut gateway, &actions)
            .await
            .is_empty()
    );
    let rest = Rest::new(&sandbox);
    let path = format!(
        "/guilds/{}/auto-moderation/rules",
        guild(&sandbox, "The Dice Tavern")
    );
    assert_eq!(rest.get(&path).await.body["code"], 50013);
}

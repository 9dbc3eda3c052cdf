//! The audit log: what is done over REST is written down with its reason.

use serde_json::{Value, json};

use crate::stranger::*;

const INTENT: u64 = 1 << 2;
const WORKSHOP: &str = "Godot Workshop";

async fn with_reason(rest: &Rest, method: &str, path: &str, body: Value) -> Answer {
    let request = rest
        .request(method, path)
        .header("content-type", "application/json")
        .header("x-audit-log-reason", "sp%C3%A4t%20dran")
        .body(body.to_string());
    Answer::read(request.send().await.unwrap()).await
}

#[tokio::test]
async fn deeds_are_told_and_listed() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT).await;
    let (workshop, basil) = (guild(&sandbox, WORKSHOP), user(&sandbox, "basil"));
    let general = channel(&sandbox, "general");
    let path = format!("/channels/{general}");
    with_reason(&rest, "PATCH", &path, json!({ "topic": "Tea" })).await;
    let told = gateway.event("GUILD_AUDIT_LOG_ENTRY_CREATE").await;
    assert_eq!(
        (
            &told["action_type"],
            &told["target_id"],
            &told["reason"],
            &told["guild_id"]
        ),
        (
            &json!(11),
            &json!(general),
            &json!("spät dran"),
            &json!(workshop)
        )
    );
    assert_eq!(
        told["changes"],
        json!([{ "key": "topic", "old_value": "Whatever is on your mind", "new_value": "Tea" }])
    );

    let said = json!({ "channel": "general", "author": "basil", "content": "x" });
    let said = text(&sandbox.act_json("send_message", said).unwrap()["id"]);
    let roles = rest.get(&format!("/guilds/{workshop}/roles")).await.body;
    let artists = roles
        .as_array()
        .unwrap()
        .iter()
        .find(|role| role["name"] == "Artists");
    let artists = text(&artists.unwrap()["id"]);
    let member = format!("/guilds/{workshop}/members/{basil}");
    for (method, path, body, action, target) in [
        (
            "PATCH",
            format!("/guilds/{workshop}"),
            json!({ "name": "Works" }),
            1,
            Some(&workshop),
        ),
        (
            "POST",
            format!("/guilds/{workshop}/channels"),
            json!({ "name": "c" }),
            10,
            None,
        ),
        (
            "PUT",
            format!("/channels/{general}/permissions/{artists}"),
            json!({ "type": 0, "allow": "0" }),
            13,
            Some(&general),
        ),
        (
            "PUT",
            format!("/channels/{general}/permissions/{artists}"),
            json!({ "type": 0, "deny": "0" }),
            14,
            Some(&general),
        ),
        (
            "DELETE",
            format!("/channels/{general}/permissions/{artists}"),
            json!({}),
            15,
            Some(&general),
        ),
        (
            "POST",
            format!("/guilds/{workshop}/roles"),
            json!({ "name": "r" }),
            30,
            None,
        ),
        (
            "PATCH",
            member.clone(),
            json!({ "nick": "B" }),
            24,
            Some(&basil),
        ),
        (
            "PUT",
            format!("{member}/roles/{artists}"),
            json!({}),
            25,
            Some(&basil),
        ),
        (
            "PUT",
            format!("/channels/{general}/pins/{said}"),
            json!({}),
            74,
            Some(&basil),
        ),
        (
            "DELETE",
            format!("/channels/{general}/messages/{said}"),
            json!({}),
            72,
            Some(&basil),
        ),
        (
            "POST",
            format!("/channels/{general}/invites"),
            json!({}),
            40,
            None,
        ),
        (
            "POST",
            format!("/channels/{general}/webhooks"),
            json!({ "name": "w" }),
            50,
            None,
        ),
        (
            "POST",
            format!("/channels/{general}/threads"),
            json!({ "name": "t", "type": 11 }),
            110,
            None,
        ),
        ("DELETE", member, json!({}), 20, Some(&basil)),
        (
            "PUT",
            format!("/guilds/{workshop}/bans/{basil}"),
            json!({}),
            22,
            Some(&basil),
        ),
        (
            "DELETE",
            format!("/guilds/{workshop}/bans/{basil}"),
            json!({}),
            23,
            Some(&basil),
        ),
    ] {
        let answer = with_reason(&rest, method, &path, body).await;
        assert!(answer.status < 300, "{method} {path}: {}", answer.body);
        let told = gateway.event("GUILD_AUDIT_LOG_ENTRY_CREATE").await;
        assert_eq!(told["action_type"], action, "{method} {path}");
        assert_eq!(told["reason"], "spät dran", "{method} {path}");
        if let Some(target) = target {
            assert_eq!(told["target_id"], *target, "{method} {path}");
        }
    }
    let log = format!("/guilds/{workshop}/audit-logs");
    let all = rest.get(&format!("{log}?limit=100")).await.body;
    let entries = all["audit_log_entries"].as_array().unwrap();
    assert_eq!(
        (entries.len(), &entries[0]["action_type"]),
        (17, &json!(23))
    );
    assert!(entries[0].get("guild_id").is_none());
    let names: Vec<_> = all["users"]
        .as_array()
        .unwrap()
        .iter()
        .map(|user| &user["username"])
        .collect();
    assert!(names.contains(&&json!("basil")) && names.contains(&&json!("sandy")));
    assert_eq!(all["webhooks"][0]["name"], "w");
    assert_eq!(all["threads"][0]["name"], "t");
    let some = rest.get(&format!("{log}?action_type=25")).await.body;
    assert_eq!(
        some["audit_log_entries"][0]["changes"],
        json!([{ "key": "$add", "new_value": [{ "id": artists, "name": "Artists" }] }])
    );
    let before = text(&entries[0]["id"]);
    let next = rest
        .get(&format!("{log}?limit=1&before={before}"))
        .await
        .body;
    assert_eq!(next["audit_log_entries"][0]["action_type"], 22);
}

#[tokio::test]
async fn a_person_can_be_written_down_and_only_who_may_read_is_told() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT).await;
    let entry = json!({ "guild": WORKSHOP, "action_type": 72, "user": "clover", "options": { "count": "1" } });
    sandbox.act_json("create_audit_log_entry", entry).unwrap();
    let told = gateway.event("GUILD_AUDIT_LOG_ENTRY_CREATE").await;
    assert_eq!(
        (&told["user_id"], &told["options"]["count"]),
        (&json!(user(&sandbox, "clover")), &json!("1"))
    );
    let tavern = "The Dice Tavern";
    let actions = [
        (
            "create_audit_log_entry",
            json!({ "guild": tavern, "action_type": 1 }),
        ),
        ("ban", json!({ "guild": tavern, "user": "kale" })),
    ];
    let heard = crate::events::heard(&sandbox, &mut gateway, &actions).await;
    assert!(heard.is_empty(), "{heard:?}");
    let rest = Rest::new(&sandbox);
    let log = format!("/guilds/{}/audit-logs", guild(&sandbox, tavern));
    assert_eq!(rest.get(&log).await.body["code"], 50013);
}

#[tokio::test]
async fn changes_have_discords_keys() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let thread = json!({ "channel": "general", "author": "basil", "name": "plans" });
    let thread = text(&sandbox.act_json("create_thread", thread).unwrap()["id"]);
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT).await;
    let workshop = guild(&sandbox, WORKSHOP);
    let changes = |told: Value| -> Vec<(String, Value, Value)> {
        let changes = told["changes"].as_array().unwrap().iter();
        changes
            .map(|change| {
                (
                    text(&change["key"]),
                    change["old_value"].clone(),
                    change["new_value"].clone(),
                )
            })
            .collect()
    };
    let asked = json!({ "archived": true, "locked": true });
    rest.send("PATCH", &format!("/channels/{thread}"), asked)
        .await;
    let told = changes(gateway.event("GUILD_AUDIT_LOG_ENTRY_CREATE").await);
    let truth = |key: &str| (key.to_owned(), json!(false), json!(true));
    assert_eq!(told, [truth("archived"), truth("locked")]);
    let image = "data:image/png;base64,iVBORw0KGgo=";
    rest.send(
        "PATCH",
        &format!("/guilds/{workshop}"),
        json!({ "icon": image }),
    )
    .await;
    let told = changes(gateway.event("GUILD_AUDIT_LOG_ENTRY_CREATE").await);
    assert_eq!(told[0].0, "icon_hash");
}

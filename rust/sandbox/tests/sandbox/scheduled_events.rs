//! Scheduled events: their course, their times, and who is interested.

use serde_json::{Value, json};

use crate::stranger::*;

const INTENT: u64 = 1 << 16;
const WORKSHOP: &str = "Godot Workshop";

#[tokio::test]
async fn an_event_is_made_changed_and_over() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT).await;
    let path = format!("/guilds/{}/scheduled-events", guild(&sandbox, WORKSHOP));
    let made = rest
        .send(
            "POST",
            &path,
            json!({
                "name": "Game jam", "privacy_level": 2, "entity_type": 3,
                "scheduled_start_time": "2099-01-01T10:00:00Z", "scheduled_end_time": "2099-01-01T12:00:00Z",
                "entity_metadata": { "location": "the park" },
            }),
        )
        .await
        .body;
    assert_eq!(made["status"], 1);
    assert_eq!(
        made["scheduled_start_time"],
        "2099-01-01T10:00:00.000000+00:00"
    );
    let told = gateway.event("GUILD_SCHEDULED_EVENT_CREATE").await;
    assert_eq!(told, made);
    let one = format!("{path}/{}", text(&made["id"]));

    let interest = json!({ "guild": WORKSHOP, "event": "Game jam", "user": "basil" });
    sandbox.act_json("subscribe", interest.clone()).unwrap();
    let added = gateway.event("GUILD_SCHEDULED_EVENT_USER_ADD").await;
    assert_eq!(
        (&added["guild_scheduled_event_id"], &added["user_id"]),
        (&made["id"], &json!(user(&sandbox, "basil")))
    );
    assert!(sandbox.act_json("subscribe", interest.clone()).is_err());
    let users = rest
        .get(&format!("{one}/users?with_member=true"))
        .await
        .body;
    assert_eq!(users[0]["user"]["username"], "basil");
    assert!(users[0]["member"]["joined_at"].is_string());
    let counted = rest.get(&format!("{one}?with_user_count=true")).await.body;
    assert_eq!(counted["user_count"], 1);
    let counts = rest.get(&format!("{one}/users/counts")).await.body;
    assert_eq!(counts["guild_scheduled_event_count"], 1);
    sandbox.act_json("unsubscribe", interest).unwrap();
    gateway.event("GUILD_SCHEDULED_EVENT_USER_REMOVE").await;

    let done = rest.send("PATCH", &one, json!({ "status": 3 })).await;
    assert_eq!(done.body["code"], 180000, "it has to begin first");
    for status in [2, 3] {
        let changed = rest.send("PATCH", &one, json!({ "status": status })).await;
        assert_eq!(changed.body["status"], status);
        let told = gateway.event("GUILD_SCHEDULED_EVENT_UPDATE").await;
        assert_eq!(told["status"], status);
    }
    assert_eq!(rest.get(&one).await.body["code"], 10070);
}

#[tokio::test]
async fn an_event_that_recurs_is_scheduled_again() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT).await;
    sandbox
        .act_json(
            "create_scheduled_event",
            json!({
                "guild": WORKSHOP, "name": "Standup", "scheduled_start_time": "2099-01-05T10:00:00Z",
                "scheduled_end_time": "2099-01-05T11:00:00Z",
                "recurrence_rule": { "frequency": 2, "by_weekday": [0], "start": "2099-01-05T10:00:00Z" },
            }),
        )
        .unwrap();
    let made = gateway.event("GUILD_SCHEDULED_EVENT_CREATE").await;
    assert_eq!(made["recurrence_rule"]["interval"], 1);
    assert_eq!(made["creator"]["username"], "ada");
    for status in [2, 3] {
        let change = json!({ "guild": WORKSHOP, "event": "Standup", "status": status });
        sandbox.act_json("update_scheduled_event", change).unwrap();
    }
    gateway.event("GUILD_SCHEDULED_EVENT_UPDATE").await;
    let again = gateway.event("GUILD_SCHEDULED_EVENT_UPDATE").await;
    assert_eq!(
        (
            &again["status"],
            &again["scheduled_start_time"],
            &again["scheduled_end_time"]
        ),
        (
            &json!(1),
            &json!("2099-01-12T10:00:00.000000+00:00"),
            &json!("2099-01-12T11:00:00.000000+00:00")
        )
    );
    let gone = json!({ "guild": WORKSHOP, "event": "Standup" });
    sandbox.act_json("delete_scheduled_event", gone).unwrap();
    let gone = gateway.event("GUILD_SCHEDULED_EVENT_DELETE").await;
    assert_eq!(gone["id"], made["id"]);
}

#[tokio::test]
async fn events_come_with_the_guild_and_need_their_intent() {
    let sandbox = demo();
    let event =
        json!({ "guild": WORKSHOP, "name": "Party", "channel_id": channel(&sandbox, "Lounge") });
    let made = sandbox.act_json("create_scheduled_event", event).unwrap();
    assert_eq!(
        (&made["entity_type"], &made["scheduled_end_time"]),
        (&json!(2), &Value::Null)
    );
    let (mut gateway, _) = Gateway::login(&sandbox, ALL & !INTENT).await;
    let told = loop {
        let told = gateway.event("GUILD_CREATE").await;
        if told["name"] == WORKSHOP {
            break told;
        }
    };
    assert_eq!(told["guild_scheduled_events"][0]["name"], "Party");
    let change = json!({ "guild": WORKSHOP, "event": "Party", "name": "Ball" });
    let actions = [("update_scheduled_event", change)];
    let names = crate::events::heard(&sandbox, &mut gateway, &actions).await;
    assert!(
        !names.iter().any(|name| name.contains("SCHEDULED")),
        "{names:?}"
    );
}

#[tokio::test]
async fn what_is_wrong_with_an_event_is_named() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/guilds/{}/scheduled-events", guild(&sandbox, WORKSHOP));
    let base = json!({
        "name": "x", "privacy_level": 2, "entity_type": 3, "scheduled_start_time": "2099-01-01T10:00:00Z",
        "scheduled_end_time": "2099-01-01T12:00:00Z", "entity_metadata": { "location": "x" },
    });
    for (change, place) in [
        (json!({ "name": null }), "name"),
        (
            json!({ "scheduled_start_time": "2020-01-01T10:00:00Z" }),
            "scheduled_start_time",
        ),
        (
            json!({ "scheduled_start_time": "soon" }),
            "scheduled_start_time",
        ),
        (json!({ "scheduled_end_time": null }), "scheduled_end_time"),
        (json!({ "entity_metadata": null }), "entity_metadata"),
        (json!({ "entity_type": 2 }), "channel_id"),
    ] {
        let mut body = base.clone();
        body.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        let answer = rest.send("POST", &path, body).await.body;
        assert_eq!(answer["code"], 50035, "{change}");
        assert!(answer["errors"][place].is_object(), "{change}: {answer}");
    }
    let tavern = format!(
        "/guilds/{}/scheduled-events",
        guild(&sandbox, "The Dice Tavern")
    );
    assert_eq!(rest.send("POST", &tavern, base).await.body["code"], 50013);
}

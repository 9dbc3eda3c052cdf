//! What a guild shows: its widget, its preview, its vanity URL.

use serde_json::{Value, json};

use crate::stranger::*;

#[tokio::test]
async fn an_enabled_widget_is_seen_by_anybody() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let id = guild(&sandbox, "Godot Workshop");
    let (guild, general) = (format!("/guilds/{id}"), channel(&sandbox, "general"));
    let open = async |name: &str| {
        let url = format!("{}/api/v10{guild}/{name}", sandbox.url());
        Answer::read(http().get(url).send().await.unwrap()).await
    };
    let closed = open("widget.json").await;
    assert_eq!((closed.status, &closed.body["code"]), (403, &json!(50004)));
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let widget = format!("{guild}/widget");
    let settings = json!({ "enabled": true, "channel_id": general });
    let set = rest.send("PATCH", &widget, settings.clone()).await.body;
    assert_eq!(set, settings);
    assert_eq!(gateway.event("GUILD_UPDATE").await["widget_enabled"], true);
    assert_eq!(rest.get(&widget).await.body, settings);
    let seen = open("widget.json").await.body;
    assert_eq!(
        (&seen["name"], &seen["instant_invite"]),
        (&json!("Godot Workshop"), &Value::Null)
    );
    let members = seen["members"].as_array().unwrap();
    let elder = members.iter().find(|member| member["username"] == "elder");
    assert_eq!(elder.unwrap()["channel_id"], channel(&sandbox, "Lounge"));
    assert_eq!(elder.unwrap()["discriminator"], "0000");
    assert!(
        members.iter().all(|member| member["username"] != "ginger"),
        "offline"
    );
    let image = open("widget.png?style=shield").await;
    assert_eq!(
        (image.status, image.header("content-type")),
        (200, "image/png")
    );
    let elsewhere = json!({ "channel_id": channel(&sandbox, "great-hall") });
    assert_eq!(
        rest.send("PATCH", &widget, elsewhere).await.body["code"],
        10003
    );
}

#[tokio::test]
async fn a_preview_counts_and_roles_are_counted() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let guild = format!("/guilds/{}", guild(&sandbox, "Godot Workshop"));
    let preview = rest.get(&format!("{guild}/preview")).await.body;
    assert_eq!(preview["approximate_member_count"], 13);
    let hidden = json!({ "name": "Hidden", "without_bots": true });
    let hidden = sandbox.act_json("create_guild", hidden).unwrap();
    let path = format!("/guilds/{}", text(&hidden["id"]));
    assert_eq!(
        rest.get(&format!("{path}/preview")).await.body["code"],
        10004
    );
    let found = json!({ "guild": "Hidden", "features": ["DISCOVERABLE"] });
    sandbox.act_json("update_guild", found).unwrap();
    assert_eq!(
        rest.get(&format!("{path}/preview")).await.body["name"],
        "Hidden"
    );
    let counts = rest.get(&format!("{guild}/roles/member-counts")).await.body;
    let mut counts: Vec<u64> = counts
        .as_object()
        .unwrap()
        .values()
        .filter_map(Value::as_u64)
        .collect();
    counts.sort_unstable();
    assert_eq!(counts, [1, 1, 3, 11], "Sandy, Makers, Artists, Members");
    let vanity = format!("{guild}/vanity-url");
    assert!(rest.get(&vanity).await.body["code"].is_null());
    let named = json!({ "guild": "Godot Workshop", "vanity_url_code": "godot" });
    sandbox.act_json("update_guild", named).unwrap();
    assert_eq!(rest.get(&vanity).await.body["code"], "godot");
    let regions = rest.get(&format!("{guild}/regions")).await.body;
    assert_eq!(regions, rest.get("/voice/regions").await.body);
    let nick = format!("{guild}/members/@me/nick");
    let renamed = rest
        .send("PATCH", &nick, json!({ "nick": "Sand" }))
        .await
        .body;
    assert_eq!(renamed, json!({ "nick": "Sand" }));
}

#[tokio::test]
async fn one_date_of_an_event_is_moved() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let event = json!({ "guild": "Godot Workshop", "name": "tea" });
    let event = text(&sandbox.act_json("create_scheduled_event", event).unwrap()["id"]);
    let subscribe = json!({ "guild": "Godot Workshop", "event": "tea", "user": "basil" });
    sandbox.act_json("subscribe", subscribe).unwrap();
    let event = format!(
        "/guilds/{}/scheduled-events/{event}",
        guild(&sandbox, "Godot Workshop")
    );
    let all = format!("{event}/exceptions");
    let moved = json!({ "original_scheduled_start_time": "2100-01-08T10:00:00Z", "scheduled_start_time": "2100-01-08T11:00:00Z" });
    let made = rest.send("POST", &all, moved).await.body;
    assert_eq!(made["is_canceled"], false);
    let told = gateway
        .event("GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE")
        .await;
    assert_eq!(told["event_exception_id"], made["event_exception_id"]);
    let one = text(&made["event_exception_id"]);
    let shown = rest.get(&event).await.body;
    assert_eq!(shown["guild_scheduled_event_exceptions"], json!([made]));
    let path = format!("{all}/{one}");
    let off = rest
        .send("PATCH", &path, json!({ "is_canceled": true }))
        .await
        .body;
    assert_eq!(
        (&off["is_canceled"], &off["scheduled_start_time"]),
        (&json!(true), &made["scheduled_start_time"])
    );
    gateway
        .event("GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE")
        .await;
    let people = rest.get(&format!("{event}/{one}/users")).await.body;
    assert_eq!(
        (
            &people[0]["user"]["username"],
            &people[0]["guild_scheduled_event_exception_id"]
        ),
        (&json!("basil"), &json!(one))
    );
    assert_eq!(rest.call("DELETE", &path).await.status, 204);
    gateway
        .event("GUILD_SCHEDULED_EVENT_EXCEPTION_DELETE")
        .await;
    assert_eq!(rest.call("DELETE", &path).await.status, 404);
    let wrong = json!({ "original_scheduled_start_time": "soon" });
    assert_eq!(rest.send("POST", &all, wrong).await.body["code"], 50035);
}

#[tokio::test]
async fn dates_that_are_moved_go_with_the_rule() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let event =
        json!({ "guild": "Godot Workshop", "name": "tea", "recurrence_rule": { "frequency": 3 } });
    let id = text(&sandbox.act_json("create_scheduled_event", event).unwrap()["id"]);
    let guild = guild(&sandbox, "Godot Workshop");
    let event = format!("/guilds/{guild}/scheduled-events/{id}");
    let off =
        json!({ "original_scheduled_start_time": "2100-01-08T10:00:00Z", "is_canceled": true });
    rest.send("POST", &format!("{event}/exceptions"), off).await;
    rest.send("PATCH", &event, json!({ "name": "Tea" })).await;
    let shown = rest.get(&event).await.body;
    assert_eq!(
        shown["guild_scheduled_event_exceptions"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    rest.send("PATCH", &event, json!({ "recurrence_rule": null }))
        .await;
    let told = gateway
        .event("GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE")
        .await;
    assert_eq!(told, json!({ "guild_id": guild, "event_id": id }));
    let shown = rest.get(&event).await.body;
    assert_eq!(shown["guild_scheduled_event_exceptions"], json!([]));
}

//! Lists in ascending order, page by page in both directions.

use serde_json::{Value, json};

use crate::stranger::*;

/// The ids of a page, which stand under this pointer in each entry.
async fn ids(rest: &Rest, path: &str, pointer: &str) -> Vec<String> {
    let page = rest.get(path).await.body;
    let entries = page.as_array().unwrap().iter();
    entries
        .map(|entry| text(entry.pointer(pointer).unwrap()))
        .collect()
}

/// As Discord documents it for bans: `before` and `after` give what lies next to them, always in ascending order, and only `before`
/// is respected if both are given.
async fn check(rest: &Rest, path: &str, pointer: &str) {
    let all = ids(rest, path, pointer).await;
    assert!(all.len() >= 6, "{path}: {}", all.len());
    let numbers: Vec<u64> = all.iter().map(|id| id.parse().unwrap()).collect();
    assert!(numbers.is_sorted(), "{path}");
    let page = async |query: String| ids(rest, &format!("{path}?limit=2&{query}"), pointer).await;
    assert_eq!(page(String::new()).await, all[..2]);
    assert_eq!(page(format!("after={}", all[1])).await, all[2..4]);
    assert_eq!(page(format!("before={}", all[4])).await, all[2..4]);
    assert_eq!(page(format!("before={}", all[1])).await, all[..1]);
    assert_eq!(
        page(format!("before={}&after={}", all[5], all[0])).await,
        all[3..5]
    );
}

#[tokio::test]
async fn guilds_bans_and_those_who_come_to_an_event() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let act = |name: &str, fields: Value| sandbox.act_json(name, fields).unwrap();
    let guild = guild(&sandbox, "Godot Workshop");
    let event = act(
        "create_scheduled_event",
        json!({ "guild": guild, "name": "Party" }),
    );
    for number in 0..7 {
        act("create_guild", json!({ "name": format!("Guild {number}") }));
        let fields = json!({ "username": format!("guest{number}"), "guilds": [guild] });
        let person = act("add_user", fields);
        act(
            "subscribe",
            json!({ "guild": guild, "event": event["id"], "user": person["id"] }),
        );
        act("ban", json!({ "guild": guild, "user": person["id"] }));
    }
    check(&rest, "/users/@me/guilds", "/id").await;
    check(&rest, &format!("/guilds/{guild}/bans"), "/user/id").await;
    let users = format!(
        "/guilds/{guild}/scheduled-events/{}/users",
        text(&event["id"])
    );
    check(&rest, &users, "/user/id").await;
}

//! Looking for messages and threads.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn messages_are_found_by_what_they_are() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let search = format!(
        "/guilds/{}/messages/search",
        guild(&sandbox, "Godot Workshop")
    );
    let (basil, showcase) = (user(&sandbox, "basil"), channel(&sandbox, "showcase"));
    let (sandy, ginger) = (user(&sandbox, "sandy"), user(&sandbox, "ginger"));
    let link =
        json!({ "channel": "general", "author": "ginger", "content": "See https://example.com/a" });
    sandbox.act_json("send_message", link).unwrap();
    for (query, count) in [
        (String::new(), 9),
        ("content=TOWERS".to_owned(), 1),
        (format!("author_id={basil}"), 2),
        (format!("author_id={basil}&author_id={ginger}"), 3),
        (format!("channel_id={showcase}"), 2),
        (format!("mentions={sandy}"), 1),
        ("has=link".to_owned(), 1),
        ("has=-link".to_owned(), 8),
        ("link_hostname=example.com".to_owned(), 1),
        ("author_type=bot".to_owned(), 0),
        ("pinned=true".to_owned(), 0),
    ] {
        let found = rest.get(&format!("{search}?{query}")).await.body;
        assert_eq!(found["total_results"], count, "{query}");
    }
    let page = rest
        .get(&format!("{search}?limit=2&offset=1&sort_order=asc"))
        .await;
    let page = page.body["messages"].as_array().unwrap().clone();
    assert_eq!(page.len(), 2);
    assert_eq!(
        (&page[0][0]["hit"], &page[0][0]["content"]),
        (&json!(true), &json!("I would live there."))
    );
    for wrong in ["limit=26", "offset=9976", "limit=x"] {
        let refused = rest.get(&format!("{search}?{wrong}")).await;
        assert_eq!(refused.body["code"], 50035, "{wrong}");
    }
}

#[tokio::test]
async fn what_the_bot_cannot_read_is_not_found() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let hidden = json!({
        "guild": "The Dice Tavern", "name": "cellar",
        "permission_overwrites": [{ "id": guild(&sandbox, "The Dice Tavern"), "type": 0, "allow": "0", "deny": "1024" }],
    });
    sandbox.act_json("create_channel", hidden).unwrap();
    let said = json!({ "channel": "cellar", "author": "basil", "content": "treasure" });
    sandbox.act_json("send_message", said).unwrap();
    let search = format!(
        "/guilds/{}/messages/search",
        guild(&sandbox, "The Dice Tavern")
    );
    let found = rest.get(&format!("{search}?content=treasure")).await.body;
    assert_eq!(found["total_results"], 0);
    assert_eq!(rest.get(&search).await.body["total_results"], 2);
}

#[tokio::test]
async fn threads_are_found_and_archived_ones_paged() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = format!("/channels/{}", channel(&sandbox, "general"));
    let mut ids = Vec::new();
    for (name, kind, archived) in [
        ("red", 11, false),
        ("dark red", 11, true),
        ("blue", 11, true),
        ("secret red", 12, true),
    ] {
        let fields = json!({ "name": name, "type": kind });
        let made = rest
            .send("POST", &format!("{general}/threads"), fields)
            .await
            .body;
        if archived {
            let path = format!("/channels/{}", text(&made["id"]));
            rest.send("PATCH", &path, json!({ "archived": true })).await;
        }
        ids.push(made["id"].clone());
    }
    let search = format!("{general}/threads/search");
    for (query, count) in [
        ("", 4),
        ("name=RED", 3),
        ("archived=false", 1),
        ("name=red&archived=true", 2),
    ] {
        let found = rest.get(&format!("{search}?{query}")).await.body;
        assert_eq!(found["total_results"], count, "{query}");
    }
    let first = rest
        .get(&format!("{search}?limit=1&sort_order=asc"))
        .await
        .body;
    assert_eq!(
        (&first["threads"][0]["id"], &first["has_more"]),
        (&ids[0], &json!(true))
    );
    // Discord's specification: "limit: minimum 2".
    let public = format!("{general}/threads/archived/public");
    assert_eq!(rest.get(&format!("{public}?limit=1")).await.status, 400);
    let page = rest.get(&format!("{public}?limit=2")).await.body;
    assert_eq!(
        (&page["threads"][0]["id"], &page["has_more"]),
        (&ids[2], &json!(false))
    );
    let private = rest
        .get(&format!("{general}/threads/archived/private"))
        .await
        .body;
    assert_eq!(private["threads"].as_array().map(Vec::len), Some(1));
    let own = format!("{general}/users/@me/threads/archived/private");
    assert_eq!(rest.get(&own).await.body["threads"][0]["id"], ids[3]);
    let before = format!("{own}?before={}", text(&ids[3]));
    assert_eq!(rest.get(&before).await.body["threads"], json!([]));
}

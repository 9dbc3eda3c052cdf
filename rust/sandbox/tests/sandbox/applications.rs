//! The bot's application, and what belongs to it.

use reqwest::multipart::{Form, Part};
use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn an_application_is_changed() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let sandy = user(&sandbox, "sandy");
    let body = json!({
        "description": "Herbs", "tags": ["tea"], "icon": "data:image/png;base64,AAAA", "name": "no",
        "install_params": { "scopes": ["bot"], "permissions": 8 },
    });
    let changed = rest.send("PATCH", "/applications/@me", body).await.body;
    assert_eq!(
        (&changed["description"], &changed["tags"], &changed["name"]),
        (&json!("Herbs"), &json!(["tea"]), &json!("sandy"))
    );
    assert_eq!(changed["icon"].as_str().map(str::len), Some(32));
    assert_eq!(changed["install_params"]["permissions"], "8");
    let own = format!("/applications/{sandy}");
    assert_eq!(rest.get(&own).await.body, changed);
    let untagged = rest.send("PATCH", &own, json!({ "tags": null })).await.body;
    assert!(untagged.get("tags").is_none());
    let wrong = json!({ "tags": ["a", "b", "c", "d", "e", "f"] });
    assert_eq!(rest.send("PATCH", &own, wrong).await.body["code"], 50035);
    assert_eq!(rest.get("/applications/5").await.body["code"], 50001);
}

#[tokio::test]
async fn its_connections_activities_files_and_offers() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let own = format!("/applications/{}", user(&sandbox, "sandy"));
    let path = format!("{own}/role-connections/metadata");
    assert_eq!(rest.get(&path).await.body, json!([]));
    let records =
        json!([{ "type": 7, "key": "vip", "name": "VIP", "description": "Is important" }]);
    assert_eq!(rest.send("PUT", &path, records.clone()).await.body, records);
    assert_eq!(rest.get(&path).await.body, records);
    let wrong = rest.send("PUT", &path, json!([{ "type": 9 }])).await.body;
    for place in ["type", "key"] {
        let place = format!("/errors/0/{place}/_errors/0/code");
        assert!(wrong.pointer(&place).is_some(), "{place}: {wrong}");
    }

    let begun = json!({ "channel": "Lounge", "users": ["basil"] });
    let begun = sandbox.act_json("start_activity", begun).unwrap();
    let activities = format!("{own}/activity-instances");
    let path = format!("{activities}/{}", text(&begun["instance_id"]));
    let found = rest.get(&path).await.body;
    assert_eq!(
        (&found["location"]["kind"], &found["users"]),
        (&json!("gc"), &json!([user(&sandbox, "basil")]))
    );
    assert_eq!(rest.get(&format!("{activities}/none")).await.status, 404);

    let file = Part::bytes(vec![1, 2, 3]).file_name("map.png");
    let form = Form::new().part("file", file);
    let sent = rest
        .request("POST", &format!("{own}/attachment"))
        .multipart(form);
    let kept = Answer::read(sent.send().await.unwrap()).await.body;
    assert_eq!(
        (
            &kept["attachment"]["size"],
            &kept["attachment"]["ephemeral"]
        ),
        (&json!(3), &json!(true))
    );
    let bytes = http()
        .get(text(&kept["attachment"]["url"]))
        .send()
        .await
        .unwrap();
    assert_eq!(bytes.bytes().await.unwrap().as_ref(), [1, 2, 3]);
    let none = rest.call("POST", &format!("{own}/attachment")).await;
    assert_eq!(none.body["code"], 50046);

    let bought = json!({ "user": "basil", "sku_id": "77" });
    sandbox.act_json("create_entitlement", bought).unwrap();
    let skus = rest.get(&format!("{own}/skus")).await.body;
    assert_eq!(
        (&skus[0]["id"], skus.as_array().map(Vec::len)),
        (&json!("77"), Some(1))
    );
    let keys = http().get(format!("{}/api/v10/oauth2/keys", sandbox.url()));
    let keys = Answer::read(keys.send().await.unwrap()).await.body;
    assert_eq!(keys["keys"][0]["kty"], "RSA");
}

#[tokio::test]
async fn what_github_tells_becomes_a_message() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let webhook = json!({ "channel": "general", "name": "Herald" });
    let webhook = sandbox.act_json("create_webhook", webhook).unwrap();
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let path = format!(
        "/webhooks/{}/{}/github",
        text(&webhook["id"]),
        text(&webhook["token"])
    );
    let told = json!({
        "action": "opened", "sender": { "login": "sage" }, "repository": { "full_name": "sage/herbs" },
        "issue": { "title": "It wilts", "html_url": "https://example.com/1", "body": "Every day" },
    });
    assert_eq!(rest.send("POST", &path, told).await.status, 204);
    let written = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(written["author"]["username"], "sage");
    let embed = &written["embeds"][0];
    assert_eq!(
        (&embed["title"], &embed["url"], &embed["description"]),
        (
            &json!("[sage/herbs] opened It wilts"),
            &json!("https://example.com/1"),
            &json!("Every day")
        )
    );
    assert_eq!(
        rest.send("POST", &path, json!({})).await.body["code"],
        50035
    );
}

//! Guild templates.

use serde_json::{Value, json};

use crate::stranger::*;

#[tokio::test]
async fn a_template_holds_a_guild_as_it_was() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let guild = format!("/guilds/{}", guild(&sandbox, "Godot Workshop"));
    let all = format!("{guild}/templates");
    let made = rest
        .send("POST", &all, json!({ "name": "Shop" }))
        .await
        .body;
    let held = &made["serialized_source_guild"];
    assert_eq!(
        (&made["name"], &held["name"], &made["is_dirty"]),
        (&json!("Shop"), &json!("Godot Workshop"), &Value::Null)
    );
    assert_eq!(
        (&held["roles"][0]["id"], &held["roles"][0]["name"]),
        (&json!(0), &json!("@everyone"))
    );
    let channels = held["channels"].as_array().unwrap();
    let news = channels.iter().find(|channel| channel["name"] == "news");
    assert_eq!(news.unwrap()["type"], 0, "a new guild has no announcements");
    let again = rest.send("POST", &all, json!({ "name": "Two" })).await;
    assert_eq!(again.body["code"], 30031);
    let one = format!("{all}/{}", text(&made["code"]));
    let role = rest
        .send("POST", &format!("{guild}/roles"), json!({ "name": "Cook" }))
        .await;
    assert_eq!(role.status, 200);
    let public = format!(
        "{}/api/v10/guilds/templates/{}",
        sandbox.url(),
        text(&made["code"])
    );
    let seen = Answer::read(http().get(public).send().await.unwrap())
        .await
        .body;
    assert_eq!(seen["is_dirty"], true, "without a token");
    let synced = rest.call("PUT", &one).await.body;
    assert!(synced["is_dirty"].is_null());
    let roles = synced["serialized_source_guild"]["roles"].as_array();
    assert!(roles.unwrap().iter().any(|role| role["name"] == "Cook"));
    let long = json!({ "description": "x".repeat(121) });
    assert_eq!(rest.send("PATCH", &one, long).await.body["code"], 50035);
    let told = rest
        .send("PATCH", &one, json!({ "description": "All of it" }))
        .await;
    assert_eq!(told.body["description"], "All of it");
    assert_eq!(rest.get(&all).await.body.as_array().map(Vec::len), Some(1));
    assert_eq!(rest.call("DELETE", &one).await.body["code"], made["code"]);
    assert_eq!(rest.call("DELETE", &one).await.body["code"], 10057);
}

//! DMs of more than two.

use serde_json::{Value, json};

use crate::stranger::*;

#[tokio::test]
async fn a_group_is_made_of_those_who_let_it() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let dill = user(&sandbox, "dill");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let tokens = json!({ "access_tokens": ["basil", "clover"] });
    let group = rest.send("POST", "/users/@me/channels", tokens).await.body;
    assert_eq!((&group["type"], &group["name"]), (&json!(3), &Value::Null));
    assert_eq!(group["recipients"].as_array().map(Vec::len), Some(2));
    let path = format!("/channels/{}/recipients/{dill}", text(&group["id"]));
    let other = rest
        .send("PUT", &path, json!({ "access_token": "basil" }))
        .await;
    assert_eq!((other.status, &other.body["code"]), (403, &json!(50025)));
    let own = json!({ "access_token": "dill" });
    let grown = rest.send("PUT", &path, own.clone()).await;
    assert_eq!(grown.status, 201);
    assert_eq!(grown.body["recipients"].as_array().map(Vec::len), Some(3));
    let told = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(
        (&told["type"], &told["mentions"][0]["id"]),
        (&json!(1), &json!(dill))
    );
    assert_eq!(
        rest.send("PUT", &path, own).await.status,
        204,
        "in it already"
    );
    assert_eq!(rest.call("DELETE", &path).await.status, 204);
    assert_eq!(gateway.event("MESSAGE_CREATE").await["type"], 2);
    assert_eq!(rest.call("DELETE", &path).await.body["code"], 50033);
    let strangers = json!({ "access_tokens": ["nobody"] });
    let refused = rest.send("POST", "/users/@me/channels", strangers).await;
    assert_eq!(refused.body["code"], 50025);
    let general = format!(
        "/channels/{}/recipients/{dill}",
        channel(&sandbox, "general")
    );
    assert_eq!(rest.call("DELETE", &general).await.body["code"], 50024);
}

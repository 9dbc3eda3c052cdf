//! Pins over REST.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn pins_come_and_go_by_both_routes() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    let id = text(
        &rest
            .get(&format!("/channels/{general}/messages?limit=1"))
            .await
            .body[0]["id"],
    );
    assert_eq!(
        rest.call("PUT", &format!("/channels/{general}/messages/pins/{id}"))
            .await
            .status,
        204
    );
    let pins = rest
        .get(&format!("/channels/{general}/messages/pins"))
        .await
        .body;
    assert_eq!(
        (&pins["items"][0]["message"]["id"], &pins["has_more"]),
        (&json!(id), &json!(false))
    );
    assert_eq!(
        rest.get(&format!("/channels/{general}/pins")).await.body[0]["id"],
        id
    );
    assert_eq!(
        rest.call("DELETE", &format!("/channels/{general}/pins/{id}"))
            .await
            .status,
        204
    );
    assert_eq!(
        rest.get(&format!("/channels/{general}/pins")).await.body,
        json!([])
    );
}

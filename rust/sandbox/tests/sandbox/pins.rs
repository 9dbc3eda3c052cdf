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

#[tokio::test]
async fn pins_come_page_by_page_those_pinned_last_first() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    let messages = rest
        .get(&format!("/channels/{general}/messages?limit=3"))
        .await
        .body;
    // The newest message is pinned first.
    for index in 0..3 {
        let id = text(&messages[index]["id"]);
        let path = format!("/channels/{general}/messages/pins/{id}");
        assert_eq!(rest.call("PUT", &path).await.status, 204);
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let path = format!("/channels/{general}/messages/pins?limit=2");
    let first = rest.get(&path).await.body;
    assert_eq!(first["has_more"], true);
    for (item, message) in [(0, 2), (1, 1)] {
        assert_eq!(
            first["items"][item]["message"]["id"],
            messages[message]["id"]
        );
    }
    let before = text(&first["items"][1]["pinned_at"]).replace('+', "%2B");
    let rest_of_them = rest.get(&format!("{path}&before={before}")).await.body;
    assert_eq!(rest_of_them["has_more"], false);
    assert_eq!(rest_of_them["items"].as_array().unwrap().len(), 1);
    assert_eq!(rest_of_them["items"][0]["message"]["id"], messages[0]["id"]);
}

//! Bodies in `application/x-www-form-urlencoded`.

use serde_json::{Value, json};

use crate::stranger::*;

const TYPE: &str = "application/x-www-form-urlencoded";

async fn send(rest: &Rest, method: &str, path: &str, body: String) -> Answer {
    let request = rest.request(method, path).header("content-type", TYPE);
    Answer::read(request.body(body).send().await.unwrap()).await
}

/// A text as forms have it.
fn encoded(value: &Value) -> String {
    let text = value.to_string();
    let byte = |byte: u8| match byte {
        b' ' => "+".to_owned(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[tokio::test]
async fn a_message_may_come_as_json_in_a_form_or_field_by_field() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let body = format!(
        "payload_json={}",
        encoded(&json!({ "content": "Tea & cake, 50%" }))
    );
    let made = send(&rest, "POST", &path, body).await;
    assert_eq!(
        (made.status, &made.body["content"]),
        (200, &json!("Tea & cake, 50%"))
    );
    let made = send(
        &rest,
        "POST",
        &path,
        "content=1+%2B+1&tts=true&flags=4096".to_owned(),
    )
    .await;
    assert_eq!(
        (&made.body["content"], &made.body["tts"]),
        (&json!("1 + 1"), &json!(true))
    );
    assert_eq!(made.body["flags"], 4096);
    let one = format!("{path}/{}", text(&made.body["id"]));
    let edited = send(&rest, "PATCH", &one, "content=123".to_owned()).await;
    assert_eq!(edited.body["content"], "123", "text stays text");
}

#[tokio::test]
async fn an_interaction_is_answered_by_a_form() {
    let sandbox = demo();
    let ping = json!({ "name": "ping", "description": "Pings" });
    command(&sandbox, "Godot Workshop", ping).await;
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let used = json!({ "user": "basil", "channel": "general", "command": "ping" });
    sandbox.act_json("use_command", used).unwrap();
    let heard = gateway.event("INTERACTION_CREATE").await;
    let path = format!(
        "/interactions/{}/{}/callback",
        text(&heard["id"]),
        text(&heard["token"])
    );
    let answer = json!({ "type": 4, "data": { "content": "Pong" } });
    let body = format!("payload_json={}", encoded(&answer));
    let stranger = Rest::with_token(&sandbox, "none");
    assert_eq!(send(&stranger, "POST", &path, body).await.status, 204);
    assert_eq!(view(&sandbox, &heard)["message"]["content"], "Pong");
}

#[tokio::test]
async fn other_operations_refuse_forms() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}", channel(&sandbox, "general"));
    let refused = send(&rest, "PATCH", &path, "topic=Tea".to_owned()).await;
    assert_eq!(refused.status, 400);
    assert!(
        has_error(&refused.body, &[], "CONTENT_TYPE_INVALID"),
        "{}",
        refused.body
    );
}

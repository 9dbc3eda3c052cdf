//! A webhook that does not exist is not requested again, and a follow-up is not mistaken for one.

use crate::support::{ScriptedResponse, Server, reply, request, webhook};
use discord_rest::{ErrorKind, RawRequest, Request};
use serde_json::json;

fn follow_up(token: &str) -> Request {
    let raw = RawRequest {
        method: "POST".into(),
        path: format!("/webhooks/9/{token}"),
        body: Some(json!({"content": "more"})),
        ..RawRequest::default()
    };
    raw.request().unwrap()
}

fn unknown_webhook() -> ScriptedResponse {
    reply(404, &json!({"code": 10015, "message": "Unknown Webhook"}))
}

/// Discord sometimes does not know a deferral that it has just accepted (discord-api-docs#7220).
#[tokio::test]
async fn an_interaction_is_never_condemned() {
    // A token of Discord shows that it belongs to an interaction; any other token is known from the response.
    for token in ["aW50ZXJhY3Rpb246MTox", "tok"] {
        let server = Server::start([reply(204, &json!({})), unknown_webhook()]).await;
        let rest = server.client();
        let response = json!([5000, token, {"type": 5}]);
        rest.send(request("create_interaction_response", response))
            .await
            .unwrap();
        let error = rest.send(follow_up(token)).await.unwrap_err();
        assert_eq!(error.code(), 10015);
        assert!(error.remedy().contains("interaction"), "{error}");
        assert!(!error.remedy().contains("new one"), "{error}");
        rest.send(follow_up(token))
            .await
            .expect("it is asked again");
        let edit = request(
            "edit_original_interaction_response",
            json!([9, token, "three"]),
        );
        rest.send(edit).await.unwrap();
        assert_eq!(server.seen().len(), 4);
    }
}

#[tokio::test]
async fn a_webhook_that_is_gone_is_left_alone() {
    let server = Server::start([reply(
        404,
        &json!({"code": 10015, "message": "Unknown Webhook"}),
    )])
    .await;
    let rest = server.client();
    assert_eq!(rest.send(webhook()).await.unwrap_err().code(), 10015);
    assert_eq!(
        rest.send(webhook()).await.unwrap_err().kind(),
        &ErrorKind::WebhookGone
    );
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_missing_message_does_not_condemn_its_webhook() {
    let server = Server::start([reply(
        404,
        &json!({"code": 10008, "message": "Unknown Message"}),
    )])
    .await;
    let rest = server.client();
    rest.send(webhook()).await.unwrap_err();
    rest.send(webhook()).await.unwrap();
}

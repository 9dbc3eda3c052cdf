//! Requests are sent again if that is safe, and fail otherwise.

use std::collections::HashSet;
use std::net::Ipv4Addr;
use std::time::Duration;

use crate::support::{ScriptedResponse, Server, client, message, page, reply, request};
use discord_rest::ErrorKind;
use serde_json::json;
use tokio::net::TcpListener;

#[tokio::test]
async fn a_failing_server_is_asked_again_with_the_same_nonce() {
    let server = Server::start([
        page(502, "0"),
        reply(500, &json!({})),
        reply(503, &json!({})),
        reply(200, &json!({"id": "5"})),
    ])
    .await;
    let rest = server.client();
    assert_eq!(rest.send(message()).await.unwrap().body, r#"{"id":"5"}"#);
    let nonces: HashSet<_> = server
        .seen()
        .iter()
        .map(|seen| seen.json()["nonce"].to_string())
        .collect();
    assert_eq!((server.seen().len(), nonces.len()), (4, 1));
    assert!(
        server
            .seen()
            .iter()
            .all(|seen| seen.json()["enforce_nonce"] == true)
    );
    assert_eq!(
        (rest.stats().sent, rest.stats().retried, rest.stats().open),
        (4, 3, 0)
    );
}

#[tokio::test]
async fn retries_end() {
    let server = Server::start((0..10).map(|_| page(502, "0"))).await;
    let error = server
        .client()
        .send(request("get_user", json!([1])))
        .await
        .unwrap_err();
    assert_eq!(
        (error.status(), error.code(), server.seen().len()),
        (502, 0, 4)
    );
    assert_eq!(
        error.to_string(),
        "get_user: Bad Gateway (HTTP 502). Discord has a temporary problem; try again later"
    );
}

#[tokio::test]
async fn what_might_happen_twice_is_not_sent_twice() {
    let typing = || request("trigger_typing_indicator", json!([1]));
    let careless = || {
        request(
            "create_message",
            json!([1, {"content": "hi", "nonce": 5, "enforce_nonce": false}]),
        )
    };
    let edit = || request("edit_message", json!([1, 2, "hi"]));
    for request in [typing(), careless(), edit()] {
        let server = Server::start([page(502, "0")]).await;
        assert!(server.client().send(request).await.is_err());
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn what_never_left_is_sent_again() {
    // A port without a listener.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let rest = client(&url, |_| {});
    let error = rest
        .send(request("trigger_typing_indicator", json!([1])))
        .await
        .unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Connect(_)), "{error}");
    assert_eq!(rest.stats().sent, 4);
}

#[tokio::test]
async fn silence_ends_with_the_timeout() {
    let server = Server::start([ScriptedResponse::Silence, ScriptedResponse::Silence]).await;
    let rest = server.client_with(|config| {
        config.timeout = Duration::from_millis(100);
        config.retries = 1;
    });
    let error = rest
        .send(request("get_user", json!([1])))
        .await
        .unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout { .. }), "{error}");
    assert_eq!(server.seen().len(), 2);
    rest.send(request("get_user", json!([1]))).await.unwrap();
}

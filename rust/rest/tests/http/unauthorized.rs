//! A 401 stops all requests with the token of the bot, if the token is invalid.

use std::time::Duration;

use crate::support::{ScriptedResponse, Server, message, page, refusal, reply, request, webhook};
use discord_rest::{ErrorKind, RawRequest};
use serde_json::json;

fn unauthorized() -> ScriptedResponse {
    reply(401, &json!({"message": "401: Unauthorized", "code": 0}))
}

#[tokio::test]
async fn a_wrong_token_is_refused_once_for_all() {
    // The responses to the request itself, and to the verification of the token.
    let server = Server::start([unauthorized(), unauthorized()]).await;
    let rest = server.client();
    for _ in 0..3 {
        let error = rest.send(message()).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.status()),
            (&ErrorKind::Unauthorized, 401)
        );
        assert!(error.to_string().contains("developer portal"), "{error}");
    }
    let seen = server.seen();
    assert_eq!(seen.len(), 2);
    assert_eq!(
        (seen[1].method.as_str(), seen[1].path.as_str()),
        ("GET", "/users/@me")
    );
    assert!(rest.is_unauthorized());
    rest.send(webhook())
        .await
        .expect("a webhook's own token is another matter");
    server
        .client()
        .send(message())
        .await
        .expect("a new client begins anew");
}

/// `/oauth2/@me` responds with 401 to the valid token of a bot, because it requires that of a user.
#[tokio::test]
async fn an_endpoint_that_takes_no_bot_says_nothing_about_the_token() {
    let server = Server::start([
        unauthorized(),
        reply(200, &json!({"id": "1"})),
        unauthorized(),
    ])
    .await;
    let rest = server.client();
    for _ in 0..2 {
        let raw = RawRequest {
            method: "GET".into(),
            path: "/oauth2/@me".into(),
            ..RawRequest::default()
        };
        let error = rest.send(raw.request().unwrap()).await.unwrap_err();
        assert_eq!(
            (error.status(), error.message()),
            (401, "401: Unauthorized (HTTP 401)".into())
        );
        assert!(error.remedy().contains("OAuth2"), "{error}");
        assert!(!error.to_string().contains("Reset Token"), "{error}");
    }
    assert!(!rest.is_unauthorized());
    rest.send(message()).await.unwrap();
    assert_eq!(
        server.seen().len(),
        4,
        "that the token is valid is verified once"
    );
}

#[tokio::test]
async fn without_a_response_about_the_token_it_is_not_given_up() {
    for other in [
        page(502, "0"),
        reply(404, &json!({"message": "404: Not Found", "code": 0})),
    ] {
        let server = Server::start([unauthorized(), other]).await;
        let rest = server.client();
        let error = rest.send(message()).await.unwrap_err();
        assert_eq!(error.status(), 401);
        assert!(!rest.is_unauthorized());
        rest.send(message()).await.unwrap();
    }
}

#[tokio::test]
async fn the_gateway_is_open_to_every_bot() {
    let not_found = reply(404, &json!({"message": "404: Not Found", "code": 0}));
    let server = Server::start([unauthorized(), not_found]).await;
    let rest = server.client();
    let error = rest
        .send(request("get_gateway_bot", json!([])))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Unauthorized);
    let server = Server::start([unauthorized()]).await;
    let rest = server.client();
    let error = rest
        .send(request("get_gateway_bot", json!([])))
        .await
        .unwrap_err();
    assert_eq!(error.status(), 401);
    assert!(!rest.is_unauthorized(), "/users/@me answered well");
}

#[tokio::test]
async fn a_webhooks_own_token_never_touches_the_bots() {
    let server = Server::start([unauthorized(), unauthorized()]).await;
    let rest = server.client();
    let callback = RawRequest {
        method: "POST".into(),
        path: "/interactions/1/t0ken/callback".into(),
        body: Some(json!({"type": 5})),
        ..RawRequest::default()
    };
    for (request, word) in [
        (webhook(), "webhook"),
        (callback.request().unwrap(), "interaction"),
    ] {
        let error = rest.send(request).await.unwrap_err();
        assert_eq!(error.status(), 401);
        assert!(error.remedy().contains(word), "{error}");
    }
    assert_eq!(server.seen().len(), 2, "nobody asks for the bot's token");
    rest.send(message()).await.unwrap();
}

#[tokio::test]
async fn those_who_wait_hear_of_a_wrong_token_too() {
    let server = Server::start([refusal("user", 600.0), unauthorized(), unauthorized()]).await;
    let rest = server.client();
    let waiting = tokio::spawn({
        let rest = rest.clone();
        async move { rest.send(message()).await }
    });
    while rest.stats().rate_limited == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    rest.send(request("get_guild", json!([2])))
        .await
        .unwrap_err();
    assert_eq!(
        waiting.await.unwrap().unwrap_err().kind(),
        &ErrorKind::Unauthorized
    );
}

//! Requests with the token of a user.

use crate::support::{ScriptedResponse, Server, TOKEN, message, reply, request, webhook};
use discord_rest::{
    Bearer, Error, ErrorKind, RawRequest, Request, RequestSettings, Response, Rest,
};
use serde_json::{Value, json};

const ACCESS_TOKEN: &str = "acc3ss";

fn bearer() -> Bearer {
    Bearer::new(ACCESS_TOKEN).unwrap()
}

fn with_bearer(request: Request, bearer: &Bearer) -> Request {
    request.with_settings(RequestSettings {
        bearer: Some(bearer.clone()),
        ..RequestSettings::default()
    })
}

async fn guilds(rest: &Rest, bearer: &Bearer) -> Result<Response, Error> {
    let request = request("get_current_user_guilds", json!([]));
    rest.send(with_bearer(request, bearer)).await
}

fn unauthorized() -> ScriptedResponse {
    reply(401, &json!({"message": "401: Unauthorized", "code": 0}))
}

fn limited(remaining: u32) -> ScriptedResponse {
    let limits = [
        ("content-type", "application/json"),
        ("x-ratelimit-bucket", "guilds"),
        ("x-ratelimit-limit", "1"),
        ("x-ratelimit-reset-after", "60"),
    ];
    let limits = limits.map(|(name, value)| (name, value.to_owned()));
    let remaining = ("x-ratelimit-remaining", remaining.to_string());
    let headers = limits.into_iter().chain([remaining]).collect();
    ScriptedResponse::Reply(200, headers, "[]".into())
}

#[tokio::test]
async fn the_token_of_the_user_is_sent_instead_of_the_bots() {
    let server = Server::start([]).await;
    let rest = server.client();
    guilds(&rest, &bearer()).await.unwrap();
    rest.send(message()).await.unwrap();
    rest.send(with_bearer(webhook(), &bearer())).await.unwrap();
    let seen = server.seen();
    let sent: Vec<_> = seen
        .iter()
        .map(|seen| seen.header("authorization"))
        .collect();
    let bot = format!("Bot {TOKEN}");
    let expected = [Some("Bearer acc3ss"), Some(bot.as_str()), None];
    assert_eq!(sent, expected, "a webhook has a token of its own");
}

#[tokio::test]
async fn each_token_has_rate_limits_of_its_own() {
    let server = Server::start([limited(0), limited(0), limited(0)]).await;
    let rest = server.client();
    rest.send(request("get_current_user_guilds", json!([])))
        .await
        .unwrap();
    let tokens = [bearer(), bearer()];
    for bearer in &tokens {
        guilds(&rest, bearer).await.unwrap();
    }
    let impatient = RequestSettings {
        bearer: Some(tokens[0].clone()),
        max_rate_limit_wait: Some(std::time::Duration::ZERO),
        ..RequestSettings::default()
    };
    let again = request("get_current_user_guilds", json!([])).with_settings(impatient);
    let error = rest.send(again).await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::WaitTooLong { .. }),
        "{error}"
    );
    let retry_after = error.retry_after().unwrap().as_secs_f64();
    assert!((50.0..=61.0).contains(&retry_after), "{retry_after}");
    assert_eq!(server.seen().len(), 3, "it was not sent");
}

#[tokio::test]
async fn an_invalid_token_stops_no_other() {
    // The responses to the request itself, and to the verification of the token.
    let server = Server::start([unauthorized(), unauthorized()]).await;
    let rest = server.client();
    let expired = bearer();
    for _ in 0..3 {
        let error = guilds(&rest, &expired).await.unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::Unauthorized);
        assert!(error.remedy().contains("refresh it"), "{error}");
        assert!(!error.to_string().contains(ACCESS_TOKEN), "{error}");
    }
    let seen = server.seen();
    assert_eq!(seen.len(), 2, "no more are sent with it");
    assert_eq!(seen[1].path, "/oauth2/@me");
    assert_eq!(seen[1].header("authorization"), Some("Bearer acc3ss"));
    assert!(expired.is_rejected());
    assert!(!rest.is_unauthorized());
    rest.send(message()).await.expect("the bot goes on");
    guilds(&rest, &bearer()).await.expect("a new token goes on");
}

#[tokio::test]
async fn a_scope_that_was_not_granted_says_nothing_about_the_token() {
    let server = Server::start([unauthorized(), reply(200, &json!({"scopes": []}))]).await;
    let rest = server.client();
    let bearer = bearer();
    let error = guilds(&rest, &bearer).await.unwrap_err();
    assert!(error.remedy().contains("scope"), "{error}");
    assert!(!bearer.is_rejected());
    guilds(&rest, &bearer).await.unwrap();
}

fn raw(headers: Value) -> RawRequest {
    RawRequest {
        method: "GET".into(),
        path: "/oauth2/@me".into(),
        headers: headers.as_object().cloned().unwrap(),
        ..RawRequest::default()
    }
}

#[tokio::test]
async fn headers_of_the_caller_are_sent() {
    let server = Server::start([]).await;
    let rest = server.client();
    let request = raw(json!({"Accept-Language": "de"})).request().unwrap();
    let response = rest.send(with_bearer(request, &bearer())).await.unwrap();
    assert_eq!(response.headers["content-type"], "application/json");
    let seen = server.seen();
    assert_eq!(seen[0].header("accept-language"), Some("de"));
    assert_eq!(seen[0].header("authorization"), Some("Bearer acc3ss"));
}

#[test]
fn headers_of_the_client_are_refused() {
    let problem = raw(json!({"Authorization": "Bearer x"}))
        .request()
        .err()
        .unwrap();
    let problem = problem.to_string();
    assert!(
        problem.starts_with("request: headers[\"Authorization\"]"),
        "{problem}"
    );
    assert!(problem.contains("with_bearer()"), "{problem}");
}

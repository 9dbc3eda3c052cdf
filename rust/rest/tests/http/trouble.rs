//! What a client makes of the answers nobody hopes for.

use std::collections::HashSet;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use crate::support::{Answer, Server, TOKEN, client, page, refusal, reply, request};
use discord_rest::{ErrorKind, RawRequest, Request, Rest};
use serde_json::{Value, json};
use tokio::net::TcpListener;

fn message() -> Request {
    request("create_message", json!([1, "hi"]))
}

fn webhook() -> Request {
    let raw = RawRequest {
        method: "POST".into(),
        path: "/webhooks/1/t0ken".into(),
        body: Some(json!({})),
        ..RawRequest::default()
    };
    raw.request().unwrap()
}

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
        "get_user: Bad Gateway (HTTP 502). Discord itself has trouble; try again later"
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
    // A port that nobody listens on.
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
    let server = Server::start([Answer::Silence, Answer::Silence]).await;
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

#[tokio::test]
async fn discords_errors_are_told_in_full() {
    let body = json!({"code": 50035, "message": "Invalid Form Body", "errors": {
        "embeds": {"0": {"fields": {"3": {"name": {"_errors": [{"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}]}}}}},
    }});
    let server = Server::start([reply(400, &body)]).await;
    let error = server.client().send(message()).await.unwrap_err();
    assert_eq!(
        (error.status(), error.code(), error.route()),
        (400, 50035, "create_message")
    );
    assert_eq!(error.fields()[0].path, "embeds[0].fields[3].name");
    assert_eq!(error.fields()[0].code, "BASE_TYPE_REQUIRED");
    assert_eq!(
        error.to_string(),
        "create_message: Invalid Form Body (50035, HTTP 400); embeds[0].fields[3].name: This field is required. \
         Correct the fields that are named"
    );
}

fn unauthorized() -> Answer {
    reply(401, &json!({"message": "401: Unauthorized", "code": 0}))
}

#[tokio::test]
async fn a_wrong_token_is_refused_once_for_all() {
    // The request, and the question whether it is the token.
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

/// `/oauth2/@me` answers 401 to the valid token of a bot: it wants that of a user.
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
async fn without_an_answer_about_the_token_it_is_not_given_up() {
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

fn follow_up(token: &str) -> Request {
    let raw = RawRequest {
        method: "POST".into(),
        path: format!("/webhooks/9/{token}"),
        body: Some(json!({"content": "more"})),
        ..RawRequest::default()
    };
    raw.request().unwrap()
}

fn unknown_webhook() -> Answer {
    reply(404, &json!({"code": 10015, "message": "Unknown Webhook"}))
}

/// Discord sometimes does not know a deferral yet that it has just taken (discord-api-docs#7220).
#[tokio::test]
async fn an_interaction_is_never_condemned() {
    // The token of Discord's says what it is; any other is known from the response.
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

#[tokio::test]
async fn refusals_are_waited_out_for_their_scope() {
    for scope in ["user", "shared", "global"] {
        let server = Server::start([refusal(scope, 0.2), reply(200, &json!({}))]).await;
        let rest = server.client();
        let start = Instant::now();
        rest.send(message()).await.unwrap();
        assert!(
            start.elapsed() >= Duration::from_millis(200),
            "{scope}: {:?}",
            start.elapsed()
        );
        let invalid = u32::from(scope != "shared");
        assert_eq!(
            (rest.stats().rate_limited, rest.stats().invalid),
            (1, invalid),
            "{scope}"
        );
        let nonces: HashSet<_> = server
            .seen()
            .iter()
            .map(|seen| seen.json()["nonce"].to_string())
            .collect();
        assert_eq!(nonces.len(), 1);
    }
}

#[tokio::test]
async fn refusals_without_end_end() {
    let server = Server::start((0..20).map(|_| refusal("user", 0.01))).await;
    let error = server.client().send(message()).await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::RateLimited { .. }),
        "{error}"
    );
    assert!(error.retry_after().unwrap() >= Duration::from_millis(10));
    assert_eq!(server.seen().len(), 10);
}

#[tokio::test]
async fn cloudflares_page_is_not_discords_answer() {
    let server = Server::start([page(429, "1")]).await;
    let rest = server.client();
    let error = rest.send(message()).await.unwrap_err();
    assert_eq!(
        error.kind(),
        &ErrorKind::Cloudflare {
            retry_after: Duration::from_secs(1)
        }
    );
    let start = Instant::now();
    rest.send(request("get_gateway", json!([]))).await.unwrap();
    assert!(
        start.elapsed() >= Duration::from_millis(900),
        "all requests pause"
    );
}

#[tokio::test]
async fn cloudflares_line_is_recognised_whatever_its_status() {
    for status in [403, 429] {
        let line = Answer::Reply(
            status,
            vec![("retry-after", "1".into())],
            "error code: 1015".into(),
        );
        let server = Server::start([line]).await;
        let rest = server.client();
        let error = rest.send(message()).await.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Cloudflare { .. }),
            "{error}"
        );
        let start = Instant::now();
        rest.send(webhook()).await.unwrap();
        assert!(start.elapsed() >= Duration::from_millis(900), "{status}");
    }
}

/// Cloudflare's refusal in the form of JSON (discord-api-docs#6473).
#[tokio::test]
async fn cloudflares_json_has_a_remedy_and_stops_nobody_else() {
    let body = json!({"message": "internal network error", "code": 40333});
    let server = Server::start([reply(403, &body)]).await;
    let rest = server.client();
    let error = rest.send(message()).await.unwrap_err();
    assert_eq!((error.status(), error.code()), (403, 40333));
    assert!(error.remedy().contains("Cloudflare"), "{error}");
    rest.send(message()).await.unwrap();
}

#[tokio::test]
async fn who_would_wait_too_long_fails_and_says_how_long() {
    let limit = Duration::from_secs(60);
    for scope in ["user", "global", "shared"] {
        let server = Server::start([refusal(scope, 7200.0)]).await;
        let rest = server.client_with(|config| config.max_rate_limit_wait = Some(limit));
        let start = Instant::now();
        for _ in 0..2 {
            let error = rest.send(message()).await.unwrap_err();
            let ErrorKind::WaitTooLong { retry_after, .. } = error.kind() else {
                panic!("{error}");
            };
            assert!((7190..=7201).contains(&retry_after.as_secs()), "{error}");
            assert_eq!(error.status(), 429);
            let text = error.to_string();
            assert!(text.contains("7200 s") && text.contains("60 s"), "{text}");
        }
        assert!(start.elapsed() < Duration::from_secs(5), "{scope}");
        assert_eq!(server.seen().len(), 1, "{scope}: it is not asked again");
        let elsewhere = rest.send(request("get_guild", json!([2]))).await;
        assert_eq!(elsewhere.is_err(), scope == "global", "{scope}");
    }
}

#[tokio::test]
async fn a_ban_by_cloudflare_is_not_waited_out_in_silence() {
    let server = Server::start([page(429, "86400")]).await;
    let rest = server.client();
    rest.send(message()).await.unwrap_err();
    let error = rest
        .send(request("get_gateway", json!([])))
        .await
        .unwrap_err();
    assert!(
        matches!(
            error.kind(),
            ErrorKind::WaitTooLong {
                waits_for: discord_rest::WaitsFor::Cloudflare,
                ..
            }
        ),
        "{error}"
    );
    assert!(error.retry_after().unwrap() > Duration::from_secs(86_000));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn those_who_wait_already_hear_of_a_long_wait_too() {
    // The first is told to wait a little, and while it does another request is told that all have to wait for hours.
    let server = Server::start([refusal("user", 30.0), refusal("global", 7200.0)]).await;
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
    let ended = tokio::time::timeout(Duration::from_secs(5), waiting);
    let error = ended.await.unwrap().unwrap().unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::WaitTooLong { .. }),
        "{error}"
    );
}

#[tokio::test]
async fn nothing_is_sent_on_the_way_to_a_ban() {
    let forbidden = || {
        reply(
            403,
            &json!({"code": 50013, "message": "Missing Permissions"}),
        )
    };
    let server = Server::start((0..100).map(|_| forbidden())).await;
    let rest = server.client_with(|config| config.invalid_limit = 10);
    let mut last = None;
    for _ in 0..12 {
        last = rest.send(message()).await.err();
    }
    assert!(matches!(
        last.unwrap().kind(),
        ErrorKind::TooManyInvalid { .. }
    ));
    assert_eq!((server.seen().len(), rest.stats().invalid), (10, 10));
}

#[tokio::test]
async fn no_secret_is_in_any_text() {
    let server = Server::start([reply(
        404,
        &json!({"code": 10015, "message": "Unknown Webhook"}),
    )])
    .await;
    let dead = client("http://127.0.0.1:1", |config| config.retries = 0);
    let mut texts = vec![format!("{:?}", webhook()), format!("{:?}", message())];
    for (rest, request) in [
        (server.client(), webhook()),
        (dead.clone(), webhook()),
        (dead, message()),
    ] {
        let error = rest.send(request).await.unwrap_err();
        texts.extend([
            format!("{error}"),
            format!("{error:?}"),
            format!("{rest:?}"),
        ]);
    }
    for text in texts {
        assert!(
            !text.contains("t0ken") && !text.contains(TOKEN) && !text.contains("s3cret"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn giving_up_leaves_nothing_behind() {
    let server = Server::start([Answer::Silence]).await;
    let rest = server.client();
    let one = || request("get_channel", json!([1]));
    assert!(
        tokio::time::timeout(Duration::from_millis(50), rest.send(one()))
            .await
            .is_err()
    );
    rest.send(one()).await.unwrap();
    assert_eq!(rest.stats().open, 0);
}

#[tokio::test]
async fn nonsense_does_no_harm() {
    let long = "x".repeat(100_000);
    let answers = [
        Answer::Reply(
            200,
            vec![
                ("x-ratelimit-bucket", "a".into()),
                ("x-ratelimit-reset-after", "-5".into()),
            ],
            "<".into(),
        ),
        Answer::Reply(429, vec![("retry-after", "NaN".into())], "[]".into()),
        Answer::Reply(400, vec![], long),
        Answer::Reply(
            302,
            vec![("location", "http://127.0.0.1:1/".into())],
            String::new(),
        ),
        Answer::Reply(404, vec![], r#"{"code": -1, "message": 5}"#.into()),
        Answer::Reply(
            400,
            vec![],
            r#"{"target_users_file": ["Line 5: unknown"]}"#.into(),
        ),
    ];
    let server = Server::start(answers).await;
    let rest: Rest = server.client();
    rest.send(message()).await.unwrap();
    for status in [400, 302, 404] {
        assert_eq!(rest.send(message()).await.unwrap_err().status(), status);
    }
    let error = rest.send(message()).await.unwrap_err();
    assert_eq!(
        error.fields()[0].to_string(),
        "target_users_file: Line 5: unknown"
    );
    assert!(error.body().contains("target_users_file"));
    let _: Value = serde_json::from_slice(&rest.send(message()).await.unwrap().body).unwrap();
}

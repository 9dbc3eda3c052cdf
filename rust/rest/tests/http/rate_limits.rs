//! 429 responses, bans by Cloudflare, and the maximum time to wait.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::support::{ScriptedResponse, Server, message, page, refusal, reply, request, webhook};
use discord_rest::ErrorKind;
use serde_json::json;

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
async fn cloudflares_page_is_not_discords_response() {
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
async fn cloudflares_line_is_recognized_whatever_its_status() {
    for status in [403, 429] {
        let line = ScriptedResponse::Reply(
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

/// Cloudflare's refusal in JSON format (discord-api-docs#6473).
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
    // The first request has to wait a little. Meanwhile, another request receives a 429 after which all requests have
    // to wait for hours.
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

//! Rate limits.

use discord_sandbox::{Config, LimitMode};
use serde_json::json;

use crate::stranger::*;

fn strict() -> discord_sandbox::Sandbox {
    start(Config {
        limits: LimitMode::Strict,
        ..Config::default()
    })
}

#[tokio::test]
async fn a_bucket_runs_dry_and_says_so() {
    let sandbox = strict();
    let rest = Rest::new(&sandbox);
    let general = format!("/channels/{}/messages", channel(&sandbox, "general"));
    for left in (0..5).rev() {
        let answer = rest.send("POST", &general, json!({ "content": "x" })).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("x-ratelimit-limit"), "5");
        assert_eq!(answer.header("x-ratelimit-remaining"), left.to_string());
        let after: f64 = answer.header("x-ratelimit-reset-after").parse().unwrap();
        assert!(after > 0.0 && after <= 5.0);
    }
    let refused = rest.send("POST", &general, json!({ "content": "x" })).await;
    assert_eq!(refused.status, 429);
    assert_eq!(refused.header("x-ratelimit-scope"), "user");
    assert_eq!(refused.header("via"), "1.1 google");
    assert_eq!(refused.body["global"], false);
    let wait = refused.body["retry_after"].as_f64().unwrap();
    assert!(wait > 0.0 && wait <= 5.0);
    assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
    let elsewhere = format!("/channels/{}/messages", channel(&sandbox, "showcase"));
    assert_eq!(
        rest.send("POST", &elsewhere, json!({ "content": "x" }))
            .await
            .status,
        200,
        "another channel is another limit"
    );
}

#[tokio::test]
async fn creating_and_editing_share_a_bucket_and_listing_has_none() {
    let sandbox = strict();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let made = rest.send("POST", &path, json!({ "content": "x" })).await;
    let edited = rest
        .send(
            "PATCH",
            &format!("{path}/{}", text(&made.body["id"])),
            json!({ "content": "y" }),
        )
        .await;
    assert_eq!(
        made.header("x-ratelimit-bucket"),
        edited.header("x-ratelimit-bucket")
    );
    assert_eq!(edited.header("x-ratelimit-remaining"), "3");
    assert_eq!(rest.get(&path).await.header("x-ratelimit-bucket"), "");
    let reactions = format!("{path}/{}/reactions/🔥/@me", text(&made.body["id"]));
    let put = rest.call("PUT", &reactions).await;
    tokio::time::sleep(std::time::Duration::from_millis(260)).await;
    let deleted = rest.call("DELETE", &reactions).await;
    assert_eq!((put.status, deleted.status), (204, 204));
    assert_eq!(
        put.header("x-ratelimit-bucket"),
        deleted.header("x-ratelimit-bucket")
    );
}

#[tokio::test]
async fn deleting_counts_by_the_age_of_the_message() {
    let sandbox = strict();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let page = rest.get(&path).await.body;
    let old = page.as_array().unwrap().last().unwrap();
    let old = rest
        .call("DELETE", &format!("{path}/{}", text(&old["id"])))
        .await;
    let new = rest
        .send("POST", &path, json!({ "content": "x" }))
        .await
        .body;
    let new = rest
        .call("DELETE", &format!("{path}/{}", text(&new["id"])))
        .await;
    assert_eq!(
        (
            old.header("x-ratelimit-limit"),
            new.header("x-ratelimit-limit")
        ),
        ("3", "5")
    );
    assert_ne!(
        old.header("x-ratelimit-bucket"),
        new.header("x-ratelimit-bucket")
    );
}

#[tokio::test]
async fn renaming_a_channel_has_a_limit_the_headers_do_not_show() {
    let sandbox = strict();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}", channel(&sandbox, "showcase"));
    for name in ["one", "two"] {
        assert_eq!(
            rest.send("PATCH", &path, json!({ "name": name }))
                .await
                .status,
            200
        );
    }
    let refused = rest.send("PATCH", &path, json!({ "name": "three" })).await;
    assert_eq!(refused.status, 429);
    assert_ne!(refused.header("x-ratelimit-remaining"), "0");
    assert!(refused.body["retry_after"].as_f64().unwrap() > 500.0);
    assert_eq!(
        rest.send("PATCH", &path, json!({ "nsfw": true }))
            .await
            .status,
        200,
        "the rest can still be changed"
    );
}

#[tokio::test]
async fn all_routes_together_have_a_global_limit() {
    let sandbox = strict();
    sandbox
        .act_json("set_rate_limits", json!({ "global": 3 }))
        .unwrap();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let mut refused = None;
    for _ in 0..4 {
        let answer = rest.get(&path).await;
        if answer.status == 429 {
            refused = Some(answer);
        }
    }
    let refused = refused.expect("the fourth within a second");
    assert_eq!(
        (
            refused.header("x-ratelimit-scope"),
            refused.header("x-ratelimit-global")
        ),
        ("global", "true")
    );
    assert_eq!(refused.body["global"], true);
}

#[tokio::test]
async fn limits_are_set_from_outside() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    assert_eq!(rest.get("/users/@me").await.header("x-ratelimit-limit"), "");
    let rule = json!({ "route": "GET /users/@me", "rule": { "count": 1, "per_ms": 60_000, "scope": "shared", "without_headers": true } });
    sandbox.act_json("set_rate_limits", rule).unwrap();
    assert_eq!(rest.get("/users/@me").await.status, 200);
    let refused = rest.get("/users/@me").await;
    assert_eq!(
        (refused.status, refused.header("x-ratelimit-scope")),
        (429, "shared")
    );
    assert_eq!(refused.header("x-ratelimit-bucket"), "");
    sandbox
        .act_json("set_rate_limits", json!({ "route": "GET /users/@me" }))
        .unwrap();
    assert_eq!(rest.get("/users/@me").await.status, 200);
}

#[tokio::test]
async fn a_429_out_of_the_blue_has_its_scope() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    for scope in ["user", "shared", "global"] {
        sandbox
            .act_json(
                "rate_limit_next",
                json!({ "count": 1, "scope": scope, "retry_after": 1.5 }),
            )
            .unwrap();
        let refused = rest.get("/users/@me").await;
        assert_eq!(
            (refused.status, refused.header("x-ratelimit-scope")),
            (429, scope)
        );
        assert_eq!(refused.body["retry_after"], 1.5);
        assert_eq!(refused.header("retry-after"), "2");
        assert_eq!(rest.get("/users/@me").await.status, 200);
    }
}

#[tokio::test]
async fn too_many_invalid_requests_meet_a_web_page() {
    let sandbox = strict();
    sandbox
        .act_json("set_rate_limits", json!({ "invalid": 3 }))
        .unwrap();
    let stranger = Rest::with_token(&sandbox, "wrong");
    for _ in 0..3 {
        assert_eq!(stranger.get("/users/@me").await.status, 401);
    }
    let banned = Rest::new(&sandbox).get("/users/@me").await;
    assert_eq!(banned.status, 429);
    assert!(banned.header("content-type").starts_with("text/html"));
    assert_eq!(banned.header("via"), "");
    sandbox.act_json("reset", json!({})).unwrap();
    assert_eq!(Rest::new(&sandbox).get("/users/@me").await.status, 200);
}

#[tokio::test]
async fn interactions_are_outside_the_global_limit() {
    let sandbox = strict();
    sandbox
        .act_json("set_rate_limits", json!({ "global": 1 }))
        .unwrap();
    let rest = Rest::new(&sandbox);
    let callback = json!({ "type": 5 });
    for _ in 0..3 {
        let answer = rest
            .send("POST", "/interactions/1/x/callback", callback.clone())
            .await;
        assert_eq!(answer.body["code"], 10062);
    }
}

#[tokio::test]
async fn an_injected_429_has_the_headers_of_a_real_one() {
    let sandbox = strict();
    let rest = Rest::new(&sandbox);
    let bucket = |answer: &Answer| -> Vec<String> {
        let names = ["limit", "remaining", "reset", "reset-after", "bucket"];
        let values = names.map(|name| answer.header(&format!("x-ratelimit-{name}")).to_owned());
        values.to_vec()
    };
    let inject = |scope: &str| {
        let fault = json!({ "count": 1, "scope": scope, "retry_after": 1.5 });
        sandbox.act_json("rate_limit_next", fault).unwrap();
    };
    let usual = bucket(&rest.get("/users/@me").await);
    inject("user");
    let refused = rest.get("/users/@me").await;
    let headers = bucket(&refused);
    assert_eq!((&headers[0], &headers[4]), (&usual[0], &usual[4]));
    assert_eq!((&*headers[1], &*headers[3]), ("0", "1.500"));
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let reset: f64 = headers[2].parse().unwrap();
    assert!(
        (reset - now.unwrap().as_secs_f64() - 1.5).abs() < 1.0,
        "{reset}"
    );
    assert_eq!(refused.header("via"), "1.1 google");
    // Discord's documentation: a shared limit is met while the bot's own share is left, the global one is of no bucket.
    inject("shared");
    let headers = bucket(&rest.get("/users/@me").await);
    assert_eq!(headers[4], usual[4]);
    assert_ne!(headers[1], "0");
    inject("global");
    let refused = rest.get("/users/@me").await;
    assert_eq!(refused.header("x-ratelimit-global"), "true");
    assert!(bucket(&refused).iter().all(String::is_empty));
}

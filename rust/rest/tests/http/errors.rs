//! Errors describe the problem, reveal no secret, and leave no state behind.

use std::time::Duration;

use crate::support::{ScriptedResponse, Server, TOKEN, client, message, reply, request, webhook};
use discord_rest::Rest;
use serde_json::{Value, json};

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
         Correct the named fields"
    );
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
    let server = Server::start([ScriptedResponse::Silence]).await;
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
    let responses = [
        ScriptedResponse::Reply(
            200,
            vec![
                ("x-ratelimit-bucket", "a".into()),
                ("x-ratelimit-reset-after", "-5".into()),
            ],
            "<".into(),
        ),
        ScriptedResponse::Reply(429, vec![("retry-after", "NaN".into())], "[]".into()),
        ScriptedResponse::Reply(400, vec![], long),
        ScriptedResponse::Reply(
            302,
            vec![("location", "http://127.0.0.1:1/".into())],
            String::new(),
        ),
        ScriptedResponse::Reply(404, vec![], r#"{"code": -1, "message": 5}"#.into()),
        ScriptedResponse::Reply(
            400,
            vec![],
            r#"{"target_users_file": ["Line 5: unknown"]}"#.into(),
        ),
    ];
    let server = Server::start(responses).await;
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

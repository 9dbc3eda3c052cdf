//! Bad input gets Discord's own answers.

use serde_json::{Value, json};

use crate::stranger::*;

#[tokio::test]
async fn messages_are_checked_field_by_field() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let embed = |value: Value| json!({ "embeds": [value] });
    let long = |length: usize| "x".repeat(length);
    for (body, place, code) in [
        (
            json!({ "content": long(2001) }),
            &["content"][..],
            "BASE_TYPE_MAX_LENGTH",
        ),
        (json!({ "content": 5 }), &["content"], "STRING_TYPE_CONVERT"),
        (
            json!({ "content": "x", "nonce": long(26) }),
            &["nonce"],
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            json!({ "embeds": vec![json!({ "title": "x" }); 11] }),
            &["embeds"],
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(json!({ "title": long(257) })),
            &["embeds", "0", "title"],
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(json!({ "description": long(4097) })),
            &["embeds", "0", "description"],
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(json!({ "fields": [{ "name": "x" }] })),
            &["embeds", "0", "fields", "0", "value"],
            "BASE_TYPE_REQUIRED",
        ),
        (
            embed(json!({ "footer": { "text": long(2049) } })),
            &["embeds", "0", "footer", "text"],
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            embed(json!({})),
            &["embeds", "0", "description"],
            "BASE_TYPE_REQUIRED",
        ),
        (
            embed(json!({ "color": 5, "url": "https://example.com", "fields": [] })),
            &["embeds", "0", "description"],
            "BASE_TYPE_REQUIRED",
        ),
        (
            embed(json!({ "color": 1 << 24 })),
            &["embeds", "0", "color"],
            "NUMBER_TYPE_MAX",
        ),
        (
            json!({ "embeds": [{ "description": long(4000) }, { "description": long(2001) }] }),
            &["embeds"],
            "MAX_EMBED_SIZE_EXCEEDED",
        ),
        (
            json!({ "content": "x", "message_reference": { "message_id": "1" } }),
            &["message_reference"],
            "MESSAGE_REFERENCE_UNKNOWN_MESSAGE",
        ),
    ] {
        let answer = rest.send("POST", &path, body).await;
        assert_eq!(answer.status, 400);
        assert!(
            has_error(&answer.body, place, code),
            "{place:?} {code}: {}",
            answer.body
        );
    }
    assert_eq!(
        rest.send("POST", &path, json!({ "content": "x".repeat(2000) }))
            .await
            .status,
        200
    );
    for empty in [
        json!({}),
        json!({ "content": "" }),
        json!({ "content": "  \n" }),
        json!({ "embeds": [] }),
    ] {
        let answer = rest.send("POST", &path, empty).await;
        assert_eq!((answer.status, &answer.body["code"]), (400, &json!(50006)));
    }
}

#[tokio::test]
async fn errors_have_discords_codes() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    for (method, path, status, code) in [
        ("GET", "/users/1".to_owned(), 404, 10013),
        ("GET", "/guilds/1".to_owned(), 404, 10004),
        ("GET", "/channels/1".to_owned(), 404, 10003),
        ("GET", format!("/channels/{general}/messages/1"), 404, 10008),
        ("GET", "/channels/abc".to_owned(), 400, 50035),
        ("GET", "/nowhere".to_owned(), 404, 0),
        ("DELETE", "/users/@me".to_owned(), 405, 0),
        (
            "PUT",
            format!("/channels/{general}/messages/1/reactions/🔥/@me"),
            404,
            10008,
        ),
        (
            "PUT",
            format!("/channels/{general}/messages/1/reactions/fire/@me"),
            400,
            10014,
        ),
    ] {
        let answer = rest.call(method, &path).await;
        assert_eq!(
            (answer.status, &answer.body["code"]),
            (status, &json!(code)),
            "{method} {path}"
        );
    }
    let stranger = Rest::with_token(&sandbox, "wrong").get("/users/@me").await;
    assert_eq!(
        (stranger.status, stranger.body),
        (401, json!({ "message": "401: Unauthorized", "code": 0 }))
    );
    let path = format!("/channels/{general}/messages");
    let broken = rest
        .request("POST", &path)
        .header("content-type", "application/json")
        .body("{")
        .send()
        .await
        .unwrap();
    assert_eq!(Answer::read(broken).await.body["code"], 50109);
    let untyped = rest
        .request("POST", &path)
        .header("content-type", "text/plain")
        .body("{}")
        .send()
        .await
        .unwrap();
    assert_eq!(Answer::read(untyped).await.body["code"], 50035);
}

#[tokio::test]
async fn old_versions_are_gone_and_new_ones_alike() {
    let sandbox = demo();
    for (version, status) in [
        ("/v10", 200),
        ("/v9", 200),
        ("/v6", 200),
        ("", 200),
        ("/v5", 400),
        ("/v3", 400),
    ] {
        let url = format!("{}/api{version}/gateway", sandbox.url());
        assert_eq!(
            http().get(url).send().await.unwrap().status(),
            status,
            "{version}"
        );
    }
}

#[tokio::test]
async fn files_are_kept_and_served() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let payload = json!({ "content": "files", "attachments": [{ "id": 0, "description": "a text" }, { "id": "1", "filename": "b.bin" }] });
    let part = |bytes: &'static [u8], name: &'static str| {
        reqwest::multipart::Part::bytes(bytes).file_name(name)
    };
    let form = reqwest::multipart::Form::new()
        .text("payload_json", payload.to_string())
        .part("files[0]", part(b"hello", "a b.txt"))
        .part("files[1]", part(&[0, 1, 2], "x.bin"));
    let made = Answer::read(
        rest.request("POST", &path)
            .multipart(form)
            .send()
            .await
            .unwrap(),
    )
    .await
    .body;
    let files = made["attachments"].as_array().unwrap();
    assert_eq!(
        (
            &files[0]["filename"],
            &files[0]["size"],
            &files[0]["description"]
        ),
        (&json!("a_b.txt"), &json!(5), &json!("a text"))
    );
    assert_eq!(files[1]["filename"], "b.bin");
    let served = http().get(text(&files[0]["url"])).send().await.unwrap();
    assert_eq!(served.bytes().await.unwrap(), "hello");

    let recorded = sandbox.recorded_requests();
    let request = recorded
        .iter()
        .find(|request| request.method == "POST")
        .unwrap();
    assert_eq!(request.files[1].size, 3);
    assert_eq!(request.body["content"], "files");
    assert_eq!(
        request.headers["authorization"], "Bot",
        "the token is not kept"
    );

    let huge = reqwest::multipart::Form::new().part(
        "files[0]",
        reqwest::multipart::Part::bytes(vec![0; (10 << 20) + 1]).file_name("huge"),
    );
    let refused = Answer::read(
        rest.request("POST", &path)
            .multipart(huge)
            .send()
            .await
            .unwrap(),
    )
    .await;
    assert_eq!(
        (refused.status, &refused.body["code"]),
        (413, &json!(40005))
    );
}

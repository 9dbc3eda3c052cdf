//! The format of requests on the network.

use crate::support::{Seen, Server, TOKEN, request};
use axum::body::Body;
use axum::extract::{FromRequest, Multipart};
use discord_rest::{Arguments, File, RawRequest, routes};
use serde_json::{Map, Value, json};

/// Builds a request with all arguments.
fn full(
    name: &str,
    parameters: Value,
    options: Value,
    files: Vec<File>,
    reason: Option<&str>,
) -> discord_rest::Request {
    let (Value::Array(parameters), Value::Object(options)) = (parameters, options) else {
        panic!()
    };
    let reason = reason.map(str::to_owned);
    routes::find(name)
        .unwrap()
        .request(Arguments {
            parameters,
            options,
            files,
            reason,
            ..Arguments::default()
        })
        .unwrap()
}

async fn sent(request: discord_rest::Request) -> Seen {
    let server = Server::start([]).await;
    server.client().send(request).await.unwrap();
    server.seen().remove(0)
}

#[tokio::test]
async fn a_message_with_its_headers() {
    let seen = sent(request(
        "create_message",
        json!([175928847299117063_i64, "Hällo"]),
    ))
    .await;
    assert_eq!(
        (seen.method.as_str(), seen.path.as_str()),
        ("POST", "/channels/175928847299117063/messages")
    );
    assert_eq!(seen.json()["content"], "Hällo");
    assert_eq!(
        seen.header("authorization"),
        Some(format!("Bot {TOKEN}").as_str())
    );
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!(seen.header("user-agent"), Some(discord_model::USER_AGENT));
}

#[tokio::test]
async fn queries_paths_and_empty_bodies() {
    let options = json!({"limit": 5.0, "before": "175928847299117063"});
    let seen = sent(full(
        "get_channel_messages",
        json!([1]),
        options,
        vec![],
        None,
    ))
    .await;
    assert_eq!(
        seen.path,
        "/channels/1/messages?before=175928847299117063&limit=5"
    );
    let seen = sent(full(
        "get_guild",
        json!(["1"]),
        json!({"with_counts": true}),
        vec![],
        None,
    ))
    .await;
    assert_eq!(seen.path, "/guilds/1?with_counts=true");
    let seen = sent(request("create_reaction", json!([1, 2, "<:blob:3>"]))).await;
    assert_eq!(seen.path, "/channels/1/messages/2/reactions/blob%3A3/@me");
    assert_eq!(
        (seen.header("content-length"), seen.body.len()),
        (Some("0"), 0)
    );
    let seen = sent(request("trigger_typing_indicator", json!([1]))).await;
    assert!(seen.body.is_empty());
}

#[tokio::test]
async fn null_is_not_absent() {
    let options = json!({"avatar": null});
    let seen = sent(full(
        "modify_current_user",
        json!([]),
        options,
        vec![],
        None,
    ))
    .await;
    assert_eq!(seen.json(), json!({"avatar": null}));
}

#[tokio::test]
async fn ids_are_text_in_bodies() {
    let seen = sent(full(
        "bulk_delete_messages",
        json!([1, [2, "3", 4.0]]),
        json!({}),
        vec![],
        Some("Späm & co"),
    ))
    .await;
    assert_eq!(seen.json(), json!({"messages": ["2", "3", "4"]}));
    assert_eq!(
        seen.header("x-audit-log-reason"),
        Some("Sp%C3%A4m%20%26%20co")
    );
}

#[tokio::test]
async fn files_come_in_parts() {
    let mut spoiler = File::new("kätzchen \"1\".png", &b"\x89PNG"[..]);
    spoiler.spoiler = true;
    spoiler.description = Some("A cat".into());
    spoiler.content_type = Some("image/png".into());
    let files = vec![spoiler, File::new("log.txt", vec![b'x'; 100_000])];
    let seen = sent(full(
        "create_message",
        json!([1, {"content": "two"}]),
        json!({}),
        files,
        None,
    ))
    .await;

    let mut incoming = axum::http::Request::new(Body::from(seen.body.clone()));
    *incoming.headers_mut() = seen.headers.clone();
    let mut parts = Multipart::from_request(incoming, &()).await.unwrap();
    let mut found = Vec::new();
    while let Some(part) = parts.next_field().await.unwrap() {
        let name = part.name().unwrap().to_owned();
        let file = part.file_name().map(str::to_owned);
        let kind = part.content_type().map(str::to_owned);
        found.push((name, file, kind, part.bytes().await.unwrap()));
    }
    assert_eq!(found.len(), 3);
    let payload: Value = serde_json::from_slice(&found[0].3).unwrap();
    assert_eq!(
        (found[0].0.as_str(), found[0].2.as_deref()),
        ("payload_json", Some("application/json"))
    );
    assert_eq!(payload["content"], "two");
    assert_eq!(payload["nonce"].as_str().unwrap().len(), 24);
    assert_eq!(
        payload["attachments"],
        json!([
            {"id": 0, "filename": "SPOILER_kätzchen \"1\".png", "description": "A cat"},
            {"id": 1, "filename": "log.txt"},
        ])
    );
    assert_eq!(
        (found[1].0.as_str(), found[1].2.as_deref()),
        ("files[0]", Some("image/png"))
    );
    assert!(
        found[1]
            .1
            .as_deref()
            .unwrap()
            .starts_with("SPOILER_kätzchen")
    );
    assert_eq!(&found[1].3[..], b"\x89PNG");
    assert_eq!(
        (found[2].0.as_str(), found[2].1.as_deref(), found[2].3.len()),
        ("files[1]", Some("log.txt"), 100_000)
    );
}

#[tokio::test]
async fn a_raw_request_takes_the_same_way() {
    let raw = RawRequest {
        method: "put".into(),
        path: "/brand-new/1".into(),
        query: Map::from_iter([("flag".into(), json!(true))]),
        body: Some(json!([1, 2])),
        reason: Some("why not".into()),
        ..RawRequest::default()
    };
    let seen = sent(raw.request().unwrap()).await;
    assert_eq!(
        (seen.method.as_str(), seen.path.as_str()),
        ("PUT", "/brand-new/1?flag=true")
    );
    assert_eq!(seen.json(), json!([1, 2]));
    assert_eq!(seen.header("x-audit-log-reason"), Some("why%20not"));
}

#[tokio::test]
async fn the_token_stays_at_home_where_the_path_has_its_own() {
    let raw = |path: &str| RawRequest {
        method: "POST".into(),
        path: path.into(),
        ..RawRequest::default()
    };
    assert_eq!(
        sent(raw("/webhooks/1/t0ken").request().unwrap())
            .await
            .header("authorization"),
        None
    );
    assert_eq!(
        sent(raw("/interactions/1/t0ken/callback").request().unwrap())
            .await
            .header("authorization"),
        None
    );
    assert!(
        sent(raw("/channels/1/webhooks").request().unwrap())
            .await
            .header("authorization")
            .is_some()
    );
}

//! The three transports say the same.

use serde_json::{Value, json};

use crate::stranger::*;

async fn guilds_over(query: &str, pieces: usize) -> (Vec<Value>, usize, usize) {
    let sandbox = demo();
    if pieces > 0 {
        sandbox
            .act_json("split_frames", json!({ "pieces": pieces }))
            .unwrap();
    }
    let mut gateway = Gateway::open(&sandbox, query).await;
    assert_eq!(gateway.payload().await["op"], 10);
    gateway.send(identify(&sandbox.bot_token(), ALL)).await;
    let ready = gateway.event("READY").await;
    let mut names = Vec::new();
    for _ in ready["guilds"].as_array().unwrap() {
        names.push(gateway.event("GUILD_CREATE").await["name"].clone());
    }
    sandbox
        .act_json(
            "burst",
            json!({ "channel": "general", "author": "basil", "count": 500 }),
        )
        .unwrap();
    for number in 0..500 {
        assert_eq!(
            gateway.event("MESSAGE_CREATE").await["content"],
            format!("message {number}")
        );
    }
    // Hello, READY, three guilds, the messages.
    (names, gateway.messages, 1 + 1 + 3 + 500)
}

#[tokio::test]
async fn plain_zlib_and_zstd_carry_the_same() {
    for query in [
        "?v=10&encoding=json",
        "?v=10&encoding=json&compress=zlib-stream",
        "?v=10&encoding=json&compress=zstd-stream",
    ] {
        let (names, messages, payloads) = guilds_over(query, 0).await;
        assert_eq!(
            names,
            ["Godot Workshop", "The Dice Tavern", "Quiet Corner"],
            "{query}"
        );
        assert_eq!(messages, payloads, "{query}");
    }
}

#[tokio::test]
async fn split_frames_are_still_whole_messages_but_for_zlib() {
    for (query, per_payload) in [
        ("?v=10&encoding=json", 1),
        ("?v=10&encoding=json&compress=zlib-stream", 3),
        ("?v=10&encoding=json&compress=zstd-stream", 1),
    ] {
        let (names, messages, payloads) = guilds_over(query, 3).await;
        assert_eq!(names.len(), 3);
        assert_eq!(messages, payloads * per_payload, "{query}");
    }
}

#[tokio::test]
async fn compress_in_identify_makes_each_payload_a_packet() {
    let sandbox = demo();
    let (mut socket, _) = tokio_tungstenite::connect_async(format!(
        "{}/gateway?v=10&encoding=json",
        sandbox.url().replace("http", "ws")
    ))
    .await
    .unwrap();
    use futures_util::{SinkExt, StreamExt};
    use tokio_tungstenite::tungstenite::Message;
    let mut payload = identify(&sandbox.bot_token(), 1);
    payload["d"]["compress"] = json!(true);
    assert!(
        socket.next().await.unwrap().unwrap().is_text(),
        "Hello comes before the wish"
    );
    socket
        .send(Message::text(payload.to_string()))
        .await
        .unwrap();
    let packet = socket.next().await.unwrap().unwrap();
    assert!(packet.is_binary());
    let ready: Value =
        serde_json::from_reader(flate2::read::ZlibDecoder::new(&packet.into_data()[..])).unwrap();
    assert_eq!(ready["t"], "READY");
}

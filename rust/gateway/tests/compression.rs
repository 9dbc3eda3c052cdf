//! `zlib-stream` and `zstd-stream` on a complete connection.

mod fake;

use discord_gateway::{Compression, Disconnect, InflateError, ShardConfig};
use discord_model::Token;
use fake::Fake;
use tokio_tungstenite::tungstenite::Message;

const BOTH: [Compression; 2] = [Compression::ZlibStream, Compression::ZstdStream];

#[tokio::test(start_paused = true)]
async fn is_asked_for_and_read() {
    for (compression, asked) in BOTH
        .into_iter()
        .zip(["&compress=zlib-stream", "&compress=zstd-stream"])
    {
        let mut fake = Fake::compressed(compression);
        let mut server = fake.ready().await;
        assert!(server.url.as_str().ends_with(asked));
        let big = format!("\"{}\"", "ü".repeat(200_000));
        server.dispatch("BIG", 2, &big).await;
        server.dispatch("SMALL", 3, "1").await;
        fake.recorded.event().await;
        assert_eq!(fake.recorded.event().await, ("BIG".into(), 2, big));
        assert_eq!(fake.recorded.event().await, ("SMALL".into(), 3, "1".into()));
    }
}

#[test]
fn the_faster_one_is_the_default() {
    let config = ShardConfig::new(
        Token::new(fake::TOKEN),
        0,
        url::Url::parse(fake::MAIN).unwrap(),
    );
    assert_eq!(config.compression, Compression::ZstdStream);
}

#[tokio::test(start_paused = true)]
async fn a_message_of_zlib_may_come_in_several_frames() {
    let mut fake = Fake::compressed(Compression::ZlibStream);
    let mut server = fake.ready().await;
    fake.recorded.event().await;
    for size in [1, 2, 3, 7] {
        let packet = server
            .packet(r#"{"op":0,"s":2,"t":"SPLIT","d":"abcdefghijklmnopqrstuvwxyz"}"#)
            .unwrap();
        for piece in packet.chunks(size) {
            server.send_raw(Message::binary(piece.to_vec())).await;
            server.send_raw(Message::Ping("between".into())).await;
        }
        assert_eq!(
            fake.recorded.event().await.2,
            r#""abcdefghijklmnopqrstuvwxyz""#
        );
    }
}

#[tokio::test(start_paused = true)]
async fn damage_costs_the_connection_but_not_the_session_and_the_next_has_a_new_context() {
    for compression in BOTH {
        let mut fake = Fake::compressed(compression);
        let mut server = fake.ready().await;
        server.send_raw(Message::binary(vec![0xff; 64])).await;
        assert_eq!(
            fake.recorded.disconnected().await,
            (Disconnect::Inflate(InflateError::Corrupt), true)
        );
        assert_eq!(server.closed().await, Some(4000));
        let asked = server.url.query().map(str::to_owned);
        drop(server);
        let (mut server, _) = fake.resumed().await;
        assert_eq!(server.url.query().map(str::to_owned), asked);
        server.dispatch("AFTER", 9, "1").await;
        while fake.recorded.event().await.0 != "AFTER" {}
    }
}

#[tokio::test(start_paused = true)]
async fn a_truncated_message_is_not_guessed_at() {
    for compression in BOTH {
        let mut fake = Fake::compressed(compression);
        let mut server = fake.ready().await;
        fake.recorded.event().await;
        let packet = server
            .packet(r#"{"op":0,"s":2,"t":"CUT","d":"0123456789"}"#)
            .unwrap();
        server
            .send_raw(Message::binary(packet[..packet.len() - 9].to_vec()))
            .await;
        server.dispatch("NEXT", 3, "1").await;
        let (reason, resume) = fake.recorded.disconnected().await;
        assert!(
            matches!(reason, Disconnect::Inflate(_) | Disconnect::Unreadable(_)) && resume,
            "{reason}"
        );
        // Events that could not be inflated are requested again.
        let (_server, request) = fake.resumed().await;
        assert_eq!(request["seq"], 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_truncated_last_message_is_noticed_by_the_heartbeat_at_the_latest() {
    for compression in BOTH {
        let mut fake = Fake::compressed(compression);
        let mut server = fake.ready().await;
        server.receive_op(1).await;
        let packet = server.packet(r#"{"op":11}"#).unwrap();
        server
            .send_raw(Message::binary(packet[..packet.len() - 2].to_vec()))
            .await;
        let (reason, resume) = fake.recorded.disconnected().await;
        assert!(
            matches!(reason, Disconnect::Zombie | Disconnect::Unreadable(_)) && resume,
            "{reason}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_compresses_late_or_never_is_understood() {
    for compression in BOTH {
        let mut fake = Fake::compressed(compression);
        let mut server = fake.accept().await;
        for payload in [
            r#"{"op":10,"d":{"heartbeat_interval":45000}}"#,
            r#"{"op":0,"s":1,"t":"PLAIN","d":{}}"#,
        ] {
            server.send_raw(Message::text(payload)).await;
        }
        server.receive_op(2).await;
        assert_eq!(fake.recorded.event().await.0, "PLAIN");
        server.dispatch("COMPRESSED", 2, "{}").await;
        assert_eq!(fake.recorded.event().await.0, "COMPRESSED");
    }
}

/// So many that another thread inflates some of them, and a large one among them.
#[tokio::test(start_paused = true)]
async fn a_burst_is_read_in_order_up_to_its_last_message() {
    for compression in BOTH {
        let mut fake = Fake::compressed(compression);
        let mut server = fake.ready().await;
        fake.recorded.event().await;
        let payload = |number: u64| {
            let mut random = fastrand::Rng::with_seed(number);
            let length = if number == 500 { 300_000 } else { 400 };
            let text: String = (0..length).map(|_| random.alphanumeric()).collect();
            format!("\"{text}\"")
        };
        for number in 2..1_000 {
            server.dispatch("BURST", number, &payload(number)).await;
        }
        server.close(4000).await;
        for number in 2..1_000 {
            let (_, sequence, data) = fake.recorded.event().await;
            assert_eq!((sequence, data), (number, payload(number)));
        }
        let (reason, resume) = fake.recorded.disconnected().await;
        assert!(resume, "{reason}");
        assert_eq!(fake.shard.session().unwrap().sequence, 999);
    }
}

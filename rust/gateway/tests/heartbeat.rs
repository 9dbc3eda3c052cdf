//! Heartbeats: their times, their acknowledgments, and the effect of missing acknowledgments.

mod fake;

use std::time::Duration;

use discord_gateway::{Disconnect, Lifecycle};
use fake::{Fake, RESUME};
use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use tokio::time::{Instant, advance, sleep, timeout};
use tokio_tungstenite::tungstenite::Message;

const INTERVAL: u64 = 40_000;

/// A timeout against hangs, in real time.
const HANG: Duration = Duration::from_secs(120);

#[tokio::test(start_paused = true)]
async fn the_first_beat_is_jittered_and_the_next_ones_keep_the_interval() {
    let mut firsts = Vec::new();
    for _ in 0..8 {
        let mut fake = Fake::plain();
        let mut server = fake.accept().await;
        server.hello(INTERVAL).await;
        let hello = Instant::now();
        server.receive_op(2).await;
        server.ready("s", 7).await;
        server.receive_op(1).await;
        firsts.push(hello.elapsed().as_millis() as u64);
        let mut last = Instant::now();
        for _ in 0..3 {
            server.send(r#"{"op":11}"#).await;
            server.receive_op(1).await;
            assert_eq!(last.elapsed().as_millis() as u64 / 10, INTERVAL / 10);
            last = Instant::now();
        }
    }
    assert!(
        firsts.iter().all(|first| *first <= INTERVAL + 1),
        "{firsts:?}"
    );
    assert!(
        firsts.iter().any(|first| first.abs_diff(firsts[0]) > 100),
        "no jitter: {firsts:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn the_latency_is_known_after_an_acknowledgement() {
    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    // The first regular heartbeat is due much later.
    server.hello(3_600_000).await;
    server.receive_op(2).await;
    let begun = Instant::now();
    server
        .dispatch("READY", 1, r#"{"session_id":"s","guilds":[]}"#)
        .await;
    assert_eq!(fake.shard.latency(), None);
    server.receive_op(1).await;
    assert!(
        begun.elapsed() < Duration::from_millis(10),
        "right after Ready"
    );
    sleep(Duration::from_millis(70)).await;
    server.send(r#"{"op":11}"#).await;
    while fake.shard.latency().is_none() {
        sleep(Duration::from_millis(1)).await;
    }
    let latency = fake.shard.latency().unwrap().as_millis();
    assert!((70..80).contains(&latency), "{latency}");
    drop(server);
    fake.recorded.disconnected().await;
    assert_eq!(fake.shard.latency(), None);
}

#[tokio::test(start_paused = true)]
async fn a_beat_before_any_event_is_null_and_the_server_may_ask_for_one() {
    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    server.hello(3_600_000).await;
    server.receive_op(2).await;
    let asked = Instant::now();
    server.send(r#"{"op":1,"s":null,"t":null,"d":null}"#).await;
    assert_eq!(server.receive_op(1).await, json!(null));
    server.ready("s", 5).await;
    server.send(r#"{"op":1}"#).await;
    assert_eq!(server.receive_op(1).await, json!(5));
    assert!(asked.elapsed() < Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn a_dead_connection_is_noticed_within_one_interval_and_resumed() {
    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    server.hello(INTERVAL).await;
    server.receive_op(2).await;
    server.ready("abc", 1).await;
    server.receive_op(1).await;
    let heartbeat = Instant::now();
    server.dispatch("SOMETHING", 9, "1").await;
    assert_eq!(
        fake.recorded.disconnected().await,
        (Disconnect::Zombie, true)
    );
    let noticed = heartbeat.elapsed();
    assert!(
        noticed <= Duration::from_millis(INTERVAL + 300),
        "{noticed:?}"
    );
    // This code keeps the session.
    assert_eq!(server.closed().await, Some(4000));

    let mut server = fake.accept().await;
    assert_eq!(server.url.as_str(), format!("{RESUME}/?v=10&encoding=json"));
    server.hello(INTERVAL).await;
    let resume = server.receive_op(6).await;
    assert_eq!(
        (&resume["session_id"], &resume["seq"]),
        (&json!("abc"), &json!(9))
    );
    server.dispatch("RESUMED", 10, "null").await;
    assert_eq!(fake.recorded.until_live().await, Lifecycle::Resumed);
    // The new connection is not affected by the missing acknowledgments of the old one.
    for _ in 0..3 {
        assert_eq!(server.receive_op(1).await, json!(10));
        server.send(r#"{"op":11}"#).await;
    }
}

#[tokio::test(start_paused = true)]
async fn an_acknowledgement_behind_a_burst_counts() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    server.receive_op(1).await;
    // A stalled machine: all messages arrive, but the shard reads them only when the next heartbeat is already due.
    for sequence in 2..32 {
        server.dispatch("BURST", sequence, "1").await;
    }
    server.send(r#"{"op":11}"#).await;
    advance(Duration::from_millis(45_001)).await;
    assert_eq!(fake.recorded.event().await.1, 1);
    for sequence in 2..32 {
        assert_eq!(fake.recorded.event().await.1, sequence);
    }
    server.receive_op(1).await;
    assert!(fake.shard.latency().is_some());
}

#[tokio::test(start_paused = true)]
async fn traffic_does_not_stand_in_for_acknowledgements() {
    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    server.hello(1_000).await;
    server.receive_op(2).await;
    server.ready("s", 1).await;
    server.receive_op(1).await;
    let heartbeat = Instant::now();
    let drip = async {
        for sequence in 2.. {
            server.dispatch("DRIP", sequence, "1").await;
            sleep(Duration::from_millis(45)).await;
        }
    };
    tokio::select! {
        () = drip => unreachable!(),
        (reason, resume) = fake.recorded.disconnected() => assert_eq!((reason, resume), (Disconnect::Zombie, true)),
    }
    assert!(
        heartbeat.elapsed() < Duration::from_millis(1_300),
        "{:?}",
        heartbeat.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn a_burst_leaves_others_their_turn() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    let burst = async {
        for sequence in 0..1_000 {
            server.dispatch("BURST", sequence, "1").await;
        }
    };
    // All messages are sent before the shard receives any of them.
    tokio::task::unconstrained(burst).await;
    tokio::task::yield_now().await;
    let handled = fake.recorded.events.len();
    assert!(
        (1..1_000).contains(&handled),
        "{handled} events without a pause"
    );
}

/// In real time: a burst that the shard processes for several intervals must not lose the connection.
#[tokio::test]
async fn a_burst_of_many_intervals_costs_no_beat_and_no_event() {
    const EVENTS: u64 = 60_000;
    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    server.hello(100).await;
    server.receive_op(2).await;
    server.ready("s", 1).await;
    let (mut sink, mut beats) = server.split();
    let (acks, mut pending) = tokio::sync::mpsc::unbounded_channel();
    let burst = async {
        let padding = format!("\"{}\"", "x".repeat(500));
        for sequence in 2..EVENTS {
            while pending.try_recv().is_ok() {
                sink.send(Message::text(r#"{"op":11}"#)).await.unwrap();
            }
            let event = format!(r#"{{"op":0,"s":{sequence},"t":"BURST","d":{padding}}}"#);
            sink.send(Message::text(event)).await.unwrap();
        }
    };
    let mut beaten = 0;
    let watch = async {
        while let Some(Ok(_)) = beats.next().await {
            beaten += 1;
            acks.send(()).unwrap();
        }
    };
    let listen = async {
        for sequence in 1..EVENTS {
            assert_eq!(fake.recorded.event().await.1, sequence);
        }
    };
    let begun = Instant::now();
    tokio::select! {
        whole = timeout(HANG, async { tokio::join!(burst, listen) }) => drop(whole.unwrap()),
        () = watch => panic!("the shard hung up after {:?}", begun.elapsed()),
    }
    let due = begun.elapsed().as_millis() / 100;
    assert!(beaten >= due / 2, "{beaten} beats in {due} intervals");
}

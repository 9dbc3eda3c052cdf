//! The handshake of a connection, up to Ready.

mod fake;

use std::time::Duration;

use discord_gateway::{
    Activity, Awaited, Disconnect, IdentifyQueue, Lifecycle, SessionStartLimit, Status,
    UpdatePresence,
};
use fake::{Fake, TOKEN};
use serde_json::json;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

#[tokio::test(start_paused = true)]
async fn hello_identify_ready() {
    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    assert_eq!(
        server.url.as_str(),
        "wss://gateway.test/?v=10&encoding=json"
    );
    server.hello(45_000).await;
    assert_eq!(
        server.receive_op(2).await,
        json!({
            "token": TOKEN,
            "properties": {"os": std::env::consts::OS, "browser": "discord-godot", "device": "discord-godot"},
            "large_threshold": 250,
            "shard": [0, 1],
            "intents": 513,
        })
    );
    assert_eq!(fake.shard.session(), None);
    server.ready("abc", 1).await;
    server.dispatch("NEW_THING", 2, r#"{"a": [1, null]}"#).await;
    assert_eq!(
        fake.recorded.change().await,
        Lifecycle::Connecting {
            attempt: 1,
            resume: false
        }
    );
    assert_eq!(fake.recorded.change().await, Lifecycle::Connected);
    assert_eq!(fake.recorded.change().await, Lifecycle::Ready);
    assert_eq!(fake.recorded.event().await.0, "READY");
    // The payload is dispatched exactly as it was sent, including spaces.
    assert_eq!(
        fake.recorded.event().await,
        ("NEW_THING".into(), 2, r#"{"a": [1, null]}"#.into())
    );
    let session = fake.shard.session().unwrap();
    assert_eq!((&*session.id, session.sequence), ("abc", 2));
}

#[tokio::test(start_paused = true)]
async fn identify_carries_the_presence_and_the_shard() {
    let mut fake = Fake::with(|config| {
        config.shard = (3, 16);
        config.large_threshold = 9;
        let activity = Activity {
            name: "chess".into(),
            ..Activity::default()
        };
        config.presence = Some(UpdatePresence {
            status: Status::Idle,
            activities: vec![activity],
            ..UpdatePresence::default()
        });
    });
    let mut server = fake.accept().await;
    server.hello(45_000).await;
    let identify = server.receive_op(2).await;
    assert_eq!(
        (&identify["shard"], &identify["large_threshold"]),
        (&json!([3, 16]), &json!(50))
    );
    assert_eq!(identify["presence"]["status"], "idle");
    assert_eq!(
        identify["presence"]["activities"],
        json!([{"name": "chess", "type": 0}])
    );
    server.ready("s", 1).await;
    // The presence is not sent a second time.
    fake.shard.send(fake::command(1)).unwrap();
    assert_eq!(server.receive_op(31).await["guild_ids"], json!(["1"]));
}

#[tokio::test(start_paused = true)]
async fn a_presence_that_does_not_fit_beside_the_rest_follows() {
    let name = "n".repeat(3950);
    let mut fake = Fake::with(|config| {
        let activity = Activity {
            name: name.clone(),
            ..Activity::default()
        };
        config.presence = Some(UpdatePresence {
            activities: vec![activity],
            ..UpdatePresence::default()
        });
    });
    let mut server = fake.accept().await;
    server.hello(45_000).await;
    assert_eq!(server.receive_op(2).await["presence"], json!(null));
    server.ready("s", 1).await;
    assert_eq!(server.receive_op(3).await["activities"][0]["name"], name);
}

#[tokio::test(start_paused = true)]
async fn a_silent_server_is_left_in_every_state() {
    let mut fake = Fake::plain();
    let begun = Instant::now();
    let mut server = fake.accept().await;
    assert_eq!(
        fake.recorded.disconnected().await,
        (Disconnect::TimedOut(Awaited::Hello), false)
    );
    assert_eq!(begun.elapsed().as_secs(), 20);
    assert_eq!(server.closed().await, Some(4000));

    let mut server = fake.accept().await;
    server.hello(3_600_000).await;
    server.receive_op(2).await;
    assert_eq!(
        fake.recorded.disconnected().await,
        (Disconnect::TimedOut(Awaited::Ready), false)
    );

    let server = fake.ready().await;
    drop(server);
    let mut server = fake.accept().await;
    server.hello(3_600_000).await;
    server.receive_op(6).await;
    fake.recorded.disconnected().await;
    assert_eq!(
        fake.recorded.disconnected().await,
        (Disconnect::TimedOut(Awaited::Resumed), true)
    );
}

#[tokio::test(start_paused = true)]
async fn shards_of_one_bot_identify_one_after_the_other() {
    let queue = IdentifyQueue::default();
    let mut first = Fake::with(|config| config.identify = queue.clone());
    let mut second = Fake::with(|config| (config.identify, config.shard) = (queue.clone(), (1, 2)));
    let begun = Instant::now();
    let (mut a, mut b) = (first.accept().await, second.accept().await);
    a.hello(45_000).await;
    b.hello(45_000).await;
    a.receive_op(2).await;
    assert_eq!(begun.elapsed().as_secs(), 0);
    b.receive_op(2).await;
    let waited = begun.elapsed();
    assert!((5..6).contains(&waited.as_secs()), "{waited:?}");
    assert_eq!(queue.remaining(), 998);
}

/// Discord requires shards to start in order: the first `max_concurrency` shards before the next ones.
#[tokio::test(start_paused = true)]
async fn shards_identify_in_the_order_in_which_they_were_started() {
    let queue = IdentifyQueue::default();
    let shard =
        |id| Fake::with(|config| (config.identify, config.shard) = (queue.clone(), (id, 2)));
    let (mut first, mut second) = (shard(0), shard(1));
    let begun = Instant::now();
    let (mut a, mut b) = (first.accept().await, second.accept().await);
    b.hello(45_000).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    a.hello(45_000).await;
    a.receive_op(2).await;
    assert_eq!(begun.elapsed().as_secs(), 3);
    b.receive_op(2).await;
    assert_eq!(begun.elapsed().as_secs(), 8);
}

#[tokio::test(start_paused = true)]
async fn without_logins_left_today_it_waits_for_tomorrow() {
    let reset_after = Duration::from_secs(3 * 3600);
    let limit = SessionStartLimit {
        remaining: 0,
        reset_after,
        ..SessionStartLimit::default()
    };
    let mut fake = Fake::with(|config| config.identify = IdentifyQueue::new(limit));
    let begun = Instant::now();
    let Lifecycle::Disconnected {
        reason, retry_in, ..
    } = fake.recorded.change().await
    else {
        panic!()
    };
    assert_eq!(
        (reason.clone(), retry_in),
        (
            Disconnect::IdentifyLimit {
                reset_in: reset_after
            },
            reset_after
        )
    );
    assert!(reason.to_string().contains("180 min"), "{reason}");
    fake.ready().await;
    assert_eq!(begun.elapsed().as_secs(), reset_after.as_secs());
}

#[tokio::test(start_paused = true)]
async fn nonsense_is_answered_with_a_new_connection() {
    for nonsense in [
        Message::text("hello"),
        Message::text("{}"),
        Message::text(r#"{"op":10}"#),
        Message::text(r#"{"op":10,"d":{"heartbeat_interval":-5}}"#),
        Message::binary(vec![0xff, 0xfe, 0x00]),
    ] {
        let mut fake = Fake::plain();
        let mut server = fake.accept().await;
        server.send_raw(nonsense.clone()).await;
        let (reason, resume) = fake.recorded.disconnected().await;
        assert!(
            matches!(reason, Disconnect::Unreadable(_)) && !resume,
            "{nonsense:?}: {reason}"
        );
        assert_eq!(server.closed().await, Some(4000));
        fake.ready().await;
    }
}

#[tokio::test(start_paused = true)]
async fn unknown_things_do_no_harm() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    fake.recorded.event().await;
    for payload in [
        r#"{"op":99,"d":{}}"#,
        r#"{"op":0,"d":{}}"#,
        r#"{"op":10,"d":7}"#,
        r#"{"op":11}"#,
    ] {
        server.send(payload).await;
    }
    server.send_raw(Message::Ping("p".into())).await;
    // An event without a sequence number does not change the last one.
    server.send(r#"{"op":0,"t":"ODD"}"#).await;
    assert_eq!(
        fake.recorded.event().await,
        ("ODD".into(), 1, "null".into())
    );
}

#[tokio::test(start_paused = true)]
async fn a_ready_that_cannot_be_read_is_handed_on_all_the_same() {
    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    server.hello(45_000).await;
    server.receive_op(2).await;
    server.dispatch("READY", 1, "[1]").await;
    assert_eq!(fake.recorded.until_live().await, Lifecycle::Ready);
    assert_eq!(
        fake.recorded.event().await,
        ("READY".into(), 1, "[1]".into())
    );
    drop(server);
    assert!(!fake.recorded.disconnected().await.1);
    fake.ready().await;
}

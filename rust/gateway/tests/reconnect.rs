//! Reconnecting because the program requests it, and what a handler sees of a connection.

mod fake;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use discord_gateway::{Disconnect, Dispatch, Handler, Lifecycle, ReconnectRequest, StopReason};
use fake::{Fake, Recorder, TOKEN};
use tokio::time::Instant;

const RESUME: ReconnectRequest = ReconnectRequest {
    resume: true,
    delay: None,
    sequence: None,
};

const BEGIN_ANEW: ReconnectRequest = ReconnectRequest {
    resume: false,
    ..RESUME
};

#[tokio::test(start_paused = true)]
async fn a_session_is_resumed_at_once_and_keeps_its_age() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    tokio::time::sleep(Duration::from_secs(10)).await;
    fake.shard.reconnect(RESUME);
    assert_eq!(server.closed().await, Some(4000));
    drop(server);
    let reason = Disconnect::Requested(RESUME);
    assert_eq!(fake.recorded.disconnected().await, (reason, true));
    let (_server, resume) = fake.resumed().await;
    assert_eq!(resume["session_id"], "session");
    let age = fake.shard.session_age().unwrap();
    assert!(age >= Duration::from_secs(10), "{age:?}");
}

#[tokio::test(start_paused = true)]
async fn a_new_session_begins_and_the_old_one_ends() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    fake.shard.reconnect(BEGIN_ANEW);
    assert_eq!(server.closed().await, Some(1000));
    drop(server);
    fake.ready().await;
}

#[tokio::test(start_paused = true)]
async fn the_delay_can_be_chosen() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    fake.shard.reconnect(ReconnectRequest {
        delay: Some(Duration::from_secs(7)),
        ..RESUME
    });
    server.closed().await;
    drop(server);
    assert!(fake.stays_away(Duration::from_secs(6)).await);
    fake.resumed().await;
}

#[tokio::test(start_paused = true)]
async fn events_are_sent_again_from_a_sequence_number() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    server.dispatch("A", 41, "1").await;
    fake.recorded.event().await;
    fake.recorded.event().await;
    fake.shard.reconnect(ReconnectRequest {
        sequence: Some(12),
        ..RESUME
    });
    server.closed().await;
    drop(server);
    let (_server, resume) = fake.resumed().await;
    assert_eq!(resume["seq"], 12);
}

#[tokio::test(start_paused = true)]
async fn a_wait_is_cut_short() {
    let mut fake = Fake::refusing(8, |_| {});
    for _ in 0..8 {
        fake.recorded.disconnected().await;
    }
    // The next attempt follows in half a minute or more, and a request without a delay does not change that.
    fake.shard.reconnect(RESUME);
    assert!(fake.stays_away(Duration::from_secs(20)).await);
    let begun = Instant::now();
    fake.shard.reconnect(ReconnectRequest {
        delay: Some(Duration::ZERO),
        ..RESUME
    });
    fake.accept().await;
    assert!(begun.elapsed() < Duration::from_millis(300));
}

#[tokio::test(start_paused = true)]
async fn a_session_can_be_abandoned_while_the_shard_waits() {
    let mut fake = Fake::plain();
    let server = fake.ready().await;
    fake.refuse(1);
    drop(server);
    fake.recorded.disconnected().await;
    fake.recorded.disconnected().await;
    fake.shard.reconnect(BEGIN_ANEW);
    fake.ready().await;
}

#[tokio::test(start_paused = true)]
async fn a_shard_that_was_stopped_does_not_reconnect() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    fake.shard.close_with(4321);
    fake.shard.reconnect(RESUME);
    assert_eq!(server.closed().await, Some(4321));
    drop(server);
    assert_eq!(fake.recorded.stopped().await, StopReason::Requested);
    assert!(fake.shard.session().is_some(), "the code keeps the session");
}

/// A handler that records the payloads of its connection.
struct Listener {
    recorder: Recorder,
    packets: Arc<Mutex<Vec<(char, String)>>>,
}

impl Handler for Listener {
    fn dispatch(&mut self, event: Dispatch<'_>) {
        self.recorder.dispatch(event);
    }

    fn lifecycle(&mut self, change: Lifecycle) {
        self.recorder.lifecycle(change);
    }

    fn packet_sent(&mut self, payload: &str) {
        self.packets
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(('>', payload.to_owned()));
    }

    fn packet_received(&mut self, message: &[u8]) {
        let text = String::from_utf8_lossy(message).into_owned();
        self.packets
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(('<', text));
    }
}

#[tokio::test(start_paused = true)]
async fn a_handler_sees_what_passes_in_order() {
    let packets = Arc::new(Mutex::new(Vec::new()));
    let seen = packets.clone();
    let mut fake = Fake::handled_by(|recorder| Listener {
        recorder,
        packets: seen,
    });
    let _server = fake.ready().await;
    let packets = packets.lock().unwrap();
    let begins = |index: usize, way, text: &str| {
        let (seen, payload): &(char, String) = &packets[index];
        assert_eq!(*seen, way, "{payload}");
        assert!(payload.contains(text), "{payload}");
    };
    begins(0, '<', r#""op":10"#);
    begins(1, '>', r#""op":2"#);
    begins(2, '<', "READY");
    assert!(packets[1].1.contains(TOKEN), "the handler has to hide it");
}

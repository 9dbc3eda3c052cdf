//! The recovery after the end of a connection: a resume, a new session, or none.

mod fake;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use discord_gateway::{
    Compression, Disconnect, Dispatch, Fatal, Handler, Lifecycle, Session, StopReason,
};
use fake::{Fake, MAIN, RESUME, Recorder, TOKEN};
use serde_json::json;
use tokio::time::Instant;

#[tokio::test(start_paused = true)]
async fn reconnect_is_followed_at_once_and_resumed() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    server.dispatch("A", 41, "1").await;
    tokio::time::sleep(Duration::from_secs(10)).await;
    server.send(r#"{"op":7,"d":null,"s":null,"t":null}"#).await;
    let asked = Instant::now();
    assert_eq!(server.closed().await, Some(4000));
    drop(server);
    let (_server, resume) = fake.resumed().await;
    assert_eq!(
        resume,
        json!({"token": TOKEN, "session_id": "session", "seq": 41})
    );
    assert!(
        asked.elapsed() < Duration::from_millis(300),
        "{:?}",
        asked.elapsed()
    );
    assert_eq!(fake.shard.session().unwrap().sequence, 42);
}

#[tokio::test(start_paused = true)]
async fn reconnect_may_come_before_hello() {
    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    server.send(r#"{"op":7}"#).await;
    assert_eq!(
        fake.recorded.disconnected().await,
        (Disconnect::Reconnect, false)
    );
    fake.ready().await;
}

#[tokio::test(start_paused = true)]
async fn missed_events_are_handed_out_before_resumed() {
    let mut fake = Fake::plain();
    drop(fake.ready().await);
    let mut server = fake.accept().await;
    server.hello(3_600_000).await;
    server.receive_op(6).await;
    // A replay that takes longer than the timeout for Resumed is not a timeout.
    for sequence in 2..6 {
        tokio::time::sleep(Duration::from_secs(20)).await;
        server.dispatch("MISSED", sequence, "1").await;
    }
    server.dispatch("RESUMED", 6, "null").await;
    let mut names = Vec::new();
    for _ in 0..6 {
        names.push(fake.recorded.event().await.0);
    }
    assert_eq!(
        names,
        ["READY", "MISSED", "MISSED", "MISSED", "MISSED", "RESUMED"]
    );
}

#[tokio::test(start_paused = true)]
async fn an_invalid_session_is_resumed_or_begun_anew_as_the_server_says() {
    for (payload, code, resume) in [
        (r#"{"op":9,"d":true}"#, 4000, true),
        (r#"{"op":9,"d":false}"#, 1000, false),
        (r#"{"op":9}"#, 1000, false),
    ] {
        let mut fake = Fake::plain();
        let mut server = fake.ready().await;
        server.send(payload).await;
        assert_eq!(server.closed().await, Some(code));
        let reason = Disconnect::InvalidSession { resumable: resume };
        assert_eq!(fake.recorded.disconnected().await, (reason, resume));
        let mut server = fake.accept().await;
        server.hello(45_000).await;
        server.receive_op(if resume { 6 } else { 2 }).await;
        // A new session begins at the main URL.
        assert_eq!(server.url.as_str().starts_with(RESUME), resume);
    }
}

#[tokio::test(start_paused = true)]
async fn every_close_code_is_answered_as_its_class_demands() {
    for code in [1000, 1001, 1006 + 5, 4000, 4001, 4002, 4005, 4008] {
        assert_eq!(recovery_after_close(code).await, Some(6), "{code}");
    }
    for code in [4003, 4007, 4009] {
        assert_eq!(recovery_after_close(code).await, Some(2), "{code}");
    }
    for code in [4004, 4010, 4011, 4012, 4013, 4014] {
        assert_eq!(recovery_after_close(code).await, None, "{code}");
    }
}

/// Returns the first opcode that is sent after this close code. `None` if the shard ends.
async fn recovery_after_close(code: u16) -> Option<u64> {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    server.close(code).await;
    if let Some(fatal) = Fatal::from_close_code(code) {
        assert_eq!(fake.recorded.stopped().await, StopReason::Fatal(fatal));
        assert_eq!(fake.shard.session(), None);
        fake.shard.stopped().await;
        return None;
    }
    let (reason, _) = fake.recorded.disconnected().await;
    assert_eq!(
        reason,
        Disconnect::Closed {
            code: Some(code),
            reason: "as the test says".into()
        }
    );
    let mut server = fake.accept().await;
    server.hello(45_000).await;
    server.receive_other().await["op"].as_u64()
}

#[tokio::test(start_paused = true)]
async fn a_lost_connection_is_resumed() {
    let mut fake = Fake::plain();
    drop(fake.ready().await);
    let (reason, resume) = fake.recorded.disconnected().await;
    assert!(matches!(reason, Disconnect::Lost(_)) && resume, "{reason}");
    fake.resumed().await;
}

#[tokio::test(start_paused = true)]
async fn if_the_resume_url_is_out_of_reach_the_main_one_is_dialed_with_the_same_session() {
    let mut fake = Fake::plain();
    let server = fake.ready().await;
    fake.refuse(1);
    drop(server);
    assert!(
        fake.refused
            .recv()
            .await
            .unwrap()
            .as_str()
            .starts_with(RESUME)
    );
    let mut server = fake.accept().await;
    assert!(server.url.as_str().starts_with(MAIN));
    server.hello(45_000).await;
    assert_eq!(server.receive_op(6).await["session_id"], "session");
}

#[tokio::test(start_paused = true)]
async fn a_session_that_cannot_be_resumed_is_given_up_after_five_attempts() {
    let mut fake = Fake::plain();
    drop(fake.ready().await);
    for _ in 0..5 {
        let mut server = fake.accept().await;
        server.hello(45_000).await;
        server.receive_op(6).await;
    }
    let mut server = fake.accept().await;
    server.hello(45_000).await;
    server.receive_op(2).await;
}

#[tokio::test(start_paused = true)]
async fn an_unreachable_gateway_is_tried_for_ever_at_growing_intervals() {
    let mut fake = Fake::refusing(40, |_| {});
    let mut waits = Vec::new();
    while waits.len() < 40 {
        if let Lifecycle::Disconnected {
            reason, retry_in, ..
        } = fake.recorded.change().await
        {
            assert!(
                reason.to_string().contains("check the internet connection"),
                "{reason}"
            );
            waits.push(retry_in.as_secs_f64());
        }
    }
    for (n, wait) in waits.iter().enumerate() {
        let whole = 2f64.powi(n as i32).min(60.0);
        assert!((whole / 2.0..=whole).contains(wait), "wait {n}: {wait}");
    }
    let mut server = fake.accept().await;
    server.hello(45_000).await;
    server.receive_op(2).await;
}

#[tokio::test(start_paused = true)]
async fn a_server_that_greets_and_hangs_up_is_not_called_without_pause() {
    let mut fake = Fake::plain();
    drop(fake.ready().await);
    let begun = Instant::now();
    for _ in 0..20 {
        drop(fake.resumed().await);
    }
    assert!(
        begun.elapsed() >= Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn a_saved_session_goes_on_in_a_new_shard() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    fake.shard.suspend();
    // The code is important: 1000 would end the session.
    assert_eq!(server.closed().await, Some(4000));
    drop(server);
    assert_eq!(fake.recorded.stopped().await, StopReason::Requested);
    let session: Session =
        serde_json::from_value(serde_json::to_value(fake.shard.session()).unwrap()).unwrap();

    let mut fake = Fake::with(|config| {
        config.compression = Compression::None;
        config.session = Some(session);
    });
    assert_eq!(
        fake.recorded.change().await,
        Lifecycle::Connecting {
            attempt: 1,
            resume: true
        }
    );
    let (server, resume) = fake.resumed().await;
    assert!(server.url.as_str().starts_with(RESUME));
    assert_eq!(
        (&resume["session_id"], &resume["seq"]),
        (&json!("session"), &json!(1))
    );
}

/// Returns a shard that starts with this session.
fn with_session(resume_url: &str) -> Fake {
    Fake::with(|config| {
        config.compression = Compression::None;
        config.session = Some(Session {
            id: "saved".into(),
            sequence: 7,
            resume_url: Some(resume_url.into()),
        });
    })
}

#[tokio::test(start_paused = true)]
async fn a_saved_session_that_is_not_known_anymore_is_replaced_by_a_new_one() {
    for refusal in [r#"{"op":9,"d":false}"#, "close"] {
        let mut fake = with_session(RESUME);
        let mut server = fake.accept().await;
        server.hello(45_000).await;
        assert_eq!(server.receive_op(6).await["session_id"], "saved");
        match refusal {
            "close" => server.close(4009).await,
            payload => server.send(payload).await,
        }
        let server = fake.ready().await;
        assert!(server.url.as_str().starts_with(MAIN), "{}", server.url);
        let session = fake.shard.session().unwrap();
        assert_eq!((&*session.id, session.sequence), ("session", 1));
    }
}

#[tokio::test(start_paused = true)]
async fn the_token_is_not_sent_to_the_url_of_a_saved_session_of_somebody_else() {
    for url in ["wss://evil.example.com", "ws://resume.gateway.test", "?"] {
        let mut fake = with_session(url);
        let change = fake.recorded.change().await;
        assert!(
            matches!(&change, Lifecycle::ResumeUrlRefused(_)),
            "{change:?}"
        );
        let (server, resume) = fake.resumed().await;
        assert!(server.url.as_str().starts_with(MAIN), "{}", server.url);
        assert_eq!(
            (&resume["session_id"], &resume["seq"]),
            (&json!("saved"), &json!(7))
        );
    }
}

/// A handler that is full from the event `LAST` on, until `full` is cleared.
struct Bounded {
    full: Arc<AtomicBool>,
    recorder: Recorder,
}

impl Handler for Bounded {
    fn dispatch(&mut self, event: Dispatch<'_>) {
        if event.name == "LAST" {
            self.full.store(true, Ordering::Relaxed);
        }
        self.recorder.dispatch(event);
    }

    fn lifecycle(&mut self, change: Lifecycle) {
        self.recorder.lifecycle(change);
    }

    fn is_full(&self) -> bool {
        self.full.load(Ordering::Relaxed)
    }
}

#[tokio::test(start_paused = true)]
async fn a_full_handler_leaves_the_connection_and_resumes_when_it_has_room() {
    let full = Arc::new(AtomicBool::new(false));
    let mut fake = Fake::handled_by(|recorder| Bounded {
        full: full.clone(),
        recorder,
    });
    let mut server = fake.ready().await;
    server.dispatch("LAST", 2, "1").await;
    assert_eq!(server.closed().await, Some(4000), "the session lives on");
    assert_eq!(
        fake.recorded.disconnected().await,
        (Disconnect::HandlerFull, true)
    );
    assert!(fake.stays_away(Duration::from_secs(600)).await);
    full.store(false, Ordering::Relaxed);
    let (_server, resume) = fake.resumed().await;
    assert_eq!(resume["seq"], 2, "what came last was handed out");
}

#[tokio::test(start_paused = true)]
async fn the_token_is_not_sent_to_a_resume_url_of_somebody_else() {
    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    server.hello(45_000).await;
    server.receive_op(2).await;
    let data = r#"{"session_id":"s","resume_gateway_url":"wss://evil.example.com","guilds":[]}"#;
    server.dispatch("READY", 1, data).await;
    loop {
        if let Lifecycle::ResumeUrlRefused(refused) = fake.recorded.change().await {
            assert!(
                refused.to_string().contains("evil.example.com"),
                "{refused}"
            );
            break;
        }
    }
    drop(server);
    let (server, resume) = fake.resumed().await;
    assert!(server.url.as_str().starts_with(MAIN), "{}", server.url);
    assert_eq!(resume["session_id"], "s");
}

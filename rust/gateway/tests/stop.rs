//! Stopping a shard, in every state.

mod fake;

use std::time::Duration;

use discord_gateway::{DialError, Dialer, Fatal};
use discord_gateway::{Dispatch, Handler, Lifecycle, SendError, Shard, ShardConfig, StopReason};
use discord_model::Token;
use fake::{Fake, command};
use tokio::io::DuplexStream;
use tokio::time::{Instant, timeout};
use tokio_tungstenite::WebSocketStream;
use url::Url;

/// A quarter of a second, plus some time for the machine.
const QUICK: Duration = Duration::from_millis(300);

async fn stops(mut fake: Fake) {
    let begun = Instant::now();
    fake.shard.close();
    assert_eq!(fake.recorded.stopped().await, StopReason::Requested);
    fake.shard.stopped().await;
    fake.shard.stopped().await;
    assert!(begun.elapsed() <= QUICK, "{:?}", begun.elapsed());
    assert!(fake.shard.is_stopped());
    assert_eq!(fake.shard.session(), None);
    assert_eq!(fake.shard.send(command(1)), Err(SendError::Stopped));
}

#[tokio::test(start_paused = true)]
async fn logging_out_closes_with_1000() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    let (code, ()) = tokio::join!(server.closed(), stops(fake));
    assert_eq!(code, Some(1000));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_answer_the_close_is_not_waited_for() {
    let mut fake = Fake::plain();
    let _server = fake.ready().await;
    stops(fake).await;
}

#[tokio::test(start_paused = true)]
async fn before_hello_and_before_ready() {
    let mut fake = Fake::plain();
    let _server = fake.accept().await;
    stops(fake).await;

    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    server.hello(45_000).await;
    server.receive_op(2).await;
    stops(fake).await;
}

#[tokio::test(start_paused = true)]
async fn while_waiting_for_the_next_attempt() {
    let mut fake = Fake::refusing(10, |_| {});
    for _ in 0..4 {
        fake.recorded.disconnected().await;
    }
    stops(fake).await;
}

#[tokio::test(start_paused = true)]
async fn dropping_the_shard_ends_it() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    let Fake {
        shard,
        mut recorded,
        ..
    } = fake;
    drop(shard);
    assert_eq!(server.closed().await, Some(1000));
    drop(server);
    assert_eq!(recorded.stopped().await, StopReason::Requested);
}

/// A dialer that never connects.
struct BlackHole;

impl Dialer for BlackHole {
    type Stream = DuplexStream;

    async fn dial(&self, _: &Url) -> Result<WebSocketStream<DuplexStream>, DialError> {
        std::future::pending().await
    }
}

struct Deaf;

impl Handler for Deaf {
    fn dispatch(&mut self, _: Dispatch<'_>) {}
    fn lifecycle(&mut self, _: Lifecycle) {}
}

#[tokio::test(start_paused = true)]
async fn while_connecting() {
    let config = ShardConfig::new(
        Token::new("t"),
        0,
        Url::parse("wss://nowhere.test").unwrap(),
    );
    let mut shard = Shard::spawn(config, BlackHole, Deaf);
    assert!(
        timeout(Duration::from_secs(300), shard.stopped())
            .await
            .is_err()
    );
    let begun = Instant::now();
    shard.close();
    shard.stopped().await;
    assert_eq!(begun.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_url_that_is_no_gateway_is_fatal() {
    let mut fake = Fake::with(|config| config.url = Url::parse("https://discord.com").unwrap());
    let reason = StopReason::Fatal(Fatal::UnsupportedScheme("https".into()));
    assert_eq!(fake.recorded.stopped().await, reason);
}

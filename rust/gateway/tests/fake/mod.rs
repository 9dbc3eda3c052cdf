//! A gateway that is controlled by a test. It implements WebSocket over pipes in memory, so that tests can pause the
//! time.

// Each test program uses only a part of this module.
#![allow(dead_code)]
// A failure in a helper fails the test, as intended.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod codec;
mod recorded;
mod server;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use discord_gateway::{Command, Compression, DialError, Dialer, Handler, Shard, ShardConfig};
use discord_model::Token;
use tokio::io::DuplexStream;
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::Role;
use url::Url;

pub use recorded::{RecordedEvents, Recorder};
pub use server::Server;

pub const TOKEN: &str = "secret.of.the.bot";
pub const MAIN: &str = "wss://gateway.test";
pub const RESUME: &str = "wss://resume.gateway.test";

/// The number of bytes that a pipe holds before its writer has to wait.
const PIPE: usize = 64 << 10;

/// Passes each connection of a shard to the test.
pub struct FakeDialer {
    servers: mpsc::UnboundedSender<Server>,
    /// The number of dials that fail first.
    refusals: Arc<AtomicUsize>,
    refused: mpsc::UnboundedSender<Url>,
}

impl Dialer for FakeDialer {
    type Stream = DuplexStream;

    async fn dial(&self, url: &Url) -> Result<WebSocketStream<DuplexStream>, DialError> {
        let left = self
            .refusals
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1));
        if left.is_ok() {
            self.refused.send(url.clone()).unwrap();
            let host = url.host_str().unwrap().to_owned();
            return Err(DialError::Connect {
                host,
                port: 443,
                reason: "refused".into(),
            });
        }
        let (ours, theirs) = tokio::io::duplex(PIPE);
        self.servers
            .send(Server::new(theirs, url.clone()).await)
            .unwrap();
        Ok(WebSocketStream::from_raw_socket(ours, Role::Client, None).await)
    }
}

/// A shard, its gateway, and the recorded events.
pub struct Fake {
    pub shard: Shard,
    pub recorded: RecordedEvents,
    pub refused: mpsc::UnboundedReceiver<Url>,
    refusals: Arc<AtomicUsize>,
    servers: mpsc::UnboundedReceiver<Server>,
}

impl Fake {
    /// Creates a shard without compression.
    pub fn plain() -> Self {
        Self::compressed(Compression::None)
    }

    /// Creates a shard with this compression.
    pub fn compressed(compression: Compression) -> Self {
        Self::with(|config| config.compression = compression)
    }

    /// Creates a shard with changes to its configuration.
    pub fn with(change: impl FnOnce(&mut ShardConfig)) -> Self {
        Self::refusing(0, change)
    }

    /// Creates a shard whose first dials fail.
    pub fn refusing(refusals: usize, change: impl FnOnce(&mut ShardConfig)) -> Self {
        Self::new(refusals, change, |recorder| recorder)
    }

    /// Creates a shard without compression whose events are passed to another handler.
    pub fn handled_by<H: Handler>(handler: impl FnOnce(Recorder) -> H) -> Self {
        Self::new(0, |config| config.compression = Compression::None, handler)
    }

    fn new<H: Handler>(
        refusals: usize,
        change: impl FnOnce(&mut ShardConfig),
        handler: impl FnOnce(Recorder) -> H,
    ) -> Self {
        let mut config = ShardConfig::new(Token::new(TOKEN), 513, Url::parse(MAIN).unwrap());
        change(&mut config);
        let (server_sender, servers) = mpsc::unbounded_channel();
        let (refused_sender, refused) = mpsc::unbounded_channel();
        let refusals = Arc::new(AtomicUsize::new(refusals));
        let dialer = FakeDialer {
            servers: server_sender,
            refusals: refusals.clone(),
            refused: refused_sender,
        };
        let (recorder, recorded) = Recorder::new();
        Self {
            shard: Shard::spawn(config, dialer, handler(recorder)),
            recorded,
            refused,
            refusals,
            servers,
        }
    }

    /// Lets the next dials fail.
    pub fn refuse(&self, dials: usize) {
        self.refusals.store(dials, Ordering::SeqCst);
    }

    /// Waits for the next connection.
    pub async fn accept(&mut self) -> Server {
        self.servers.recv().await.expect("the shard has ended")
    }

    /// Waits for the next connection, and runs it up to Ready.
    pub async fn ready(&mut self) -> Server {
        let mut server = self.accept().await;
        server.hello(45_000).await;
        assert_eq!(server.receive_op(2).await["token"], TOKEN);
        server.ready("session", 1).await;
        self.recorded.until_live().await;
        server
    }

    /// Waits for the next connection, and runs it up to Resumed.
    pub async fn resumed(&mut self) -> (Server, serde_json::Value) {
        let mut server = self.accept().await;
        server.hello(45_000).await;
        let resume = server.receive_op(6).await;
        server
            .dispatch("RESUMED", resume["seq"].as_u64().unwrap() + 1, "{}")
            .await;
        self.recorded.until_live().await;
        server.early_beat().await;
        (server, resume)
    }

    /// Returns whether no connection is opened within this time.
    pub async fn stays_away(&mut self, time: std::time::Duration) -> bool {
        tokio::time::timeout(time, self.servers.recv())
            .await
            .is_err()
    }
}

/// Returns a small command with a number that distinguishes it from others.
pub fn command(number: u64) -> Command {
    Command::RequestSoundboardSounds {
        guild_ids: vec![number],
    }
}

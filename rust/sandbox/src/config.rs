//! How a sandbox is set up.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How a sandbox is set up. `Config::default()` is a demo world on a free port of the loopback interface.
#[derive(Clone)]
pub struct Config {
    /// Where to listen. Port 0 takes a free one. Default `127.0.0.1:0`.
    pub address: SocketAddr,
    /// What the world holds at the start. Default [`Preset::Demo`].
    pub preset: Preset,
    /// The bot's token; made at random when `None`.
    pub token: Option<String>,
    /// The heartbeat interval Hello announces, in milliseconds. Default 41250, as Discord has been seen to send.
    pub heartbeat_interval_ms: u64,
    /// Which rate limits requests meet. Default [`LimitMode::Lenient`].
    pub limits: LimitMode,
    /// The privileged intents the portal has granted. Identify with another is closed with 4014. Default: all three.
    pub privileged_intents: u64,
    /// Identifies allowed at once, `max_concurrency` in `GET /gateway/bot`. Held to only under [`LimitMode::Strict`].
    pub max_concurrency: u32,
    /// How many shards `GET /gateway/bot` recommends. Default 1.
    pub shards: u32,
    /// How long a session without a socket can be resumed. Default three minutes.
    pub resume_window: Duration,
    /// How long a bot has to respond to an interaction. Default three seconds.
    pub interaction_deadline: Duration,
    /// How long the token of an interaction is good for. Default fifteen minutes.
    pub interaction_lifetime: Duration,
    /// Messages kept for each channel; the oldest go first. Default 1000.
    pub history: usize,
    /// Events kept for each session to replay on resume; older ones make it unresumable. Default 100,000.
    pub replay: usize,
    /// Bytes that may wait for one gateway client to read before it is cut off. Default 512 MiB.
    pub backlog: usize,
    /// The URL under which clients reach it, without a slash at the end, if that is not the address it listens on: that of a proxy
    /// in front of it. Every URL it names begins with it. Default `None`.
    pub public_url: Option<String>,
    /// A certificate chain and its key (both PEM) to speak TLS with; plain HTTP and WebSocket when `None`.
    pub tls: Option<Tls>,
    /// How calls are encrypted on the voice server, which starts on free ports of the same address when a bot first joins a voice channel.
    /// Its host is `localhost`, and its certificate is signed by an authority of its own: see
    /// [`Sandbox::voice_certificate`](crate::Sandbox::voice_certificate). Default [`VoiceMode::EndToEnd`].
    pub voice: VoiceMode,
    /// What each of its threads does first. A program that is not written in Rust may have to block `SIGPIPE` in them.
    pub thread_start_hook: Option<fn()>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            preset: Preset::Demo,
            token: None,
            heartbeat_interval_ms: 41_250,
            limits: LimitMode::Lenient,
            privileged_intents: crate::gateway::PRIVILEGED,
            max_concurrency: 1,
            shards: 1,
            resume_window: Duration::from_secs(180),
            interaction_deadline: Duration::from_secs(3),
            interaction_lifetime: Duration::from_secs(15 * 60),
            history: 1000,
            replay: 100_000,
            backlog: 512 << 20,
            public_url: None,
            tls: None,
            voice: VoiceMode::EndToEnd,
            thread_start_hook: None,
        }
    }
}

/// A certificate to serve with.
#[derive(Clone)]
pub struct Tls {
    /// The certificate chain, PEM, the server's own first.
    pub certificate: String,
    /// Its private key, PEM.
    pub key: String,
}

/// What the world holds at the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// Three guilds with a dozen simulated users and some messages. The bot is a member of all three.
    #[default]
    Demo,
    /// Only the bot and its owner, and no guild.
    Empty,
    /// Many guilds alike, for benchmarks.
    Big {
        /// How many guilds.
        guilds: u32,
        /// How many members each has, the bot among them.
        members: u32,
    },
}

/// How rate limits are played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitMode {
    /// No limits and no rate limit headers.
    Off,
    /// Discord's headers with ten times its counts: nothing in a demo waits.
    #[default]
    Lenient,
    /// Discord's counts, its hidden sub-limits and its five seconds between identifies.
    Strict,
}

/// How calls are encrypted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoiceMode {
    /// Between a client and the server, but not end to end, as in Discord's stage channels.
    TransportOnly,
    /// In voice channels end to end, and clients that do not support that are refused, as Discord does.
    #[default]
    EndToEnd,
}

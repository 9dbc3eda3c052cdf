//! A bot in a voice channel of the sandbox: over the main gateway, the voice gateway and UDP.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_cache::Change;
use discord_client::ClientEvent;
use discord_engine_tests::{Bot, act};
use discord_gateway::{Command, UpdateVoiceState};
use discord_model::{Guild, Id, User};
use discord_sandbox::{Config, Sandbox, VoiceMode};
use discord_voice::audio::{PcmRingReader, Sample};
use discord_voice::codec::{EncoderSettings, SoundKind};
use discord_voice::connection::{
    NetworkVoiceDialer, VoiceConfig, VoiceConnection, VoiceEngine, VoiceEvent,
};
use discord_voice::gateway::{ConnectionState, StopReason};
use discord_voice::send::{BufferSource, Track, TrackSource};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// Nothing on loopback takes so long unless it hangs.
const LIMIT: Duration = Duration::from_secs(60);

const GUILD: &str = "Godot Workshop";

/// A bot in a voice channel.
struct Caller {
    sandbox: Sandbox,
    bot: Bot,
    user: Id<User>,
    guild: Id<Guild>,
    connection: VoiceConnection,
    /// What is heard of each user, as far as it was read.
    heard: Vec<(Id<User>, PcmRingReader, Vec<Sample>)>,
    _engine: VoiceEngine,
    _runtime: Runtime,
}

impl Caller {
    /// A bot that has asked to join the channel `Lounge`.
    fn joining(mode: VoiceMode) -> Self {
        let sandbox = Sandbox::start(Config {
            voice: mode,
            ..Config::default()
        })
        .unwrap();
        let mut bot = Bot::log_in(&sandbox);
        bot.ready();
        let user = id(&sandbox, "users", "username", "sandy");
        let guild = id(&sandbox, "guilds", "name", GUILD);
        let channel = id(&sandbox, "channels", "name", "Lounge");

        let authority = sandbox.voice_certificate().unwrap();
        let authority = CertificateDer::from_pem_slice(authority.as_bytes()).unwrap();
        let mut roots = rustls::RootCertStore::empty();
        roots.add(authority).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();

        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let engine = VoiceEngine::start().unwrap();
        let config = VoiceConfig {
            guild: Id::new(guild),
            user: Id::new(user),
            channel: Id::new(channel),
            encoder: EncoderSettings::default(),
        };
        let dialer = NetworkVoiceDialer::new(Arc::new(tls));
        let connection = engine.connect(config, dialer, runtime.handle()).unwrap();
        let caller = Self {
            sandbox,
            bot,
            user: Id::new(user),
            guild: Id::new(guild),
            connection,
            heard: Vec::new(),
            _engine: engine,
            _runtime: runtime,
        };
        caller.ask_for(Some(channel));
        caller
    }

    /// A bot in a call that is encrypted end to end.
    fn connected() -> Self {
        let mut caller = Self::joining(VoiceMode::EndToEnd);
        caller.wait_for_event("encryption", |event| {
            matches!(event, VoiceEvent::PrivacyCodeChanged(Some(_)))
        });
        caller
    }

    /// Asks the main gateway to join a channel, or to leave.
    fn ask_for(&self, channel: Option<u64>) {
        let state = UpdateVoiceState {
            guild_id: self.guild.get(),
            channel_id: channel,
            self_mute: false,
            self_deaf: false,
        };
        let command = Command::UpdateVoiceState(state);
        self.bot.client.send(command).unwrap();
    }

    /// Does what an owner of a connection does: passes on the events of the main gateway, and reads what is heard.
    fn step(&mut self) -> Option<VoiceEvent> {
        while let Some(event) = self.bot.client.receive() {
            let ClientEvent::Event {
                prepared: Some(prepared),
                ..
            } = event
            else {
                continue;
            };
            match self.bot.cache.commit(prepared) {
                Change::VoiceStateUpdated { new, .. } if new.user_id == self.user => {
                    let channel = Some(new.channel_id).filter(|id| *id != Id::NONE);
                    let session = new.session_id.to_string();
                    self.connection.state_update(session, channel).ok();
                }
                Change::VoiceServerUpdated { new, .. } => {
                    let endpoint = new.endpoint.as_deref().map(str::to_owned);
                    let endpoint = endpoint.filter(|endpoint| !endpoint.is_empty());
                    self.connection
                        .server_update(new.token.clone(), endpoint)
                        .ok();
                }
                _ => {}
            }
        }
        for (_, reader, samples) in &mut self.heard {
            samples.extend(std::iter::from_fn(|| reader.read()));
        }
        let event = self.connection.try_event();
        if let Some(VoiceEvent::SpeakerAdded { user, ring }) = &event {
            self.heard.push((*user, ring.reader(), Vec::new()));
        }
        event
    }

    /// Waits until `is_done` is satisfied, and returns the events until then.
    fn wait(&mut self, what: &str, mut is_done: impl FnMut(&Self, Option<&VoiceEvent>) -> bool) {
        let started = Instant::now();
        while started.elapsed() < LIMIT {
            let event = self.step();
            if is_done(self, event.as_ref()) {
                return;
            }
            if event.is_none() {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        panic!("{what} did not come: {:?}", self.connection.status());
    }

    fn wait_for_event(&mut self, what: &str, matches: impl Fn(&VoiceEvent) -> bool) {
        self.wait(what, |_, event| event.is_some_and(&matches));
    }

    fn wait_for_state(&mut self, state: ConnectionState) {
        self.wait_for_event(
            &format!("{state:?}"),
            |event| matches!(event, VoiceEvent::StateChanged(changed) if *changed == state),
        );
    }

    fn play(&mut self, hertz: f32, seconds: f32) {
        let samples: Arc<[Sample]> = (0..(seconds * 48_000.0) as usize)
            .map(|at| {
                let turns = (hertz * at as f32 / 48_000.0).fract();
                [(std::f32::consts::TAU * turns).sin() * 0.5; 2]
            })
            .collect();
        let source = TrackSource::Pcm(Box::new(BufferSource::new(samples, false)));
        let track = Track::new(source, SoundKind::Music, 1.0);
        self.connection.play(track).unwrap();
    }

    /// Has a simulated user say a tone of two seconds, and waits until it was heard.
    fn assert_hears(&mut self, user: &str, hertz: f64) {
        let id = Id::new(id(&self.sandbox, "users", "username", user));
        for (_, _, samples) in self.heard.iter_mut().filter(|(of, ..)| *of == id) {
            samples.clear();
        }
        let tone = json!({"guild": GUILD, "user": user, "frequency": hertz, "ms": 2000});
        act(&self.sandbox, "speak_tone", tone);
        let mut loud = Vec::new();
        self.wait(user, |caller, _| {
            let of_user = caller.heard.iter().filter(|(of, ..)| *of == id);
            let samples = of_user.flat_map(|(_, _, samples)| samples);
            let left: Vec<f32> = samples.map(|[left, _]| *left).collect();
            loud = loud_part(&left);
            loud.len() >= 48_000 * 9 / 5
        });
        let frequency = frequency(&loud);
        assert!((frequency - hertz).abs() < hertz / 100.0, "{frequency} Hz");
    }

    /// What the voice server knows of the bot.
    fn seen(&self) -> Value {
        let clients = act(&self.sandbox, "voice_clients", json!({}));
        clients[0].clone()
    }

    fn wait_for_packets(&mut self, count: u64) {
        self.wait("packets", |caller, _| {
            caller.seen()["packets"].as_u64() >= Some(count)
        });
    }
}

/// The id of something in the sandbox.
fn id(sandbox: &Sandbox, list: &str, field: &str, name: &str) -> u64 {
    let state = act(sandbox, "state", json!({}));
    let list = state[list].as_array().unwrap();
    let found = list.iter().find(|entry| entry[field] == name).unwrap();
    found["id"].as_str().unwrap().parse().unwrap()
}

/// The blocks of 10 ms that are loud, one after the other.
fn loud_part(samples: &[f32]) -> Vec<f32> {
    let blocks = samples.chunks_exact(480);
    let loud = blocks.filter(|block| block.iter().any(|sample| sample.abs() > 0.3));
    loud.flatten().copied().collect()
}

/// The frequency of a tone, by its passages through zero.
fn frequency(samples: &[f32]) -> f64 {
    let passages = samples
        .windows(2)
        .filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0);
    passages.count() as f64 * 48_000.0 / samples.len() as f64
}

#[test]
fn speaks_and_hears_in_an_encrypted_call() {
    let mut caller = Caller::joining(VoiceMode::EndToEnd);
    let mut code = None;
    caller.wait("the privacy code", |_, event| {
        if let Some(VoiceEvent::PrivacyCodeChanged(changed)) = event {
            code = changed.clone();
        }
        code.is_some()
    });
    caller.wait("the same code", |caller, _| {
        caller.seen()["privacy_code"] == json!(code)
    });
    // All packets but those that end speech.
    speak_and_hear(caller, 100);
}

#[test]
fn speaks_and_hears_in_a_call_with_transport_encryption() {
    let mut caller = Caller::joining(VoiceMode::TransportOnly);
    caller.wait_for_state(ConnectionState::Connected);
    speak_and_hear(caller, 0);
}

fn speak_and_hear(mut caller: Caller, encrypted: u64) {
    caller.play(660.0, 2.0);
    caller.wait_for_event("the end", |event| {
        matches!(event, VoiceEvent::TrackFinished(_))
    });
    // Two seconds, and the silence that ends speech.
    caller.wait_for_packets(105);
    caller.wait("the end of speech", |caller, _| {
        caller.seen()["speaking"] == 0
    });
    let seen = caller.seen();
    for (field, expected) in [
        ("packets", 105),
        ("encrypted", encrypted),
        ("missing", 0),
        ("silent", 5),
        ("unannounced", 0),
    ] {
        assert_eq!(seen[field], expected, "{field}: {seen}");
    }
    assert_eq!(seen["mode"], "aead_aes256_gcm_rtpsize");
    let frequency = seen["frequency"].as_f64().unwrap();
    assert!((frequency - 660.0).abs() < 7.0, "{frequency} Hz");
    let level = seen["level"].as_f64().unwrap();
    assert!((level - 0.354).abs() < 0.03, "{level}");

    caller.assert_hears("elder", 523.25);
    let stats = caller.connection.status().stats;
    assert_eq!((stats.malformed, stats.not_authentic), (0, 0), "{stats:?}");

    caller.connection.leave().unwrap();
    caller.wait_for_event("the end", |event| {
        matches!(event, VoiceEvent::Stopped(StopReason::Left))
    });
    caller.wait("the end of the session", |caller, _| {
        caller.seen().is_null()
    });
}

#[test]
fn sound_goes_on_when_the_voice_server_crashes() {
    let mut caller = Caller::connected();
    caller.play(440.0, 60.0);
    caller.wait_for_packets(10);
    for code in [json!(4015), Value::Null] {
        act(&caller.sandbox, "close_voice", json!({"code": code}));
        // Somebody joins while the connection is lost.
        let join = json!({"guild": GUILD, "user": "basil", "channel": "Lounge"});
        act(&caller.sandbox, "set_voice_state", join);
        let mut states = Vec::new();
        let basil = Id::new(id(&caller.sandbox, "users", "username", "basil"));
        caller.wait("the missed message", |_, event| {
            if let Some(VoiceEvent::StateChanged(state)) = event {
                states.push(*state);
            }
            matches!(event, Some(VoiceEvent::UserConnected(user)) if *user == basil)
        });
        assert_eq!(
            states,
            [ConnectionState::Resuming, ConnectionState::Connected]
        );
        let leave = json!({"guild": GUILD, "user": "basil"});
        act(&caller.sandbox, "set_voice_state", leave);
        caller.wait_for_event(
            "a message after the resume",
            |event| matches!(event, VoiceEvent::UserDisconnected(user) if *user == basil),
        );
    }
    let packets = caller.seen()["packets"].as_u64().unwrap();
    caller.wait_for_packets(packets + 20);
    // It is the same session: not a packet is missing.
    assert_eq!(caller.seen()["missing"], 0);
    caller.assert_hears("elder", 880.0);
}

#[test]
fn sound_goes_on_after_a_move_and_a_change_of_the_server() {
    let mut caller = Caller::connected();
    caller.play(440.0, 120.0);
    caller.wait_for_packets(10);
    let focus = id(&caller.sandbox, "channels", "name", "Focus");
    let ssrc = caller.seen()["ssrc"].clone();
    let join = json!({"guild": GUILD, "user": "clover", "channel": "Focus"});
    act(&caller.sandbox, "set_voice_state", join);
    let moving = json!({"guild": GUILD, "user": "sandy", "channel": "Focus"});
    act(&caller.sandbox, "set_voice_state", moving);
    caller.wait_for_event(
        "the move",
        |event| matches!(event, VoiceEvent::Moved(channel) if channel.get() == focus),
    );
    caller.wait_for_state(ConnectionState::Connected);
    caller.wait_for_packets(10);
    let seen = caller.seen();
    assert_eq!(seen["channel_id"], focus.to_string());
    assert_ne!(seen["ssrc"], ssrc);
    caller.assert_hears("clover", 700.0);

    for endpoint in [Value::Null, json!("sandbox")] {
        let update = json!({"guild": GUILD, "endpoint": endpoint});
        act(&caller.sandbox, "update_voice_server", update);
    }
    caller.wait_for_state(ConnectionState::Connected);
    caller.wait_for_packets(10);
    caller.assert_hears("clover", 350.0);
}

#[test]
fn a_session_that_the_server_does_not_know_any_more_is_begun_anew() {
    let mut caller = Caller::connected();
    caller.play(440.0, 60.0);
    caller.wait_for_packets(10);
    let lost = json!({"code": 4015, "end_session": true});
    act(&caller.sandbox, "close_voice", lost);
    caller.wait_for_event("the request to rejoin", |event| {
        matches!(event, VoiceEvent::RejoinRequired)
    });
    let lounge = id(&caller.sandbox, "channels", "name", "Lounge");
    caller.ask_for(None);
    caller.ask_for(Some(lounge));
    caller.wait_for_state(ConnectionState::Connected);
    caller.wait_for_packets(10);
}

#[test]
fn a_bad_network_leaves_no_silence() {
    let mut caller = Caller::connected();
    let bad = json!({"loss": 0.05, "duplicates": 0.05, "jitter_ms": 30});
    act(&caller.sandbox, "disturb_voice", bad);
    caller.assert_hears("elder", 440.0);
    let stats = caller.connection.status().stats;
    assert!(stats.malformed + stats.not_authentic == 0, "{stats:?}");
}

#[test]
fn a_kicked_bot_stops_and_a_refused_one_says_why() {
    let mut caller = Caller::connected();
    let kick = json!({"guild": GUILD, "user": "sandy"});
    act(&caller.sandbox, "set_voice_state", kick);
    caller.wait_for_event("the end", |event| {
        matches!(event, VoiceEvent::Stopped(StopReason::Removed))
    });
    let mut caller = Caller::connected();
    act(&caller.sandbox, "close_voice", json!({"code": 4017}));
    caller.wait_for_event("the end", |event| match event {
        VoiceEvent::Stopped(reason) => reason.to_string().contains("DAVE"),
        _ => false,
    });
}

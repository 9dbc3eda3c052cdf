//! A bot in a voice channel of the sandbox.

use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_cache::Change;
use discord_client::ClientEvent;
use discord_client::voice::NetworkVoiceDialer;
use discord_engine_tests::{Bot, act};
use discord_gateway::{Command, UpdateVoiceState};
use discord_model::{Guild, Id, User};
use discord_sandbox::{Config, Sandbox, VoiceMode};
use discord_voice::audio::{PcmRingReader, Sample};
use discord_voice::codec::{EncoderSettings, SoundKind};
use discord_voice::connection::{VoiceConfig, VoiceConnection, VoiceEngine, VoiceEvent};
use discord_voice::gateway::ConnectionState;
use discord_voice::send::{BufferSource, Track, TrackSource};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// Nothing on loopback takes so long unless it hangs.
pub const LIMIT: Duration = Duration::from_secs(60);

pub const GUILD: &str = "Godot Workshop";

/// A bot in a voice channel.
pub struct Caller {
    pub sandbox: Sandbox,
    bot: Bot,
    user: Id<User>,
    guild: Id<Guild>,
    pub connection: VoiceConnection,
    /// The code that the bot sees.
    pub privacy_code: Option<String>,
    /// What is heard of each user, as far as it was read.
    heard: Vec<(Id<User>, PcmRingReader, Vec<Sample>)>,
    _engine: VoiceEngine,
    _runtime: Runtime,
}

impl Caller {
    /// A bot that has asked to join the channel `Lounge`.
    pub fn joining(mode: VoiceMode) -> Self {
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
            privacy_code: None,
            heard: Vec::new(),
            _engine: engine,
            _runtime: runtime,
        };
        caller.ask_for(Some(channel));
        caller
    }

    /// A bot in a call that is encrypted end to end.
    pub fn connected() -> Self {
        let mut caller = Self::joining(VoiceMode::EndToEnd);
        caller.wait_for_event("encryption", |event| {
            matches!(event, VoiceEvent::PrivacyCodeChanged(Some(_)))
        });
        caller
    }

    /// Asks the main gateway to join a channel, or to leave.
    pub fn ask_for(&self, channel: Option<u64>) {
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
    pub fn step(&mut self) -> Option<VoiceEvent> {
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
        if let Some(VoiceEvent::PrivacyCodeChanged(code)) = &event {
            self.privacy_code.clone_from(code);
        }
        if let Some(VoiceEvent::SpeakerAdded { user, ring }) = &event {
            self.heard.push((*user, ring.reader(), Vec::new()));
        }
        event
    }

    /// Waits until `is_done` is satisfied, and returns the events until then.
    pub fn wait(
        &mut self,
        what: &str,
        mut is_done: impl FnMut(&Self, Option<&VoiceEvent>) -> bool,
    ) {
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

    pub fn wait_for_event(&mut self, what: &str, matches: impl Fn(&VoiceEvent) -> bool) {
        self.wait(what, |_, event| event.is_some_and(&matches));
    }

    pub fn wait_for_state(&mut self, state: ConnectionState) {
        self.wait_for_event(
            &format!("{state:?}"),
            |event| matches!(event, VoiceEvent::StateChanged(changed) if *changed == state),
        );
    }

    pub fn play(&mut self, hertz: f32, seconds: f32) {
        self.begin_to_play(hertz, seconds, false);
    }

    /// Plays a tone until the connection ends.
    pub fn play_on(&mut self, hertz: f32) {
        self.begin_to_play(hertz, 1.0, true);
    }

    fn begin_to_play(&mut self, hertz: f32, seconds: f32, repeats: bool) {
        let samples: Arc<[Sample]> = (0..(seconds * 48_000.0) as usize)
            .map(|at| {
                let turns = (hertz * at as f32 / 48_000.0).fract();
                [(std::f32::consts::TAU * turns).sin() * 0.5; 2]
            })
            .collect();
        let source = TrackSource::Pcm(Box::new(BufferSource::new(samples, repeats)));
        let track = Track::new(source, SoundKind::Music, 1.0);
        self.connection.play(track).unwrap();
    }

    /// Has a simulated user say a tone of two seconds, and waits until it was heard.
    pub fn assert_hears(&mut self, user: &str, hertz: f64) {
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
    pub fn seen(&self) -> Value {
        let clients = act(&self.sandbox, "voice_clients", json!({}));
        clients[0].clone()
    }

    pub fn wait_for_packets(&mut self, count: u64) {
        self.wait("packets", |caller, _| {
            caller.seen()["packets"].as_u64() >= Some(count)
        });
    }
}

/// The id of something in the sandbox.
pub fn id(sandbox: &Sandbox, list: &str, field: &str, name: &str) -> u64 {
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

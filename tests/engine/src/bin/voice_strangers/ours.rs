//! The library of this repository in a call.

use std::sync::Arc;

use discord_cache::{Cache, Change};
use discord_client::voice::NetworkVoiceDialer;
use discord_client::{Client, ClientEvent, Config};
use discord_gateway::{Command, UpdateVoiceState};
use discord_model::{Id, Intents, Token};
use discord_voice::audio::{PcmRingReader, Sample};
use discord_voice::codec::SoundKind;
use discord_voice::connection::{VoiceConfig, VoiceConnection, VoiceEvent};
use discord_voice::send::{BufferSource, Track, TrackSource};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::World;

/// A bot in a call.
pub struct Ours {
    client: Client,
    cache: Cache,
    user: u64,
    place: (u64, u64),
    has_asked: bool,
    connection: VoiceConnection,
    code: Option<String>,
    readers: Vec<PcmRingReader>,
    heard: Vec<f64>,
    is_done: bool,
}

impl Ours {
    /// Logs in, and joins a channel of a guild.
    pub fn join(world: &World, token: &str, user: u64, place: (u64, u64)) -> Ours {
        let mut client = Client::new(Config {
            api_url: world.sandbox.url(),
            ..Config::new(
                Token::new(token),
                Intents::GUILDS | Intents::GUILD_VOICE_STATES,
            )
        })
        .unwrap();
        client.login();
        let authority = world.sandbox.voice_certificate().unwrap();
        let authority = CertificateDer::from_pem_slice(authority.as_bytes()).unwrap();
        let mut roots = rustls::RootCertStore::empty();
        roots.add(authority).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let config = VoiceConfig {
            guild: Id::new(place.0),
            user: Id::new(user),
            channel: Id::new(place.1),
            encoder: super::sound::SETTINGS,
        };
        let dialer = NetworkVoiceDialer::new(Arc::new(tls));
        let connecting = world.engine.connect(config, dialer, world.runtime.handle());
        Ours {
            client,
            cache: Cache::default(),
            user,
            place,
            has_asked: false,
            connection: connecting.unwrap(),
            code: None,
            readers: Vec::new(),
            heard: Vec::new(),
            is_done: false,
        }
    }

    /// Passes on the events of the main gateway, and reads what is heard. Returns whether all was said.
    pub fn step(&mut self) -> bool {
        while let Some(event) = self.client.receive() {
            let ClientEvent::Event {
                prepared: Some(prepared),
                ..
            } = event
            else {
                continue;
            };
            match self.cache.commit(prepared) {
                Change::VoiceStateUpdated { new, .. } if new.user_id.get() == self.user => {
                    let channel = Some(new.channel_id).filter(|id| *id != Id::NONE);
                    let session = new.session_id.to_string();
                    self.connection.state_update(session, channel).unwrap();
                }
                Change::VoiceServerUpdated { new, .. } => {
                    let endpoint = new.endpoint.as_deref().map(str::to_owned);
                    let connection = &self.connection;
                    connection
                        .server_update(new.token.clone(), endpoint)
                        .unwrap();
                }
                _ => {}
            }
        }
        let is_there = |cache: &Cache| {
            let mut guilds = cache.guilds();
            guilds.any(|entry| entry.guild().id.get() == self.place.0 && !entry.guild().unavailable)
        };
        if !self.has_asked && is_there(&self.cache) {
            self.has_asked = true;
            let state = UpdateVoiceState {
                guild_id: self.place.0,
                channel_id: Some(self.place.1),
                self_mute: false,
                self_deaf: false,
            };
            let command = Command::UpdateVoiceState(state);
            self.client.send(command).unwrap();
        }
        for reader in &mut self.readers {
            let samples = std::iter::from_fn(|| reader.read());
            self.heard.extend(samples.map(|[left, _]| f64::from(left)));
        }
        while let Some(event) = self.connection.try_event() {
            match event {
                VoiceEvent::PrivacyCodeChanged(code) => self.code = code,
                VoiceEvent::SpeakerAdded { ring, .. } => self.readers.push(ring.reader()),
                VoiceEvent::TrackFinished(_) => self.is_done = true,
                VoiceEvent::Stopped(reason) => panic!("{reason:?}"),
                _ => {}
            }
        }
        self.is_done
    }

    pub fn code(&mut self) -> Option<String> {
        self.step();
        self.code.clone()
    }

    pub fn speak(&mut self, samples: &[Sample]) {
        let source = BufferSource::new(samples.into(), false);
        let source = TrackSource::Pcm(Box::new(source));
        let track = Track::new(source, SoundKind::Music, 1.0);
        self.connection.play(track).unwrap();
    }

    /// The samples that were heard, and how many packets were lost.
    pub fn finish(mut self) -> (Vec<f64>, u64) {
        self.step();
        let stats = self.connection.status().stats;
        let lost = stats.speakers.values().map(|speaker| speaker.jitter.lost);
        (self.heard, lost.sum())
    }
}

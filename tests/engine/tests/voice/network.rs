//! The way to the voice server: certificates and proxies, as a client has them.

use std::time::{Duration, Instant};

use discord_client::voice::{VoiceConnections, VoiceJoin, VoiceNotice};
use discord_client::{ClientError, ClientEvent, Config, ProxySettings};
use discord_engine_tests::connect_proxy::ConnectProxy;
use discord_engine_tests::{Bot, act, config};
use discord_model::{Id, Intents};
use discord_sandbox::{Sandbox, Tls};
use discord_voice::codec::SoundKind;
use discord_voice::send::{BufferSource, Track, TrackSource};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::json;

use super::caller::{GUILD, LIMIT, id};

/// A client with voice connections.
struct VoiceBot {
    sandbox: Sandbox,
    bot: Bot,
    voice: VoiceConnections,
}

impl VoiceBot {
    /// A bot that is logged in. `trusts` is whether it trusts the voice server.
    fn new(trusts: bool, proxy: Option<ProxySettings>) -> Self {
        // The proxy supports nothing but connections over TLS.
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
        let sandbox = Sandbox::start(discord_sandbox::Config {
            tls: Some(Tls {
                certificate: cert.pem(),
                key: signing_key.serialize_pem(),
            }),
            ..discord_sandbox::Config::default()
        });
        let sandbox = sandbox.unwrap();
        let authority = sandbox.voice_certificate().unwrap();
        let authority = CertificateDer::from_pem_slice(authority.as_bytes()).unwrap();
        let mut extra_roots = vec![cert.der().clone()];
        extra_roots.extend(trusts.then_some(authority));
        let config = config(&sandbox);
        let mut bot = Bot::with(Config {
            extra_roots,
            proxy: proxy.unwrap_or_else(|| config.proxy.clone()),
            ..config
        });
        bot.ready();
        Self {
            sandbox,
            bot,
            voice: VoiceConnections::default(),
        }
    }

    /// Joins a channel.
    fn join(&mut self) -> Result<(), ClientError> {
        let join = VoiceJoin {
            guild: Id::new(id(&self.sandbox, "guilds", "name", GUILD)),
            channel: Id::new(id(&self.sandbox, "channels", "name", "Lounge")),
            self_mute: false,
            self_deaf: false,
            max_bitrate: None,
        };
        let now = Instant::now();
        let (client, cache) = (Some(&self.bot.client), &self.bot.cache);
        self.voice
            .join(&join, client, cache, Intents::UNPRIVILEGED, now)?;
        while now.elapsed() < LIMIT {
            match self.step() {
                Some(VoiceNotice::Joined) => return Ok(()),
                Some(VoiceNotice::Ended(error)) => return Err(error.unwrap()),
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        }
        panic!("neither joined nor refused");
    }

    fn step(&mut self) -> Option<VoiceNotice> {
        while let Some(event) = self.bot.client.receive() {
            if let ClientEvent::Event {
                prepared: Some(prepared),
                ..
            } = event
            {
                self.bot.cache.commit(prepared);
            }
        }
        let (client, cache) = (Some(&self.bot.client), &self.bot.cache);
        let notice = self.voice.process_frame(client, cache, Instant::now());
        notice.map(|(_, notice)| notice)
    }
}

#[test]
fn a_certificate_that_is_not_trusted_is_a_clear_error() {
    let mut bot = VoiceBot::new(false, None);
    let begun = Instant::now();
    let error = bot.join().unwrap_err();
    let text = format!("{} {}", error.message, error.remedy);
    for part in ["localhost", "certificate", "`trusted_certificates`"] {
        assert!(text.contains(part), "{text}");
    }
    // It is not tried again and again.
    assert!(begun.elapsed() < Duration::from_secs(20), "{text}");
}

#[test]
fn the_web_socket_goes_through_the_proxy_and_sound_does_not() {
    let proxy = ConnectProxy::start(false);
    let mut bot = VoiceBot::new(true, Some(proxy.settings("")));
    let before = proxy.requests().len();
    bot.join().unwrap();
    let requests = proxy.requests().split_off(before);
    assert_eq!(requests.len(), 1, "{requests:?}");
    assert!(
        requests[0].starts_with("CONNECT localhost:"),
        "{requests:?}"
    );

    let guild = Id::new(id(&bot.sandbox, "guilds", "name", GUILD));
    let connection = bot.voice.id_in(guild).unwrap();
    let source = BufferSource::new(vec![[0.1; 2]; 48_000].into(), false);
    let source = TrackSource::Pcm(Box::new(source));
    let track = Track::new(source, SoundKind::Music, 1.0);
    let connection = bot.voice.connection(connection).unwrap();
    connection.play(track).unwrap();
    let begun = Instant::now();
    while act(&bot.sandbox, "voice_clients", json!({}))[0]["packets"].as_u64() < Some(20) {
        assert!(begun.elapsed() < LIMIT, "no sound");
        bot.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(proxy.requests().len(), before + 1);
}

//! Our library as a process that does what it is told, like those of the other libraries. See [`super::program`] for the orders.

use std::fs::File;
use std::io::{BufRead, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use discord_client::voice::NetworkVoiceDialer;
use discord_model::Id;
use discord_voice::audio::{FRAME_SAMPLES, PcmRing, Sample};
use discord_voice::codec::{EncoderSettings, SoundKind};
use discord_voice::connection::{VoiceConfig, VoiceConnection, VoiceEngine, VoiceEvent};
use discord_voice::files::DcaReader;
use discord_voice::gateway::ConnectionState;
use discord_voice::receive::Playback;
use discord_voice::send::{BufferSource, Track, TrackSource};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tokio::runtime::Runtime;

use super::program::{BITRATE, is_sound};

/// How often what is heard is taken out.
const FRAME: Duration = Duration::from_millis(20);
/// How often events are looked at, if nothing is heard.
const WITHOUT_SOUND: Duration = Duration::from_millis(100);
/// The rate of the sound.
const RATE: f64 = 48_000.0;

/// Runs until the orders end. `certificate` is the file with the certificate to trust.
pub fn run(certificate: &Path) -> Result<()> {
    let mut program = Program::new(certificate)?;
    say("name ours");
    let orders = orders();
    let mut next = Instant::now() + FRAME;
    loop {
        match orders.recv_timeout(next.saturating_duration_since(Instant::now())) {
            Ok(order) => {
                if !program.obey(&order)? {
                    return Ok(());
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                next += if program.is_listening {
                    FRAME
                } else {
                    WITHOUT_SOUND
                };
                program.frame()?;
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

/// The lines of the standard input.
fn orders() -> Receiver<String> {
    let (sender, orders) = channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    orders
}

/// Prints a line at once.
fn say(line: &str) {
    let mut output = std::io::stdout().lock();
    // Without a reader the program is about to end.
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}

/// What is played on all connections.
#[derive(Clone)]
enum Music {
    Samples(Arc<[Sample]>),
    Packets(Arc<[u8]>),
}

impl Music {
    fn track(&self) -> Result<Track> {
        let source = match self {
            Music::Samples(samples) => {
                TrackSource::Pcm(Box::new(BufferSource::new(samples.clone(), false)))
            }
            Music::Packets(file) => {
                let file = std::io::Cursor::new(file.clone());
                TrackSource::Packets(Box::new(DcaReader::new(file)?))
            }
        };
        Ok(Track::new(source, SoundKind::Music, 1.0))
    }
}

struct Program {
    tls: Arc<rustls::ClientConfig>,
    // Before the runtime: the connections end with the engine.
    engine: VoiceEngine,
    runtime: Runtime,
    connections: Vec<(String, VoiceConnection)>,
    music: Option<Music>,
    is_listening: bool,
    record: Option<BufWriter<File>>,
    heard: Vec<Playback>,
    /// How many frames with sound were heard.
    frames: u64,
}

impl Program {
    fn new(certificate: &Path) -> Result<Program> {
        let mut roots = rustls::RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(certificate)?)?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Program {
            tls: Arc::new(tls),
            engine: VoiceEngine::start()?,
            // As many threads as the addon has for everything but sound.
            runtime: tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()?,
            connections: Vec::new(),
            music: None,
            is_listening: false,
            record: None,
            heard: Vec::new(),
            frames: 0,
        })
    }

    /// Follows an order. Returns whether there may be more of them.
    fn obey(&mut self, order: &str) -> Result<bool> {
        let words: Vec<&str> = order.split_whitespace().collect();
        match words.as_slice() {
            ["join", guild, channel, user, session, token, endpoint] => {
                self.join([guild, channel, user], session, token, endpoint)?;
            }
            ["pcm", file] => {
                let bytes = std::fs::read(file)?;
                let samples = bytes.as_chunks::<4>().0.iter().map(|[a, b, c, d]| {
                    [[*a, *b], [*c, *d]].map(|it| f32::from(i16::from_le_bytes(it)) / 32_768.0)
                });
                self.play(Music::Samples(samples.collect()))?;
            }
            ["dca", file] => self.play(Music::Packets(std::fs::read(file)?.into()))?,
            ["listen"] => self.is_listening = true,
            ["record", file] => {
                self.is_listening = true;
                self.record = Some(BufWriter::new(File::create(file)?));
            }
            ["heard"] => {
                if let Some(record) = &mut self.record {
                    record.flush()?;
                }
                say(&format!("heard {}", self.frames));
            }
            ["quit"] => return Ok(false),
            _ => bail!("{order:?} is no order"),
        }
        Ok(true)
    }

    fn join(&mut self, ids: [&str; 3], session: &str, token: &str, endpoint: &str) -> Result<()> {
        let [guild, channel, user] = ids.map(str::parse::<u64>);
        let config = VoiceConfig {
            guild: Id::new(guild?),
            user: Id::new(user?),
            channel: Id::new(channel?),
            encoder: EncoderSettings {
                bitrate: BITRATE,
                ..EncoderSettings::default()
            },
        };
        let dialer = NetworkVoiceDialer::new(self.tls.clone());
        let runtime = self.runtime.handle();
        let mut connection = self.engine.connect(config, dialer, runtime)?;
        connection.state_update(session.to_owned(), Some(config.channel))?;
        connection.server_update(token.into(), Some(endpoint.to_owned()))?;
        if let Some(music) = &self.music {
            connection.play(music.track()?)?;
        }
        self.connections.push((ids[0].to_owned(), connection));
        Ok(())
    }

    fn play(&mut self, music: Music) -> Result<()> {
        for (_, connection) in &mut self.connections {
            connection.play(music.track()?)?;
        }
        self.music = Some(music);
        Ok(())
    }

    /// Takes the events, and 20 ms of what is heard.
    fn frame(&mut self) -> Result<()> {
        let mut added: Vec<PcmRing> = Vec::new();
        for (guild, connection) in &mut self.connections {
            while let Some(event) = connection.try_event() {
                match event {
                    VoiceEvent::StateChanged(ConnectionState::Connected) => {
                        say(&format!("joined {guild}"));
                    }
                    VoiceEvent::SpeakerAdded { ring, .. } if self.is_listening => added.push(ring),
                    VoiceEvent::Stopped(reason) => bail!("{reason:?}"),
                    _ => {}
                }
            }
        }
        let added = added.iter().map(|ring| Playback::new(ring.reader()));
        self.heard.extend(added);
        let mut frame = [[0.0; 2]; FRAME_SAMPLES];
        for playback in &mut self.heard {
            playback.mix(RATE, 1.0, frame.iter_mut());
            let samples = frame.map(|sample| sample.map(|it| (it * 32_767.0) as i16));
            self.frames += u64::from(is_sound(samples.as_flattened()));
            if let Some(record) = &mut self.record {
                for sample in samples.as_flattened() {
                    record
                        .write_all(&sample.to_le_bytes())
                        .context("what is heard cannot be written")?;
                }
            }
        }
        Ok(())
    }
}

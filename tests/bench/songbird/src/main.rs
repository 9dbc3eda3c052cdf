//! songbird as a process that does what it is told, for the voice benchmark. See `tests/bench/src/voice/program.rs` for the orders.

use std::fs::File;
use std::io::{BufRead, BufWriter, Cursor, Write};
use std::num::NonZeroU64;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, bail};
use async_trait::async_trait;
use songbird::driver::{Bitrate, DecodeConfig, DecodeMode};
use songbird::id::{ChannelId, GuildId, UserId};
use songbird::input::{Input, RawAdapter};
use songbird::{Config, ConnectionInfo, CoreEvent, Driver, Event, EventContext, EventHandler};
use tokio::runtime::Runtime;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The bitrate of what is sent, in bits per second.
const BITRATE: i32 = 96_000;
/// The samples in 20 ms of two channels.
const FRAME: usize = 1920;
/// A frame whose loudest sample is louder is sound.
const QUIET: i16 = 328;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let mut program = Program {
        runtime,
        drivers: Vec::new(),
        music: None,
        is_listening: false,
        ears: Arc::default(),
    };
    say("name songbird 0.6.1");
    for order in std::io::stdin().lock().lines() {
        if !program.obey(&order?)? {
            break;
        }
    }
    // The threads of the library do not end by themselves.
    std::process::exit(0)
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
    /// Samples of two channels as bytes of `f32`.
    Samples(Arc<[u8]>),
    /// A DCA file.
    Packets(Arc<[u8]>),
}

impl Music {
    fn input(&self) -> Input {
        match self {
            Music::Samples(bytes) => RawAdapter::new(Cursor::new(bytes.clone()), 48_000, 2).into(),
            Music::Packets(file) => Input::from(file.clone()),
        }
    }
}

struct Program {
    runtime: Runtime,
    drivers: Vec<Driver>,
    music: Option<Music>,
    is_listening: bool,
    ears: Arc<Ears>,
}

impl Program {
    /// Follows an order. Returns whether there may be more of them.
    fn obey(&mut self, order: &str) -> Result<bool> {
        let words: Vec<&str> = order.split_whitespace().collect();
        match words.as_slice() {
            ["join", guild, channel, user, session, token, endpoint] => {
                self.join([guild, channel, user], [session, token, endpoint])?;
            }
            ["pcm", file] => {
                let bytes = std::fs::read(file)?;
                let samples = bytes.as_chunks().0.iter();
                let samples = samples.map(|it| f32::from(i16::from_le_bytes(*it)) / 32_768.0);
                let bytes: Vec<u8> = samples.flat_map(f32::to_le_bytes).collect();
                self.play(Music::Samples(bytes.into()));
            }
            ["dca", file] => self.play(Music::Packets(std::fs::read(file)?.into())),
            ["listen"] => self.is_listening = true,
            ["record", file] => {
                self.is_listening = true;
                *self.ears.record() = Some(BufWriter::new(File::create(file)?));
            }
            ["heard"] => {
                if let Some(record) = &mut *self.ears.record() {
                    record.flush()?;
                }
                say(&format!(
                    "heard {}",
                    self.ears.frames.load(Ordering::Relaxed)
                ));
            }
            ["quit"] => return Ok(false),
            _ => bail!("{order:?} is no order"),
        }
        Ok(true)
    }

    fn join(&mut self, ids: [&str; 3], [session, token, endpoint]: [&str; 3]) -> Result<()> {
        let [guild, channel, user] = ids.map(str::parse::<NonZeroU64>);
        let info = ConnectionInfo {
            channel_id: ChannelId(channel?),
            endpoint: endpoint.to_owned(),
            guild_id: GuildId(guild?),
            session_id: session.to_owned(),
            token: token.to_owned(),
            user_id: UserId(user?),
        };
        let mode = if self.is_listening {
            DecodeMode::Decode(DecodeConfig::default())
        } else {
            DecodeMode::Decrypt
        };
        let _runtime = self.runtime.enter();
        let mut driver = Driver::new(Config::default().decode_mode(mode));
        driver.set_bitrate(Bitrate::Bits(BITRATE));
        if self.is_listening {
            let listener = Listener(self.ears.clone());
            driver.add_global_event(CoreEvent::VoiceTick.into(), listener);
        }
        if let Some(music) = &self.music {
            driver.play_input(music.input());
        }
        let connecting = driver.connect(info);
        let guild = ids[0].to_owned();
        self.runtime.spawn(async move {
            match connecting.await {
                Ok(()) => say(&format!("joined {guild}")),
                Err(error) => say(&format!("error {error}")),
            }
        });
        self.drivers.push(driver);
        Ok(())
    }

    fn play(&mut self, music: Music) {
        for driver in &mut self.drivers {
            driver.play_input(music.input());
        }
        self.music = Some(music);
    }
}

/// What was heard.
#[derive(Default)]
struct Ears {
    /// Frames with sound.
    frames: AtomicU64,
    record: Mutex<Option<BufWriter<File>>>,
}

impl Ears {
    fn record(&self) -> std::sync::MutexGuard<'_, Option<BufWriter<File>>> {
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes 20 ms of somebody.
    fn hear(&self, samples: &[i16]) {
        let is_sound = samples
            .iter()
            .any(|sample| sample.unsigned_abs() > QUIET.unsigned_abs());
        self.frames
            .fetch_add(u64::from(is_sound), Ordering::Relaxed);
        if let Some(record) = &mut *self.record() {
            let bytes: Vec<u8> = samples.iter().flat_map(|it| it.to_le_bytes()).collect();
            if let Err(error) = record.write_all(&bytes) {
                say(&format!("error {error}"));
            }
        }
    }
}

struct Listener(Arc<Ears>);

#[async_trait]
impl EventHandler for Listener {
    async fn act(&self, context: &EventContext<'_>) -> Option<Event> {
        if let EventContext::VoiceTick(tick) = context {
            for voice in tick.speaking.values() {
                self.0
                    .hear(voice.decoded_voice.as_deref().unwrap_or_default());
            }
            // A recording goes on while somebody known is silent.
            for _ in &tick.silent {
                self.0.hear(&[0; FRAME]);
            }
        }
        None
    }
}

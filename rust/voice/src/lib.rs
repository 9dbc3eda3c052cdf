//! Discord's voice protocol, without Godot: the voice gateway, encrypted RTP over UDP, end-to-end encryption, and sound.
//!
//! ```no_run
//! use discord_model::Id;
//! use discord_voice::codec::{EncoderSettings, SoundKind};
//! use discord_voice::connection::{VoiceConfig, VoiceDialer, VoiceEngine, VoiceEvent};
//! use discord_voice::files::OggReader;
//! use discord_voice::receive::Playback;
//! use discord_voice::send::{Track, TrackSource};
//!
//! # async fn example(dialer: impl VoiceDialer) -> Result<(), Box<dyn std::error::Error>> {
//! let engine = VoiceEngine::start()?;
//! // The main gateway was asked to join the channel.
//! let config = VoiceConfig {
//!     guild: Id::new(41771983423143937),
//!     user: Id::new(104694319306248192),
//!     channel: Id::new(127121515262115840),
//!     encoder: EncoderSettings::default(),
//! };
//! let runtime = tokio::runtime::Handle::current();
//! let mut connection = engine.connect(config, dialer, &runtime)?;
//! // What the main gateway answers, in either order, now and later.
//! connection.state_update("session id".to_owned(), Some(config.channel))?;
//! connection.server_update("token".into(), Some("sweetwater-12345.discord.media:2048".to_owned()))?;
//!
//! // The voice thread must not wait for a disk.
//! let file = OggReader::new(std::io::Cursor::new(std::fs::read("music.opus")?))?;
//! let volume = file.volume();
//! let source = TrackSource::Packets(Box::new(file));
//! connection.play(Track::new(source, SoundKind::Music, volume))?;
//!
//! while let Some(event) = connection.event().await {
//!     match event {
//!         VoiceEvent::SpeakerAdded { user, ring } => {
//!             // An audio thread calls `playback.mix`.
//!             let playback = Playback::new(ring.reader());
//!             println!("{user} can be heard: {playback:?}");
//!         }
//!         VoiceEvent::TrackFinished(_) => connection.leave()?,
//!         _ => {}
//!     }
//! }
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

pub mod audio;
pub mod codec;
pub mod connection;
pub mod dave;
pub mod files;
pub mod gateway;
pub mod receive;
pub mod send;
pub mod wire;

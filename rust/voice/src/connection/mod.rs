//! A connection to a voice channel, over the network.
//!
//! `task` runs the gateway of a connection on a tokio runtime, and receives its datagrams. `engine` is the voice thread, which has the
//! `media` of all connections and sends their packets. Work of the end-to-end encryption that takes milliseconds is done by a third thread.

mod dave_slot;
mod dialer;
mod engine;
mod event;
mod held_packets;
mod media;
#[cfg(test)]
mod media_group_tests;
mod media_message;
#[cfg(test)]
mod media_tests;
mod task;
#[cfg(test)]
mod tests;
mod udp;
mod voice_connection;
mod web_socket;

pub use self::dialer::{MAX_MESSAGE_BYTES, VoiceDialer};
pub use self::engine::EngineError;
pub use self::event::{VoiceEvent, VoiceStatus};
pub use self::media_message::MediaStats;
pub use self::voice_connection::{VoiceCommandError, VoiceConfig, VoiceConnection, VoiceEngine};
pub use tokio_tungstenite::WebSocketStream;

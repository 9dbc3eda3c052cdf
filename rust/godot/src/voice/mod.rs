//! Voice channels: the classes of connections, of the users who are heard, and of tracks.
//!
//! - `connection`, `speaker`, `track` and `websocket` are classes for scripts. Their states are in `active_connection`, `speaker_state` and
//!   `active_track`; `registry` has the connections of a client.
//! - `join` begins connections, `process` runs once per frame: it handles what the client reports, and takes sound from the inputs of
//!   tracks.
//! - `speaker_stream` and `speaker_playback` play a user. `speaker_playback` is the only class with a method that another thread calls.
//! - `stream_input`, `bus_input` and `microphone` are inputs of tracks, with `sample_queue` and `clocked_queue` between them and the voice
//!   thread. `packet_file` has the Opus packets of a file, which `file_loading` reads in the background.
//! - `recording` writes what users say to a file, in the background.

mod active_connection;
mod active_track;
mod bus_input;
mod clocked_queue;
mod connection;
mod fade;
mod file_loading;
mod join;
mod level_meter;
mod microphone;
mod packet_file;
mod playing;
mod process;
mod recording;
mod registry;
mod sample_queue;
mod speaker;
mod speaker_playback;
mod speaker_sound;
mod speaker_state;
mod speaker_stream;
mod stream_input;
mod track;
mod websocket;

pub use connection::DiscordVoiceConnection;
pub use join::{JoinOptions, join};
pub use process::{begin_frame, end_all, process_frame};
pub use registry::VoiceRegistry;
pub use websocket::DiscordVoiceWebSocket;

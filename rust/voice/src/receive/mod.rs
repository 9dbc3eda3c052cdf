//! From received packets to sound.

mod jitter;
mod jitter_buffer;
mod playback;
mod speaker;
#[cfg(test)]
mod tests;

pub use self::jitter::JitterEstimator;
pub use self::jitter_buffer::{JitterBuffer, JitterStats, Playout};
pub use self::playback::Playback;
pub use self::speaker::{Speaker, SpeakerStats, SpeakingChange};

//! From sound to packets.

mod mixer;
mod pacer;
mod source;
mod track;
mod transmitter;

pub use self::mixer::{MixOutput, Mixer, TrackId};
pub use self::pacer::{FRAME_TIME, Pacer, Ticks};
pub use self::source::{BufferSource, PacketSource, PcmSource, QueueSource, SourceState};
pub use self::track::{Track, TrackSource};
pub use self::transmitter::{Transmission, Transmitter};

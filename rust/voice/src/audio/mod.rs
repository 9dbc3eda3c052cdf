//! Sound as samples: 48 kHz, two channels, `f32` from -1 to 1.

mod convert;
mod drift;
mod limit;
mod queue;
mod resampler;
mod ring;
mod slots;

pub use self::convert::{from_i16, from_mono, to_i16};
pub use self::drift::{DriftController, DriftRange};
pub use self::limit::limit;
pub use self::queue::{PcmQueue, PcmQueueReader, PcmQueueWriter};
pub use self::resampler::Resampler;
pub use self::ring::{PcmRing, PcmRingReader, PcmRingWriter};

/// A sample of both channels, left and right.
pub type Sample = [f32; 2];

/// Samples in a second.
pub const SAMPLE_RATE: u32 = 48_000;

/// Samples in a frame of 20 ms.
pub const FRAME_SAMPLES: usize = 960;

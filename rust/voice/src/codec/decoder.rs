//! From Opus packets to sound.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{CodecError, packet_samples};
use crate::audio::{Sample, limit};

/// The longest packet: 120 ms.
const MAX_SAMPLES: usize = opus_pure::MAX_PACKET_SAMPLES;

/// Decodes the packets of one source, in order. Sound is appended to `pcm`, and is finite and within -1 and 1.
pub trait OpusDecoder: Send {
    /// Decodes a packet.
    ///
    /// # Errors
    /// If it is no Opus packet.
    fn decode(&mut self, packet: &[u8], pcm: &mut Vec<Sample>) -> Result<(), CodecError>;

    /// Restores the packet before `next`, which was lost and had this many samples, from `next` if that has the data, else by
    /// concealment.
    ///
    /// # Errors
    /// If `next` is no Opus packet.
    fn restore(
        &mut self,
        next: &[u8],
        samples: usize,
        pcm: &mut Vec<Sample>,
    ) -> Result<(), CodecError>;

    /// Continues the sound over a lost packet of this many samples.
    ///
    /// # Errors
    /// If the decoder fails.
    fn conceal(&mut self, samples: usize, pcm: &mut Vec<Sample>) -> Result<(), CodecError>;
}

/// The decoder of the crate `opus-pure`.
pub struct PureDecoder {
    decoder: opus_pure::OpusDecoder,
    /// Room for the longest packet so far. Almost all packets are of 20 ms, and there is a decoder for each source.
    buffer: Vec<Sample>,
}

impl std::fmt::Debug for PureDecoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PureDecoder").finish_non_exhaustive()
    }
}

impl PureDecoder {
    /// A decoder for a new source.
    ///
    /// # Errors
    /// If the library has none.
    pub fn new() -> Result<Self, CodecError> {
        Ok(Self {
            decoder: new_decoder()?,
            buffer: Vec::new(),
        })
    }

    /// Runs the decoder with room for this many samples.
    fn run(
        &mut self,
        samples: usize,
        pcm: &mut Vec<Sample>,
        decode: impl FnOnce(&mut opus_pure::OpusDecoder, &mut [f32]) -> opus_pure::Result<usize>,
    ) -> Result<(), CodecError> {
        if self.buffer.len() < samples {
            self.buffer.resize(samples, [0.0; 2]);
        }
        let buffer = self.buffer.as_flattened_mut();
        // Packets are from the network: if one makes the library panic, only this source falls silent for a moment.
        let decoded = catch_unwind(AssertUnwindSafe(|| decode(&mut self.decoder, buffer)));
        let samples = match decoded {
            Ok(samples) => samples.map_err(CodecError::new)?,
            Err(_) => {
                self.decoder = new_decoder()?;
                return Err(CodecError::new("the decoder panicked"));
            }
        };
        let decoded = self.buffer.get(..samples).unwrap_or_default();
        // Damaged packets have been decoded to eight times full scale.
        pcm.extend(decoded.iter().map(|sample| sample.map(limit)));
        Ok(())
    }
}

fn new_decoder() -> Result<opus_pure::OpusDecoder, CodecError> {
    opus_pure::OpusDecoder::new(48_000, 2).map_err(CodecError::new)
}

impl OpusDecoder for PureDecoder {
    fn decode(&mut self, packet: &[u8], pcm: &mut Vec<Sample>) -> Result<(), CodecError> {
        let samples = packet_samples(packet);
        let samples = samples.ok_or_else(|| CodecError::new("no Opus packet"))?;
        self.run(samples, pcm, |decoder, buffer| {
            decoder.decode(packet, samples, buffer)
        })
    }

    fn restore(
        &mut self,
        next: &[u8],
        samples: usize,
        pcm: &mut Vec<Sample>,
    ) -> Result<(), CodecError> {
        let samples = samples.min(MAX_SAMPLES);
        self.run(samples, pcm, |decoder, buffer| {
            decoder.decode_fec(next, samples, buffer)
        })
    }

    fn conceal(&mut self, samples: usize, pcm: &mut Vec<Sample>) -> Result<(), CodecError> {
        let samples = samples.min(MAX_SAMPLES);
        self.run(samples, pcm, |decoder, buffer| {
            decoder.decode(&[], samples, buffer)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A packet with so many frames of silence (RFC 6716, section 3.2.5).
    fn silence(frames: u8) -> Vec<u8> {
        let begin = [0xfb, frames].into_iter();
        begin.chain([0xff, 0xfe].repeat(frames.into())).collect()
    }

    #[test]
    fn the_room_for_samples_grows_with_the_packets() {
        let mut decoder = PureDecoder::new().unwrap();
        assert_eq!(decoder.buffer.capacity(), 0);
        for (frames, room) in [(1, 960), (6, 5760), (2, 5760)] {
            let mut pcm = Vec::new();
            decoder.decode(&silence(frames), &mut pcm).unwrap();
            assert_eq!(pcm.len(), usize::from(frames) * 960);
            assert_eq!(decoder.buffer.len(), room);
        }
        let mut pcm = Vec::new();
        assert!(decoder.decode(&[], &mut pcm).is_err());
        assert!(decoder.decode(&silence(7), &mut pcm).is_err());
        decoder.conceal(960, &mut pcm).unwrap();
        assert_eq!(pcm.len(), 960);
    }
}

//! From Opus packets to sound.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::CodecError;
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
    buffer: Box<[Sample]>,
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
            buffer: vec![[0.0; 2]; MAX_SAMPLES].into_boxed_slice(),
        })
    }

    fn run(
        &mut self,
        pcm: &mut Vec<Sample>,
        decode: impl FnOnce(&mut opus_pure::OpusDecoder, &mut [f32]) -> opus_pure::Result<usize>,
    ) -> Result<(), CodecError> {
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
        if packet.is_empty() {
            return Err(CodecError::new("an empty packet"));
        }
        self.run(pcm, |decoder, buffer| {
            decoder.decode(packet, MAX_SAMPLES, buffer)
        })
    }

    fn restore(
        &mut self,
        next: &[u8],
        samples: usize,
        pcm: &mut Vec<Sample>,
    ) -> Result<(), CodecError> {
        let samples = samples.min(MAX_SAMPLES);
        self.run(pcm, |decoder, buffer| {
            decoder.decode_fec(next, samples, buffer)
        })
    }

    fn conceal(&mut self, samples: usize, pcm: &mut Vec<Sample>) -> Result<(), CodecError> {
        let samples = samples.min(MAX_SAMPLES);
        self.run(pcm, |decoder, buffer| decoder.decode(&[], samples, buffer))
    }
}

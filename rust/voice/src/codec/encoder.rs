//! From sound to Opus packets.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::CodecError;
use crate::audio::{FRAME_SAMPLES, Sample};

/// What the encoder is to expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoundKind {
    /// Stereo, and as close to the original as possible.
    Music,
    /// One channel, with data to restore a lost packet from the next one.
    Speech,
}

/// How sound is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EncoderSettings {
    /// What the encoder is to expect.
    pub kind: SoundKind,
    /// In bits per second, 6000 to 510000.
    pub bitrate: u32,
    /// The percentage of packets that are expected to be lost. Speech that expects losses restores more of them.
    pub expected_loss: u8,
}

impl Default for EncoderSettings {
    fn default() -> Self {
        Self {
            kind: SoundKind::Music,
            bitrate: 64_000,
            expected_loss: 0,
        }
    }
}

/// Encodes 20 ms at a time.
pub trait OpusEncoder: Send {
    /// Encodes a frame of [`FRAME_SAMPLES`] into `packet`.
    ///
    /// # Errors
    /// If the encoder fails. The next frame may succeed.
    fn encode(
        &mut self,
        frame: &[Sample; FRAME_SAMPLES],
        packet: &mut Vec<u8>,
    ) -> Result<(), CodecError>;

    /// Changes the settings for what follows.
    ///
    /// # Errors
    /// If there is no encoder with these settings. The last settings stay.
    fn configure(&mut self, settings: EncoderSettings) -> Result<(), CodecError>;

    /// By how many samples what is decoded is later than what was encoded.
    fn delay(&self) -> usize;
}

/// The range of bitrates that Opus supports.
const BITRATES: (u32, u32) = (6_000, 510_000);

/// The encoder of the crate `opus-pure`.
pub struct PureEncoder {
    encoder: opus_pure::OpusEncoder,
    settings: EncoderSettings,
    mono: Box<[f32; FRAME_SAMPLES]>,
}

impl std::fmt::Debug for PureEncoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("PureEncoder").field(&self.settings).finish()
    }
}

impl PureEncoder {
    /// An encoder with these settings.
    ///
    /// # Errors
    /// If there is none.
    pub fn new(settings: EncoderSettings) -> Result<Self, CodecError> {
        Ok(Self {
            encoder: new_encoder(settings)?,
            settings,
            mono: Box::new([0.0; FRAME_SAMPLES]),
        })
    }
}

fn new_encoder(settings: EncoderSettings) -> Result<opus_pure::OpusEncoder, CodecError> {
    let (channels, application) = match settings.kind {
        SoundKind::Music => (2, opus_pure::Application::Audio),
        SoundKind::Speech => (1, opus_pure::Application::Voip),
    };
    let mut encoder =
        opus_pure::OpusEncoder::new(48_000, channels, application).map_err(CodecError::new)?;
    encoder.complexity = 10;
    encoder.use_inband_fec = settings.kind == SoundKind::Speech;
    adjust(&mut encoder, settings);
    Ok(encoder)
}

/// Sets what can change without a new encoder.
fn adjust(encoder: &mut opus_pure::OpusEncoder, settings: EncoderSettings) {
    let bitrate = settings.bitrate.clamp(BITRATES.0, BITRATES.1);
    encoder.bitrate_bps = bitrate as i32;
    encoder.packet_loss_perc = i32::from(settings.expected_loss.min(100));
}

impl OpusEncoder for PureEncoder {
    fn encode(
        &mut self,
        frame: &[Sample; FRAME_SAMPLES],
        packet: &mut Vec<u8>,
    ) -> Result<(), CodecError> {
        packet.resize(opus_pure::MAX_PACKET_BYTES, 0);
        // A panic of the encoder costs a frame, not the game.
        let encoded = catch_unwind(AssertUnwindSafe(|| match self.settings.kind {
            SoundKind::Music => self
                .encoder
                .encode(frame.as_flattened(), FRAME_SAMPLES, packet),
            SoundKind::Speech => {
                let samples = self.mono.iter_mut().zip(frame);
                samples.for_each(|(mono, [left, right])| *mono = (left + right) / 2.0);
                self.encoder.encode(&self.mono[..], FRAME_SAMPLES, packet)
            }
        }));
        match encoded {
            Ok(Ok(length)) => {
                packet.truncate(length);
                Ok(())
            }
            Ok(Err(error)) => Err(CodecError::new(error)),
            Err(_) => {
                self.encoder = new_encoder(self.settings)?;
                Err(CodecError::new("the encoder panicked"))
            }
        }
    }

    fn configure(&mut self, settings: EncoderSettings) -> Result<(), CodecError> {
        if settings.kind == self.settings.kind {
            adjust(&mut self.encoder, settings);
        } else {
            self.encoder = new_encoder(settings)?;
        }
        self.settings = settings;
        Ok(())
    }

    fn delay(&self) -> usize {
        self.encoder.lookahead()
    }
}

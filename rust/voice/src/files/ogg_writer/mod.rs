//! Recordings as Ogg Opus files (RFC 7845): 48 kHz, two channels.

use std::io::Write;

use opus_pure::{Error, OggOpusWriter, OpusHead, OpusTags};

use super::FileError;
use crate::audio::{FRAME_SAMPLES, SAMPLE_RATE, Sample};
use crate::codec::{CodecError, EncoderSettings, OpusEncoder, PureEncoder, SoundKind};
use crate::dave::SILENCE;

/// The bitrate of recordings, in bits per second: several voices at once are still clear, and an hour has 43 MB at most.
const BITRATE: u32 = 96_000;

/// The frames of a page: a second. A recording that is cut off lacks no more than its last page.
const PAGE_FRAMES: usize = 50;

/// The fewest bytes after which the library ends a page: at once, or never.
const PAGE_ENDS: usize = 1;
const PAGE_CONTINUES: usize = usize::MAX;

/// Encodes and writes a recording. Each page is written to the sink as a whole, once it is complete.
pub struct OggWriter<W: Write> {
    writer: OggOpusWriter<W>,
    encoder: PureEncoder,
    /// The delay of the encoder in samples, which players skip at the beginning.
    pre_skip: usize,
    /// The beginning of the next frame.
    frame: Box<[Sample; FRAME_SAMPLES]>,
    filled: usize,
    packet: Vec<u8>,
    /// The frames in the page that is not written yet.
    page_frames: usize,
}

impl<W: Write> std::fmt::Debug for OggWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OggWriter")
            .field("writer", &self.writer)
            .field("encoder", &self.encoder)
            .finish_non_exhaustive()
    }
}

impl<W: Write> OggWriter<W> {
    /// Writes the headers.
    ///
    /// # Errors
    /// If that fails.
    pub fn new(sink: W) -> Result<Self, FileError> {
        let encoder = PureEncoder::new(EncoderSettings {
            kind: SoundKind::Music,
            bitrate: BITRATE,
            expected_loss: 0,
        })?;
        let pre_skip = encoder.delay();
        let mut head = OpusHead::new(2, SAMPLE_RATE).map_err(write_error)?;
        head.pre_skip = u16::try_from(pre_skip).map_err(CodecError::new)?;
        let mut tags = OpusTags::new();
        let library = concat!("discord-voice ", env!("CARGO_PKG_VERSION"));
        tags.push("ENCODER", library).map_err(write_error)?;
        let serial = fastrand::u32(..);
        let mut writer =
            OggOpusWriter::with_serial(sink, head, tags, serial).map_err(write_error)?;
        writer.set_page_target(PAGE_CONTINUES);
        Ok(Self {
            writer,
            encoder,
            pre_skip,
            frame: Box::new([[0.0; 2]; FRAME_SAMPLES]),
            filled: 0,
            packet: Vec::new(),
            page_frames: 0,
        })
    }

    /// Appends samples.
    ///
    /// # Errors
    /// If a page cannot be written.
    pub fn write(&mut self, samples: &[Sample]) -> Result<(), FileError> {
        for sample in samples {
            if let Some(place) = self.frame.get_mut(self.filled) {
                *place = *sample;
                self.filled += 1;
            }
            if self.filled == FRAME_SAMPLES {
                self.write_frame(FRAME_SAMPLES)?;
            }
        }
        Ok(())
    }

    /// Completes the file: the sound that the encoder still has is written, and the last page says where it ends.
    ///
    /// # Errors
    /// If that fails.
    pub fn finish(mut self) -> Result<W, FileError> {
        let mut rest = self.filled + self.pre_skip;
        while rest > 0 {
            self.frame[self.filled..].fill([0.0; 2]);
            let samples = rest.min(FRAME_SAMPLES);
            self.write_frame(samples)?;
            rest -= samples;
        }
        self.writer.finish().map_err(write_error)
    }

    /// Encodes the frame. So many of its samples count: fewer than there are only at the end of the file.
    fn write_frame(&mut self, samples: usize) -> Result<(), FileError> {
        self.filled = 0;
        let packet = match self.encoder.encode(&self.frame, &mut self.packet) {
            Ok(()) => &self.packet[..],
            // The time goes on.
            Err(error) => {
                tracing::warn!(%error, "20 ms of a recording are silent");
                &SILENCE
            }
        };
        // The library ends a page before it takes the next packet.
        if self.page_frames == PAGE_FRAMES {
            self.writer.set_page_target(PAGE_ENDS);
            self.page_frames = 0;
        }
        let written = self
            .writer
            .write_packet_with_duration(packet, samples as u32);
        self.writer.set_page_target(PAGE_CONTINUES);
        self.page_frames += 1;
        written.map_err(write_error)
    }
}

fn write_error(error: Error) -> FileError {
    match error {
        Error::Io(error) => FileError::Io(error),
        error => FileError::Codec(CodecError::new(error)),
    }
}

#[cfg(test)]
mod tests;

//! Something that is played.

use std::collections::VecDeque;
use std::fmt;

use super::source::{PacketSource, PcmSource, SourceState};
use crate::audio::{FRAME_SAMPLES, Sample};
use crate::codec::{OpusDecoder, PureDecoder, SoundKind, packet_samples};

/// The most packets that are skipped at a time because they are damaged.
const MAX_DAMAGED: usize = 100;

/// The source of a track.
pub enum TrackSource {
    /// Samples.
    Pcm(Box<dyn PcmSource>),
    /// Opus packets.
    Packets(Box<dyn PacketSource>),
}

/// Something that is played, with its volume.
pub struct Track {
    source: Source,
    kind: SoundKind,
    /// The volume that is heard now, which approaches the wanted one, so that no change is a click.
    volume: f32,
    wanted_volume: f32,
    is_paused: bool,
}

enum Source {
    Pcm(Box<dyn PcmSource>),
    Packets(Box<Packets>),
}

/// Packets, and what of them is decoded already.
struct Packets {
    source: Box<dyn PacketSource>,
    /// The packet that comes next. `None` at the end.
    next: Option<Vec<u8>>,
    decoder: Option<PureDecoder>,
    pcm: VecDeque<Sample>,
    decoded: Vec<Sample>,
}

impl fmt::Debug for Track {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Track")
            .field("kind", &self.kind)
            .field("volume", &self.wanted_volume)
            .field("is_paused", &self.is_paused)
            .finish_non_exhaustive()
    }
}

impl Track {
    /// A track at this volume, where 1 is the volume of the source.
    pub fn new(source: TrackSource, kind: SoundKind, volume: f32) -> Self {
        let volume = sane(volume);
        Self {
            source: match source {
                TrackSource::Pcm(source) => Source::Pcm(source),
                TrackSource::Packets(source) => Source::Packets(Box::new(Packets::new(source))),
            },
            kind,
            volume,
            wanted_volume: volume,
            is_paused: false,
        }
    }

    /// What the encoder is to expect.
    pub fn kind(&self) -> SoundKind {
        self.kind
    }

    /// Changes the volume.
    pub fn set_volume(&mut self, volume: f32) {
        self.wanted_volume = sane(volume);
    }

    /// Pauses, or goes on.
    pub fn set_paused(&mut self, is_paused: bool) {
        self.is_paused = is_paused;
    }

    /// What the track has now.
    pub fn state(&mut self) -> SourceState {
        let state = match &mut self.source {
            Source::Pcm(source) => source.state(),
            Source::Packets(packets) if packets.is_at_end() => SourceState::Finished,
            Source::Packets(_) => SourceState::Playing,
        };
        // A paused track fades out before it falls silent.
        if state == SourceState::Playing && self.is_paused && self.volume == 0.0 {
            return SourceState::Starved;
        }
        state
    }

    /// The next packet, if it can be sent as it is: it has 20 ms, and the volume does not change it.
    pub fn take_packet(&mut self) -> Option<Vec<u8>> {
        let is_unchanged = self.volume == 1.0 && self.wanted_volume == 1.0 && !self.is_paused;
        match &mut self.source {
            Source::Packets(packets) if is_unchanged => packets.take_whole(),
            _ => None,
        }
    }

    /// Adds the next frame to `mix`. `frame` is for its own use.
    pub fn add_to(
        &mut self,
        mix: &mut [Sample; FRAME_SAMPLES],
        frame: &mut [Sample; FRAME_SAMPLES],
    ) {
        match &mut self.source {
            Source::Pcm(source) => source.read(frame),
            Source::Packets(packets) => packets.read(frame),
        }
        let target = if self.is_paused {
            0.0
        } else {
            self.wanted_volume
        };
        let step = (target - self.volume) / FRAME_SAMPLES as f32;
        for ([mix_left, mix_right], [left, right]) in mix.iter_mut().zip(frame) {
            self.volume += step;
            *mix_left += *left * self.volume;
            *mix_right += *right * self.volume;
        }
        self.volume = target;
    }
}

impl Packets {
    fn new(mut source: Box<dyn PacketSource>) -> Self {
        let next = next_whole(&mut *source);
        Self {
            source,
            next,
            decoder: None,
            pcm: VecDeque::new(),
            decoded: Vec::new(),
        }
    }

    fn is_at_end(&self) -> bool {
        self.next.is_none() && self.pcm.is_empty()
    }

    fn take_whole(&mut self) -> Option<Vec<u8>> {
        let is_whole = packet_samples(self.next.as_deref()?) == Some(FRAME_SAMPLES);
        if !is_whole || !self.pcm.is_empty() {
            return None;
        }
        // A decoder that misses packets would go on from an old state.
        self.decoder = None;
        let next = next_whole(&mut *self.source);
        std::mem::replace(&mut self.next, next)
    }

    fn read(&mut self, frame: &mut [Sample; FRAME_SAMPLES]) {
        while self.pcm.len() < FRAME_SAMPLES
            && let Some(packet) = self.next.take()
        {
            self.next = next_whole(&mut *self.source);
            self.decode(&packet);
        }
        for sample in frame {
            *sample = self.pcm.pop_front().unwrap_or_default();
        }
    }

    fn decode(&mut self, packet: &[u8]) {
        if self.decoder.is_none() {
            self.decoder = PureDecoder::new().ok();
        }
        self.decoded.clear();
        let decoded = self
            .decoder
            .as_mut()
            .map(|decoder| decoder.decode(packet, &mut self.decoded));
        if !matches!(decoded, Some(Ok(()))) {
            let samples = packet_samples(packet).unwrap_or(FRAME_SAMPLES);
            self.decoded.resize(samples, [0.0; 2]);
        }
        self.pcm.extend(&self.decoded);
    }
}

/// The next packet that is one.
fn next_whole(source: &mut dyn PacketSource) -> Option<Vec<u8>> {
    let mut packets = std::iter::from_fn(|| source.next_packet()).take(MAX_DAMAGED);
    packets.find(|packet| packet_samples(packet).is_some())
}

/// A volume that makes sense.
fn sane(volume: f32) -> f32 {
    if volume.is_finite() {
        volume.clamp(0.0, 16.0)
    } else {
        0.0
    }
}

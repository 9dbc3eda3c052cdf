//! What is sent, frame by frame: when a talk spurt begins and ends, and the numbers of the packets.

use super::mixer::{MixOutput, Mixer};
use crate::audio::FRAME_SAMPLES;
use crate::codec::{CodecError, EncoderSettings, OpusEncoder, PureEncoder};
use crate::dave::SILENCE;
use crate::gateway::SpeakingFlags;
use crate::wire::{OPUS_PAYLOAD_TYPE, RtpHeader};

/// How many packets of silence end a talk spurt, as Discord asks for.
const TRAILING_FRAMES: u8 = 5;

/// What to do for a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Transmission {
    /// Nothing.
    Nothing,
    /// Tell the voice server that the client begins or stops speaking.
    Announce(SpeakingFlags),
    /// Send this Opus packet.
    Packet(RtpHeader, Vec<u8>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing is played.
    Silent,
    /// The voice server is being told that the client speaks. Packets that overtook that would be lost.
    Announcing,
    /// Packets are sent. The first of them is marked.
    Speaking { is_first: bool },
    /// Packets of silence are sent.
    Trailing { left: u8 },
}

/// The state of what a connection sends.
#[derive(Debug)]
pub struct Transmitter {
    /// The tracks.
    pub mixer: Mixer,
    encoder: PureEncoder,
    settings: EncoderSettings,
    /// The flags with which the client speaks.
    flags: SpeakingFlags,
    phase: Phase,
    ssrc: u32,
    sequence: u16,
    /// The timestamp of the current frame. It goes on in pauses, like a clock.
    timestamp: u32,
    failed: u64,
}

impl Transmitter {
    /// A transmitter with nothing to send.
    ///
    /// # Errors
    /// If there is no encoder.
    pub fn new(settings: EncoderSettings) -> Result<Self, CodecError> {
        Ok(Self {
            mixer: Mixer::default(),
            encoder: PureEncoder::new(settings)?,
            settings,
            flags: SpeakingFlags::MICROPHONE,
            phase: Phase::Silent,
            ssrc: 0,
            sequence: fastrand::u16(..),
            timestamp: fastrand::u32(..),
            failed: 0,
        })
    }

    /// Begins a session with a voice server, which does not know yet that the client speaks.
    pub fn begin(&mut self, ssrc: u32) {
        self.ssrc = ssrc;
        self.phase = Phase::Silent;
    }

    /// Changes how sound is encoded. The kind is that of the tracks.
    pub fn configure(&mut self, settings: EncoderSettings) {
        let kind = self.settings.kind;
        self.apply(EncoderSettings { kind, ..settings });
    }

    /// Changes the flags with which the client speaks, from the next talk spurt on.
    pub fn set_flags(&mut self, flags: SpeakingFlags) {
        self.flags = flags;
    }

    /// The voice server was told that the client speaks.
    pub fn announced(&mut self) {
        if self.phase == Phase::Announcing {
            self.phase = Phase::Speaking { is_first: true };
        }
    }

    /// How many frames could not be encoded.
    pub fn failed(&self) -> u64 {
        self.failed
    }

    /// Whether nothing is being sent.
    pub fn is_silent(&self) -> bool {
        self.phase == Phase::Silent
    }

    /// Lets the time of frames pass that are not sent.
    pub fn skip(&mut self, frames: u64) {
        let samples = frames.wrapping_mul(FRAME_SAMPLES as u64);
        self.timestamp = self.timestamp.wrapping_add(samples as u32);
    }

    /// The next frame.
    pub fn next_frame(&mut self) -> Transmission {
        self.skip(1);
        match self.phase {
            Phase::Silent if self.mixer.has_sound() => {
                self.phase = Phase::Announcing;
                Transmission::Announce(self.flags)
            }
            Phase::Silent | Phase::Announcing => Transmission::Nothing,
            Phase::Speaking { is_first } => match self.encoded_frame() {
                Some(packet) => {
                    self.phase = Phase::Speaking { is_first: false };
                    self.packet(is_first, packet)
                }
                None if is_first => self.fall_silent(),
                None => self.trail(TRAILING_FRAMES),
            },
            Phase::Trailing { left } => match self.encoded_frame() {
                Some(packet) => {
                    self.phase = Phase::Speaking { is_first: false };
                    self.packet(false, packet)
                }
                None => self.trail(left),
            },
        }
    }

    fn trail(&mut self, left: u8) -> Transmission {
        match left.checked_sub(1) {
            None => self.fall_silent(),
            Some(left) => {
                self.phase = Phase::Trailing { left };
                self.packet(false, SILENCE.to_vec())
            }
        }
    }

    fn fall_silent(&mut self) -> Transmission {
        self.phase = Phase::Silent;
        Transmission::Announce(SpeakingFlags::NONE)
    }

    fn packet(&mut self, marker: bool, packet: Vec<u8>) -> Transmission {
        self.sequence = self.sequence.wrapping_add(1);
        let header = RtpHeader {
            marker,
            payload_type: OPUS_PAYLOAD_TYPE,
            sequence: self.sequence,
            timestamp: self.timestamp,
            ssrc: self.ssrc,
        };
        Transmission::Packet(header, packet)
    }

    /// The next frame of the tracks as a packet. `None` if they are silent.
    fn encoded_frame(&mut self) -> Option<Vec<u8>> {
        let kind = match self.mixer.next_frame() {
            MixOutput::Silence => return None,
            MixOutput::Packet(packet) => return Some(packet),
            MixOutput::Frame(kind) => kind,
        };
        if kind != self.settings.kind {
            self.apply(EncoderSettings {
                kind,
                ..self.settings
            });
        }
        let mut packet = Vec::new();
        if self
            .encoder
            .encode(self.mixer.frame(), &mut packet)
            .is_err()
        {
            self.failed += 1;
            packet = SILENCE.to_vec();
        }
        Some(packet)
    }

    fn apply(&mut self, settings: EncoderSettings) {
        match self.encoder.configure(settings) {
            Ok(()) => self.settings = settings,
            Err(error) => tracing::warn!(%error, "the encoder cannot be configured"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::mixer::TrackId;
    use super::super::source::BufferSource;
    use super::super::track::{Track, TrackSource};
    use super::*;
    use crate::codec::SoundKind;

    fn track(frames: usize) -> Track {
        let samples: Arc<[[f32; 2]]> = vec![[0.1; 2]; frames * FRAME_SAMPLES].into();
        let source = Box::new(BufferSource::new(samples, false));
        Track::new(TrackSource::Pcm(source), SoundKind::Music, 1.0)
    }

    fn transmitter() -> Transmitter {
        let mut transmitter = Transmitter::new(EncoderSettings::default()).unwrap();
        transmitter.begin(77);
        transmitter
    }

    fn header(transmission: &Transmission) -> RtpHeader {
        match transmission {
            Transmission::Packet(header, _) => *header,
            other => panic!("{other:?}"),
        }
    }

    /// Discord's documentation, "Speaking" and "Voice Data Interpolation".
    #[test]
    fn a_talk_spurt_is_announced_and_ends_with_five_frames_of_silence() {
        let mut transmitter = transmitter();
        assert_eq!(transmitter.next_frame(), Transmission::Nothing);
        transmitter.mixer.add(TrackId(1), track(3));
        let announced = Transmission::Announce(SpeakingFlags::MICROPHONE);
        assert_eq!(transmitter.next_frame(), announced);
        // No sound is lost while the announcement is on its way.
        for _ in 0..10 {
            assert_eq!(transmitter.next_frame(), Transmission::Nothing);
        }
        transmitter.announced();
        let frames: Vec<_> = (0..9).map(|_| transmitter.next_frame()).collect();
        let headers: Vec<_> = frames[..8].iter().map(header).collect();
        assert!(headers[0].marker && headers[1..].iter().all(|header| !header.marker));
        for pair in headers.windows(2) {
            assert_eq!(pair[1].sequence, pair[0].sequence.wrapping_add(1));
            assert_eq!(pair[1].timestamp, pair[0].timestamp.wrapping_add(960));
        }
        assert_eq!((headers[0].ssrc, headers[0].payload_type), (77, 120));
        for frame in &frames[3..8] {
            assert!(matches!(frame, Transmission::Packet(_, packet) if *packet == SILENCE));
        }
        assert_eq!(frames[8], Transmission::Announce(SpeakingFlags::NONE));
        assert!(transmitter.is_silent());
        assert_eq!(transmitter.mixer.take_finished(), [TrackId(1)]);
    }

    /// bwmarrin/discordgo#1695: timestamps that stop in pauses let the delay of listeners grow.
    #[test]
    fn timestamps_go_on_in_pauses_and_over_skipped_frames() {
        let mut transmitter = transmitter();
        let mut first = None;
        for round in 0..3_u32 {
            transmitter.mixer.add(TrackId(1), track(1));
            transmitter.next_frame();
            transmitter.announced();
            let header = header(&transmitter.next_frame());
            let first = *first.get_or_insert(header.timestamp);
            assert_eq!(header.timestamp, first.wrapping_add(round * 1000 * 960));
            assert!(header.marker);
            (0..498).for_each(|_| drop(transmitter.next_frame()));
            transmitter.skip(500);
        }
    }

    #[test]
    fn a_new_session_announces_anew() {
        let mut transmitter = transmitter();
        transmitter.mixer.add(TrackId(1), track(100));
        transmitter.next_frame();
        transmitter.announced();
        let last = header(&transmitter.next_frame()).sequence;
        transmitter.begin(78);
        assert!(matches!(
            transmitter.next_frame(),
            Transmission::Announce(_)
        ));
        transmitter.announced();
        let header = header(&transmitter.next_frame());
        assert_eq!((header.ssrc, header.sequence), (78, last.wrapping_add(1)));
    }

    #[test]
    fn sound_that_goes_on_while_silence_trails_is_no_new_talk_spurt() {
        let mut transmitter = transmitter();
        transmitter.mixer.add(TrackId(1), track(1));
        transmitter.next_frame();
        transmitter.announced();
        transmitter.next_frame();
        assert!(matches!(transmitter.next_frame(), Transmission::Packet(..)));
        transmitter.mixer.add(TrackId(2), track(1));
        let Transmission::Packet(header, packet) = transmitter.next_frame() else {
            panic!("no packet");
        };
        assert!(!header.marker && packet != SILENCE);
    }
}

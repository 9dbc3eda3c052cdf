//! Several tracks at once.

use std::collections::BTreeMap;

use super::source::SourceState;
use super::track::Track;
use crate::audio::{FRAME_SAMPLES, Sample, limit};
use crate::codec::SoundKind;

/// The most tracks that are played at a time.
const MAX_TRACKS: usize = 64;

/// The number of a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TrackId(pub u64);

/// What is to be sent for a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MixOutput {
    /// Nothing.
    Silence,
    /// The frame of the mixer, which is to be encoded for this kind of sound.
    Frame(SoundKind),
    /// This packet, as it is.
    Packet(Vec<u8>),
}

/// The tracks of a connection.
#[derive(Debug)]
pub struct Mixer {
    tracks: BTreeMap<TrackId, Track>,
    mix: Box<[Sample; FRAME_SAMPLES]>,
    frame: Box<[Sample; FRAME_SAMPLES]>,
    finished: Vec<TrackId>,
}

impl Default for Mixer {
    fn default() -> Self {
        Self {
            tracks: BTreeMap::new(),
            mix: Box::new([[0.0; 2]; FRAME_SAMPLES]),
            frame: Box::new([[0.0; 2]; FRAME_SAMPLES]),
            finished: Vec::new(),
        }
    }
}

impl Mixer {
    /// Begins to play a track. Returns whether there is room for it.
    pub fn add(&mut self, id: TrackId, track: Track) -> bool {
        let has_room = self.tracks.len() < MAX_TRACKS;
        if has_room {
            self.tracks.insert(id, track);
        }
        has_room
    }

    /// A track that is played.
    pub fn track(&mut self, id: TrackId) -> Option<&mut Track> {
        self.tracks.get_mut(&id)
    }

    /// Stops a track, which then counts as finished.
    pub fn remove(&mut self, id: TrackId) {
        if self.tracks.remove(&id).is_some() {
            self.finished.push(id);
        }
    }

    /// Stops all tracks.
    pub fn clear(&mut self) {
        self.finished.extend(self.tracks.keys());
        self.tracks.clear();
    }

    /// The tracks that finished since the last call.
    pub fn take_finished(&mut self) -> Vec<TrackId> {
        std::mem::take(&mut self.finished)
    }

    /// Whether a track has sound now.
    pub fn has_sound(&mut self) -> bool {
        self.drop_finished();
        let mut tracks = self.tracks.values_mut();
        tracks.any(|track| track.state() == SourceState::Playing)
    }

    /// The next frame.
    pub fn next_frame(&mut self) -> MixOutput {
        self.drop_finished();
        let Self {
            tracks, mix, frame, ..
        } = self;
        let mut playing = tracks
            .values_mut()
            .filter_map(|track| (track.state() == SourceState::Playing).then_some(track));
        let Some(first) = playing.next() else {
            return MixOutput::Silence;
        };
        let second = playing.next();
        if second.is_none()
            && let Some(packet) = first.take_packet()
        {
            return MixOutput::Packet(packet);
        }
        mix.fill([0.0; 2]);
        let mut kind = SoundKind::Speech;
        for track in [first].into_iter().chain(second).chain(playing) {
            track.add_to(mix, frame);
            if track.kind() == SoundKind::Music {
                kind = SoundKind::Music;
            }
        }
        let samples = mix.iter_mut().flatten();
        samples.for_each(|sample| *sample = limit(*sample));
        MixOutput::Frame(kind)
    }

    /// The samples of the last frame.
    pub fn frame(&self) -> &[Sample; FRAME_SAMPLES] {
        &self.mix
    }

    fn drop_finished(&mut self) {
        let finished = &mut self.finished;
        self.tracks.retain(|id, track| {
            let is_finished = track.state() == SourceState::Finished;
            if is_finished {
                finished.push(*id);
            }
            !is_finished
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::source::{BufferSource, PacketSource};
    use super::super::track::TrackSource;
    use super::*;
    use crate::dave::SILENCE;

    fn constant(value: f32, frames: usize, kind: SoundKind, volume: f32) -> Track {
        let samples: Arc<[Sample]> = vec![[value, -value]; frames * FRAME_SAMPLES].into();
        let source = Box::new(BufferSource::new(samples, false));
        Track::new(TrackSource::Pcm(source), kind, volume)
    }

    struct Packets(Vec<Vec<u8>>);

    impl PacketSource for Packets {
        fn next_packet(&mut self) -> Option<Vec<u8>> {
            (!self.0.is_empty()).then(|| self.0.remove(0))
        }
    }

    fn packets(packets: Vec<Vec<u8>>, volume: f32) -> Track {
        let source = TrackSource::Packets(Box::new(Packets(packets)));
        Track::new(source, SoundKind::Music, volume)
    }

    #[test]
    fn tracks_are_added_up_with_their_volumes_and_limited() {
        let mut mixer = Mixer::default();
        mixer.add(TrackId(1), constant(0.2, 1, SoundKind::Speech, 1.0));
        mixer.add(TrackId(2), constant(0.2, 2, SoundKind::Music, 0.5));
        assert_eq!(mixer.next_frame(), MixOutput::Frame(SoundKind::Music));
        assert!(
            mixer
                .frame()
                .iter()
                .all(|[left, right]| (left - 0.3).abs() < 1e-6 && (right + 0.3).abs() < 1e-6)
        );
        mixer.add(TrackId(3), constant(5.0, 1, SoundKind::Speech, 1.0));
        mixer.next_frame();
        assert!(
            mixer
                .frame()
                .as_flattened()
                .iter()
                .all(|sample| sample.abs() <= 1.0)
        );
        assert_eq!(mixer.next_frame(), MixOutput::Silence);
        let mut finished = mixer.take_finished();
        finished.sort();
        assert_eq!(finished, [TrackId(1), TrackId(2), TrackId(3)]);
        mixer.add(TrackId(4), constant(0.2, 1, SoundKind::Speech, 1.0));
        assert_eq!(mixer.next_frame(), MixOutput::Frame(SoundKind::Speech));
    }

    #[test]
    fn a_change_of_volume_and_a_pause_are_no_clicks() {
        let mut mixer = Mixer::default();
        mixer.add(TrackId(1), constant(1.0, 100, SoundKind::Music, 0.5));
        let mut heard = Vec::new();
        let mut next = |mixer: &mut Mixer| {
            let output = mixer.next_frame();
            heard.extend(mixer.frame().iter().map(|[left, _]| *left));
            output
        };
        next(&mut mixer);
        mixer.track(TrackId(1)).unwrap().set_volume(0.1);
        next(&mut mixer);
        mixer.track(TrackId(1)).unwrap().set_paused(true);
        next(&mut mixer);
        assert_eq!(mixer.next_frame(), MixOutput::Silence);
        assert!(mixer.take_finished().is_empty());
        mixer.track(TrackId(1)).unwrap().set_paused(false);
        next(&mut mixer);
        assert!(
            heard
                .windows(2)
                .all(|pair| (pair[0] - pair[1]).abs() < 0.001)
        );
        for (at, level) in [(959, 0.5_f32), (1919, 0.1), (2879, 0.0)] {
            assert!((heard[at] - level).abs() < 1e-4, "{at}: {}", heard[at]);
        }
    }

    #[test]
    fn packets_are_sent_as_they_are_only_if_nothing_changes_them() {
        let silence = SILENCE.to_vec();
        let mut mixer = Mixer::default();
        mixer.add(TrackId(1), packets(vec![silence.clone(); 4], 1.0));
        assert_eq!(mixer.next_frame(), MixOutput::Packet(silence.clone()));
        mixer.add(TrackId(2), constant(0.1, 1, SoundKind::Music, 1.0));
        assert_eq!(mixer.next_frame(), MixOutput::Frame(SoundKind::Music));
        assert_eq!(mixer.next_frame(), MixOutput::Packet(silence.clone()));
        mixer.track(TrackId(1)).unwrap().set_volume(0.5);
        assert_eq!(mixer.next_frame(), MixOutput::Frame(SoundKind::Music));
        assert_eq!(mixer.next_frame(), MixOutput::Silence);
        // Two packets of 10 ms are one frame, and what is no packet is left out.
        let short = vec![0xf0, 0xff, 0xfe];
        mixer.add(
            TrackId(3),
            packets(vec![vec![], short.clone(), vec![0xff], short], 1.0),
        );
        assert_eq!(mixer.next_frame(), MixOutput::Frame(SoundKind::Music));
        assert_eq!(mixer.next_frame(), MixOutput::Silence);
    }

    #[test]
    fn stopped_tracks_are_finished_and_their_number_is_bounded() {
        let mut mixer = Mixer::default();
        let added = (0..100)
            .filter(|id| mixer.add(TrackId(*id), constant(0.1, 1, SoundKind::Music, f32::NAN)));
        assert_eq!(added.count(), MAX_TRACKS);
        mixer.remove(TrackId(0));
        mixer.clear();
        assert_eq!(mixer.take_finished().len(), MAX_TRACKS);
        assert!(!mixer.has_sound());
    }
}

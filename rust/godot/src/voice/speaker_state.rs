//! The state of a user who is heard, which the object and the connection share.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant;

use discord_client::voice::VoiceConnectionId;
use discord_godot_entities::entity_store::ClientId;
use discord_model::{Id, User};
use discord_voice::audio::{PcmRing, PcmRingReader, Sample};

use super::level_meter::LevelMeter;
use super::recording::Recording;
use super::speaker_sound::SpeakerSound;

/// A user who is heard.
pub struct SpeakerState {
    /// The client.
    pub client: ClientId,
    /// The connection.
    pub connection: VoiceConnectionId,
    /// The user.
    pub user: Id<User>,
    /// The sound.
    pub sound: Rc<SpeakerSound>,
    /// The volume in decibels.
    pub volume_db: Cell<f32>,
    /// If `true`, nothing of the user is decoded.
    pub is_muted: Cell<bool>,
    /// Whether packets arrive.
    pub is_speaking: Cell<bool>,
    meter: RefCell<Option<LevelMeter>>,
    tap: RefCell<Option<PcmRingReader>>,
    recording: RefCell<Option<Recording>>,
}

impl SpeakerState {
    /// A user who was not heard yet.
    pub fn new(client: ClientId, connection: VoiceConnectionId, user: Id<User>) -> Self {
        Self {
            client,
            connection,
            user,
            sound: Rc::default(),
            volume_db: Cell::new(0.0),
            is_muted: Cell::new(false),
            is_speaking: Cell::new(false),
            meter: RefCell::default(),
            tap: RefCell::default(),
            recording: RefCell::default(),
        }
    }

    /// Continues with another ring, or with silence.
    pub fn set_ring(&self, ring: Option<PcmRing>) {
        self.meter.take();
        self.tap.take();
        if let (Some(recording), Some(ring)) = (&*self.recording.borrow(), &ring) {
            recording.add(ring);
        }
        if ring.is_none() {
            self.is_speaking.set(false);
        }
        self.sound.set_ring(ring);
    }

    /// Returns how loud the user is.
    pub fn level(&self, now: Instant) -> f32 {
        let mut meter = self.meter.borrow_mut();
        if meter.is_none() {
            *meter = self.sound.ring().map(|ring| LevelMeter::new(&ring, now));
        }
        meter.as_mut().map_or(0.0, |meter| meter.level(now))
    }

    /// Ends what nobody asks for any more.
    pub fn end_idle(&self, now: Instant) {
        let mut meter = self.meter.borrow_mut();
        if meter.as_ref().is_some_and(|meter| meter.is_idle(now)) {
            *meter = None;
        }
    }

    /// Returns what the user said since the last call, if it is wanted.
    pub fn take_samples(&self, is_wanted: bool) -> Vec<Sample> {
        let mut tap = self.tap.borrow_mut();
        if !is_wanted {
            *tap = None;
            return Vec::new();
        }
        if tap.is_none() {
            *tap = self.sound.ring().map(|ring| ring.reader());
        }
        let samples = tap.as_mut().map(|reader| {
            let waiting = reader.fill();
            std::iter::from_fn(|| reader.read()).take(waiting).collect()
        });
        samples.unwrap_or_default()
    }

    /// Begins to record. An earlier recording ends.
    pub fn record(&self, recording: Recording) {
        if let Some(ring) = self.sound.ring() {
            recording.add(&ring);
        }
        self.recording.replace(Some(recording));
    }

    /// Ends the recording. Returns whether there was one.
    pub fn stop_recording(&self) -> bool {
        self.recording.take().is_some()
    }

    /// Returns why the recording has failed, once.
    pub fn take_recording_failure(&self) -> Option<String> {
        let failure = self.recording.borrow().as_ref()?.take_failure()?;
        self.recording.take();
        Some(failure)
    }
}

//! The state of a track, which its object and the connection share.

use std::cell::{Cell, RefCell};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use discord_client::voice::VoiceConnectionId;
use discord_godot_entities::entity_store::ClientId;
use discord_voice::send::TrackId;

use super::bus_input::BusInput;
use super::fade::{Fade, track_gain};
use super::microphone::MicrophoneInput;
use super::packet_file::{FileCursor, PacketFile};
use super::sample_queue::{PlayedPosition, SampleQueue};
use super::stream_input::{StreamInput, duration};

/// Where the sound of a track comes from.
pub enum TrackInput {
    /// An AudioStream.
    Stream(StreamInput),
    /// An AudioStream that was mixed to its end, and has this length in seconds.
    Mixed(PlayedPosition, f64),
    /// An audio bus.
    Bus(BusInput),
    /// The microphone.
    Microphone(
        #[expect(dead_code, reason = "the microphone is on as long as it exists")] MicrophoneInput,
    ),
    /// Samples that a script makes.
    Samples(SampleQueue),
    /// A file that is being read in the background.
    Loading(Receiver<Result<PacketFile, String>>),
    /// A file of Opus packets.
    File(FileCursor),
}

/// What became of an input.
pub enum Fed {
    /// There may be more later.
    Continues,
    /// There is nothing more.
    Ended,
    /// A file was read, and can be played now.
    Loaded(FileCursor),
    /// It was stopped before it was played.
    Stopped,
    /// The input failed for this reason.
    Failed(String),
}

/// A track of a connection.
pub struct ActiveTrack {
    /// The client.
    pub client: ClientId,
    /// The connection that plays it.
    pub connection: VoiceConnectionId,
    id: Cell<Option<TrackId>>,
    input: RefCell<Option<TrackInput>>,
    volume_db: Cell<f32>,
    /// The volume that a file has.
    file_volume: Cell<f32>,
    fade: Cell<Option<Fade>>,
    stops_after_fade: Cell<bool>,
    is_paused: Cell<bool>,
    is_finished: Cell<bool>,
    /// Whether a file is to be stopped that is not read yet.
    is_stopping: Cell<bool>,
    /// Where a file begins that is not read yet.
    begins_at: Cell<f64>,
}

impl ActiveTrack {
    /// A track that is not played yet.
    pub fn new(
        client: ClientId,
        connection: VoiceConnectionId,
        input: TrackInput,
        volume_db: f32,
    ) -> Self {
        Self {
            client,
            connection,
            id: Cell::new(None),
            input: RefCell::new(Some(input)),
            volume_db: Cell::new(volume_db),
            file_volume: Cell::new(1.0),
            fade: Cell::new(None),
            stops_after_fade: Cell::new(false),
            is_paused: Cell::new(false),
            is_finished: Cell::new(false),
            is_stopping: Cell::new(false),
            begins_at: Cell::new(0.0),
        }
    }

    /// Returns the number of the track at its connection, once it is played.
    pub fn id(&self) -> Option<TrackId> {
        self.id.get()
    }

    /// The track is played from now on.
    pub fn set_id(&self, id: TrackId) {
        self.id.set(Some(id));
    }

    /// Returns the volume in decibels.
    pub fn volume_db(&self) -> f32 {
        self.volume_db.get()
    }

    /// Sets the volume, which ends a fade.
    pub fn set_volume_db(&self, volume_db: f32) {
        self.fade.set(None);
        self.volume_db.set(volume_db);
    }

    /// Returns the volume as a factor.
    pub fn gain(&self) -> f32 {
        track_gain(self.volume_db.get(), self.file_volume.get())
    }

    /// Begins to fade.
    pub fn fade(&self, volume_db: f32, time: Duration, stops: bool, now: Instant) {
        let fade = Fade::new(self.volume_db.get(), volume_db, time, now);
        self.fade.set(Some(fade));
        self.stops_after_fade.set(stops);
    }

    /// Continues a fade. Returns whether the volume changed, and whether the track is to be stopped.
    pub fn process_fade(&self, now: Instant) -> (bool, bool) {
        let Some(fade) = self.fade.get() else {
            return (false, false);
        };
        let (volume_db, is_over) = fade.volume_db(now);
        self.volume_db.set(volume_db);
        if is_over {
            self.fade.set(None);
        }
        (true, is_over && self.stops_after_fade.get())
    }

    /// Returns whether the track is paused.
    pub fn is_paused(&self) -> bool {
        self.is_paused.get()
    }

    /// Pauses the track, or continues.
    pub fn set_paused(&self, is_paused: bool) {
        self.is_paused.set(is_paused);
    }

    /// Returns whether the track has ended.
    pub fn is_finished(&self) -> bool {
        self.is_finished.get()
    }

    /// Ends the track. Returns `false` if it has ended before.
    pub fn finish(&self) -> bool {
        // Dropping it may remove an effect from a bus, so nothing is borrowed.
        let input = self.input.borrow_mut().take();
        drop(input);
        !self.is_finished.replace(true)
    }

    /// Stops a file that is not read yet, at the next frame.
    pub fn stop_loading(&self) {
        self.is_stopping.set(true);
    }

    /// Takes sound from the input. Nothing is borrowed in the meantime, because a stream may be a script.
    pub fn feed(&self) -> Fed {
        let input = self.input.borrow_mut().take();
        let Some(mut input) = input else {
            return Fed::Continues;
        };
        let fed = match &mut input {
            _ if self.is_stopping.get() && self.id.get().is_none() => Fed::Stopped,
            // A paused track is not played, so its stock stays full.
            TrackInput::Stream(stream) => continues(stream.feed()),
            TrackInput::Bus(bus) => match bus.feed() {
                true => Fed::Continues,
                false => {
                    Fed::Failed("the bus was removed, or the effect that captures it".to_owned())
                }
            },
            TrackInput::Loading(file) => match file.try_recv() {
                Ok(Ok(file)) => self.loaded(file),
                Ok(Err(problem)) => Fed::Failed(problem),
                Err(TryRecvError::Empty) => Fed::Continues,
                Err(TryRecvError::Disconnected) => Fed::Failed("it cannot be read".to_owned()),
            },
            TrackInput::Mixed(..)
            | TrackInput::Microphone(_)
            | TrackInput::Samples(_)
            | TrackInput::File(_) => Fed::Continues,
        };
        match &fed {
            Fed::Continues if !self.is_finished() => {
                self.input.replace(Some(input));
            }
            Fed::Loaded(cursor) => {
                self.input.replace(Some(TrackInput::File(cursor.clone())));
            }
            Fed::Ended => {
                // Dropping its queue tells the voice thread that nothing follows.
                if let TrackInput::Stream(stream) = &input {
                    let mixed = TrackInput::Mixed(stream.position().clone(), stream.length());
                    self.input.replace(Some(mixed));
                }
            }
            _ => {}
        }
        fed
    }

    fn loaded(&self, file: PacketFile) -> Fed {
        self.file_volume.set(file.volume());
        let cursor = FileCursor::new(file);
        cursor.seek(duration(self.begins_at.get()));
        Fed::Loaded(cursor)
    }

    /// Writes samples of a script. Returns how many there was room for.
    pub fn push(&self, samples: &[[f32; 2]]) -> usize {
        match &mut *self.input.borrow_mut() {
            Some(TrackInput::Samples(queue)) => queue.write(samples),
            _ => 0,
        }
    }

    /// Continues at another position in seconds. Returns `false` if the track cannot seek.
    pub fn seek(&self, position: f64) -> bool {
        let input = self.input.borrow_mut().take();
        let Some(mut input) = input else {
            return false;
        };
        let can_seek = match &mut input {
            TrackInput::Stream(stream) => {
                stream.seek(position);
                true
            }
            TrackInput::Loading(_) => {
                self.begins_at.set(position);
                true
            }
            TrackInput::File(cursor) => {
                cursor.seek(duration(position));
                true
            }
            TrackInput::Mixed(..)
            | TrackInput::Bus(_)
            | TrackInput::Microphone(_)
            | TrackInput::Samples(_) => false,
        };
        self.input.replace(Some(input));
        can_seek
    }

    /// Returns the position in seconds.
    pub fn position(&self) -> f64 {
        match &*self.input.borrow() {
            Some(TrackInput::Stream(stream)) => stream.position().get().as_secs_f64(),
            Some(TrackInput::Mixed(position, _)) => position.get().as_secs_f64(),
            Some(TrackInput::Samples(queue)) => queue.position().get().as_secs_f64(),
            Some(TrackInput::File(cursor)) => cursor.position().as_secs_f64(),
            _ => 0.0,
        }
    }

    /// Returns the length in seconds, or 0 if it is not known.
    pub fn length(&self) -> f64 {
        match &*self.input.borrow() {
            Some(TrackInput::Stream(stream)) => stream.length(),
            Some(TrackInput::Mixed(_, length)) => *length,
            Some(TrackInput::File(cursor)) => cursor.file().length().as_secs_f64(),
            _ => 0.0,
        }
    }
}

fn continues(has_more: bool) -> Fed {
    match has_more {
        true => Fed::Continues,
        false => Fed::Ended,
    }
}

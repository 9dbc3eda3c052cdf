//! The state of a voice connection, which its object and the client share.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use discord_client::voice::VoiceConnectionId;
use discord_godot_entities::entity_store::ClientId;
use discord_model::{Channel, Guild, Id, User};
use discord_voice::gateway::ConnectionState;
use godot::prelude::*;

use super::active_track::ActiveTrack;
use super::recording::Recording;
use super::speaker_state::SpeakerState;

/// A user who is heard, with the object.
pub type SpeakerEntry = (Rc<SpeakerState>, Gd<RefCounted>);

/// A speaker who has left, and its object, which scripts may still hold.
type LeftSpeaker = (Rc<SpeakerState>, InstanceId);

/// A track, with its object, which is kept until it has finished.
pub type TrackEntry = (Rc<ActiveTrack>, Gd<RefCounted>);

/// A connection to the voice channels of a guild.
pub struct ActiveConnection {
    /// The client.
    pub client: ClientId,
    /// The number of the connection at the client.
    pub id: VoiceConnectionId,
    /// The guild.
    pub guild: Id<Guild>,
    /// The channel.
    pub channel: Cell<Id<Channel>>,
    /// The state.
    pub state: Cell<ConnectionState>,
    /// Whether it was connected once.
    pub has_joined: Cell<bool>,
    /// Whether it was reported that sound could not be sent in time.
    pub has_warned_of_skips: Cell<bool>,
    /// Whether the bot is shown as muted.
    pub self_mute: Cell<bool>,
    /// Whether the bot is shown as deafened.
    pub self_deaf: Cell<bool>,
    /// The code of the end-to-end encryption, if there is any.
    pub privacy_code: RefCell<Option<String>>,
    /// The object of the connection, until it has ended.
    pub object: RefCell<Option<Gd<RefCounted>>>,
    /// The requests that complete when the channel is joined.
    pub joins: RefCell<Vec<u64>>,
    /// The users who are heard.
    pub speakers: RefCell<BTreeMap<Id<User>, SpeakerEntry>>,
    /// The users who were heard, while a script has their object.
    left_speakers: RefCell<BTreeMap<Id<User>, LeftSpeaker>>,
    /// The tracks that have not finished.
    pub tracks: RefCell<Vec<TrackEntry>>,
    /// The track of the samples that a script pushes.
    pub pushed: RefCell<Option<Rc<ActiveTrack>>>,
    /// The recording of everybody.
    pub recording: RefCell<Option<Recording>>,
}

impl ActiveConnection {
    /// A connection that has just been asked for.
    pub fn new(
        client: ClientId,
        id: VoiceConnectionId,
        guild: Id<Guild>,
        channel: Id<Channel>,
    ) -> Self {
        Self {
            client,
            id,
            guild,
            channel: Cell::new(channel),
            state: Cell::new(ConnectionState::Joining),
            has_joined: Cell::new(false),
            has_warned_of_skips: Cell::new(false),
            self_mute: Cell::new(false),
            self_deaf: Cell::new(false),
            privacy_code: RefCell::default(),
            object: RefCell::default(),
            joins: RefCell::default(),
            speakers: RefCell::default(),
            left_speakers: RefCell::default(),
            tracks: RefCell::default(),
            pushed: RefCell::default(),
            recording: RefCell::default(),
        }
    }

    /// Returns whether the connection has ended for good.
    pub fn has_ended(&self) -> bool {
        self.state.get() == ConnectionState::Stopped
    }

    /// Returns the object, until the connection has ended.
    pub fn object(&self) -> Option<Gd<RefCounted>> {
        self.object.borrow().clone()
    }

    /// Returns the users who are heard.
    pub fn speakers(&self) -> Vec<SpeakerEntry> {
        self.speakers.borrow().values().cloned().collect()
    }

    /// Returns the user who was heard before, if a script still has the object.
    pub fn returning_speaker(&self, user: Id<User>) -> Option<SpeakerEntry> {
        let (state, object) = self.left_speakers.borrow_mut().remove(&user)?;
        Some((state, Gd::try_from_instance_id(object).ok()?))
    }

    /// Removes a user who is not heard any more.
    pub fn remove_speaker(&self, user: Id<User>) -> Option<SpeakerEntry> {
        let (state, object) = self.speakers.borrow_mut().remove(&user)?;
        let mut left = self.left_speakers.borrow_mut();
        left.retain(|_, (_, object)| object.lookup_validity());
        left.insert(user, (state.clone(), object.instance_id()));
        Some((state, object))
    }

    /// Returns why the recording has failed, once.
    pub fn take_recording_failure(&self) -> Option<String> {
        let failure = self.recording.borrow().as_ref()?.take_failure()?;
        self.recording.take();
        Some(failure)
    }

    /// Ends the recordings of everybody and of all users.
    pub fn stop_recordings(&self) {
        self.recording.take();
        for (speaker, _) in self.speakers.borrow().values() {
            speaker.stop_recording();
        }
        for (speaker, _) in self.left_speakers.borrow().values() {
            speaker.stop_recording();
        }
    }

    /// Returns the tracks that have not finished.
    pub fn tracks(&self) -> Vec<TrackEntry> {
        self.tracks.borrow().clone()
    }

    /// Removes a track that has finished. Returns `None` if it was removed before.
    pub fn remove_track(&self, track: &Rc<ActiveTrack>) -> Option<Gd<RefCounted>> {
        let mut tracks = self.tracks.borrow_mut();
        let index = tracks
            .iter()
            .position(|(other, _)| Rc::ptr_eq(other, track))?;
        Some(tracks.remove(index).1)
    }
}

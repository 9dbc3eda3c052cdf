//! What goes into the media of a connection, and what comes out.

use std::collections::BTreeMap;

use discord_model::{Id, User};

use crate::audio::PcmRing;
use crate::codec::EncoderSettings;
use crate::dave::{DaveGroup, DaveMessage, DaveReply};
use crate::gateway::{MediaSession, SpeakingFlags};
use crate::receive::SpeakerStats;
use crate::send::{Track, TrackId};

/// Something that happened.
#[derive(Debug)]
pub(crate) enum MediaInput {
    Start(MediaSession),
    Stop,
    /// The voice server was told how the client speaks.
    SpeakingSent(SpeakingFlags),
    Dave(DaveMessage),
    /// The worker has handled a message.
    DaveDone(Box<DaveGroup>, Vec<DaveReply>),
    UserSpeaking {
        user: Id<User>,
        ssrc: u32,
    },
    UserDisconnected(Id<User>),
    Datagram(Vec<u8>),
    Command(MediaCommand),
}

/// What the owner of the connection wants.
#[derive(Debug)]
pub(crate) enum MediaCommand {
    Play(TrackId, Box<Track>),
    StopTrack(TrackId),
    StopAll,
    SetVolume(TrackId, f32),
    SetPaused(TrackId, bool),
    Configure(EncoderSettings),
    SetFlags(SpeakingFlags),
    SetMuted(Id<User>, bool),
    /// Stops all tracks, and ends the talk spurt as Discord asks for.
    Finish,
}

/// Something to do.
#[derive(Debug)]
pub(crate) enum MediaOutput {
    Datagram(Vec<u8>),
    Speaking(SpeakingFlags),
    /// A message for the voice server, with the number of the session that it is for.
    Dave(u64, DaveReply),
    /// A message for the worker, which returns the group with [`MediaInput::DaveDone`].
    DaveWork(Box<DaveGroup>, DaveMessage),
    Event(MediaEvent),
    Stats(Box<MediaStats>),
    /// Everything that was to be sent was sent.
    Finished,
}

/// A change that the owner of the connection may want to know.
#[derive(Clone, Debug)]
pub(crate) enum MediaEvent {
    SpeakerAdded { user: Id<User>, ring: PcmRing },
    SpeakerRemoved(Id<User>),
    SpeakingChanged { user: Id<User>, is_speaking: bool },
    EncryptionChanged(Option<String>),
    TrackFinished(TrackId),
    FramesSkipped(u64),
}

/// What has happened to the packets of a connection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MediaStats {
    /// Packets that were sent.
    pub sent: u64,
    /// Packets that could not be sent, because there was no key.
    pub unsent: u64,
    /// Frames of 20 ms that were not sent in time, because the voice thread had too much to do.
    pub skipped: u64,
    /// Packets that were received and decrypted.
    pub received: u64,
    /// Packets that were changed on their way, or had another key of the transport encryption.
    pub not_authentic: u64,
    /// Packets that arrived twice, or far too late.
    pub replayed: u64,
    /// Packets that were no packets of sound.
    pub malformed: u64,
    /// Packets without end-to-end encryption in a call that has it.
    pub not_encrypted: u64,
    /// Packets whose end-to-end encryption could not be decrypted.
    pub undecryptable: u64,
    /// Packets whose sender or key did not become known in time.
    pub expired: u64,
    /// Packets that the voice thread could not take in time.
    pub overflowed: u64,
    /// Whether the call is encrypted end to end.
    pub is_encrypted: bool,
    /// The users who are heard.
    pub speakers: BTreeMap<Id<User>, SpeakerStats>,
}

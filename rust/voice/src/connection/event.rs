//! What the owner of a connection learns.

use std::time::Duration;

use discord_model::{Channel, Id, User};

use super::media_message::{MediaEvent, MediaStats};
use crate::audio::PcmRing;
use crate::gateway::{ConnectionState, GatewayEvent, SpeakingFlags, StopReason, VoiceDialError};
use crate::send::TrackId;

/// Something that the owner of a connection may want to know.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum VoiceEvent {
    /// The state of the connection changed.
    StateChanged(ConnectionState),
    /// The voice server could not be reached twice in a row. It is tried again.
    DialFailed(VoiceDialError),
    /// The session is over. Leave the channel and join it again over the main gateway, and pass on both events.
    RejoinRequired,
    /// The bot is in another channel now.
    Moved(Id<Channel>),
    /// A user is in the channel.
    UserConnected(Id<User>),
    /// A user has left the channel.
    UserDisconnected(Id<User>),
    /// A user can be heard.
    SpeakerAdded {
        /// The user.
        user: Id<User>,
        /// The sound of the user. It is decoded as long as it has a reader.
        ring: PcmRing,
    },
    /// A user can no longer be heard.
    SpeakerRemoved(Id<User>),
    /// The voice server says how a user speaks. It may say so only once.
    SpeakingFlags {
        /// The user.
        user: Id<User>,
        /// How the user speaks.
        flags: SpeakingFlags,
    },
    /// Packets of a user began to arrive, or stopped.
    SpeakingChanged {
        /// The user.
        user: Id<User>,
        /// Whether packets arrive.
        is_speaking: bool,
    },
    /// The end-to-end encryption changed. The code is the same for all members of the call, if nobody listens in. `None` if the call is not
    /// encrypted end to end, or not yet.
    PrivacyCodeChanged(Option<String>),
    /// A track ended, was stopped, or could not be played.
    TrackFinished(TrackId),
    /// So many frames of 20 ms were not sent since the last event of this kind, because the voice thread had too much to do. It comes once a
    /// second at most.
    FramesSkipped(u64),
    /// The connection has ended for good. This is the last event.
    Stopped(StopReason),
}

impl VoiceEvent {
    /// The event for a change of the gateway, if it is one for the owner.
    pub(super) fn from_gateway(event: &GatewayEvent) -> Option<Self> {
        Some(match event {
            GatewayEvent::StateChanged(state) => Self::StateChanged(*state),
            GatewayEvent::DialFailed(error) => Self::DialFailed(error.clone()),
            GatewayEvent::RejoinRequired => Self::RejoinRequired,
            GatewayEvent::Moved(channel) => Self::Moved(*channel),
            GatewayEvent::UserConnected(user) => Self::UserConnected(*user),
            GatewayEvent::UserDisconnected(user) => Self::UserDisconnected(*user),
            GatewayEvent::UserSpeaking { user, flags, .. } => Self::SpeakingFlags {
                user: *user,
                flags: *flags,
            },
            GatewayEvent::Stopped(reason) => Self::Stopped(reason.clone()),
            GatewayEvent::Latency(_) => return None,
        })
    }

    /// Whether the event can be left out if too many wait.
    pub(super) fn is_droppable(&self) -> bool {
        matches!(
            self,
            Self::SpeakingChanged { .. } | Self::SpeakingFlags { .. }
        )
    }
}

impl From<MediaEvent> for VoiceEvent {
    fn from(event: MediaEvent) -> Self {
        match event {
            MediaEvent::SpeakerAdded { user, ring } => Self::SpeakerAdded { user, ring },
            MediaEvent::SpeakerRemoved(user) => Self::SpeakerRemoved(user),
            MediaEvent::SpeakingChanged { user, is_speaking } => {
                Self::SpeakingChanged { user, is_speaking }
            }
            MediaEvent::EncryptionChanged(code) => Self::PrivacyCodeChanged(code),
            MediaEvent::TrackFinished(id) => Self::TrackFinished(id),
            MediaEvent::FramesSkipped(frames) => Self::FramesSkipped(frames),
        }
    }
}

/// A connection as it is now.
#[derive(Clone, Debug, PartialEq)]
pub struct VoiceStatus {
    /// The state.
    pub state: ConnectionState,
    /// Why the connection has ended.
    pub stop_reason: Option<StopReason>,
    /// The round-trip time of the last heartbeat.
    pub latency: Option<Duration>,
    /// What has happened to the packets. It is updated every second.
    pub stats: MediaStats,
}

//! What goes into the state machine of the voice gateway, and what it wants done.

use std::net::SocketAddr;
use std::time::Duration;

use discord_model::{Channel, Id, Secret, User};

use super::dial_error::VoiceDialError;
use super::encryption_mode::EncryptionMode;
use super::payload::{SecretKey, TextPayload};
use super::stop_reason::StopReason;
use crate::dave::{DaveMessage, DaveReply};

/// Something that happened.
#[derive(Debug)]
pub enum Input<'a> {
    /// The main gateway sent VOICE_SERVER_UPDATE for the guild.
    ServerUpdate {
        /// The token of the voice server.
        token: Secret,
        /// The host of the voice server, possibly with a port. `None` if there is none for the moment.
        endpoint: Option<&'a str>,
    },
    /// The main gateway sent VOICE_STATE_UPDATE for the bot itself.
    StateUpdate {
        /// The id of the voice session.
        session: &'a str,
        /// The channel the bot is in.
        channel: Option<Id<Channel>>,
    },
    /// The connection to the main gateway was lost, or is back.
    MainGateway {
        /// Whether it is connected.
        is_connected: bool,
    },
    /// The WebSocket is open.
    Opened,
    /// The WebSocket could not be opened.
    DialFailed(VoiceDialError),
    /// A text message arrived.
    Text(&'a str),
    /// A binary message arrived.
    Binary(&'a [u8]),
    /// The WebSocket was closed, with a code if there was a close frame.
    Closed(Option<u16>),
    /// IP discovery succeeded.
    Discovered {
        /// The address of the client as the server sees it.
        address: &'a str,
        /// The port of the client as the server sees it.
        port: u16,
    },
    /// The voice server did not answer IP discovery.
    DiscoveryFailed,
    /// The DAVE protocol has something to send.
    Dave(DaveReply),
    /// The client begins or stops sending sound.
    Speaking(SpeakingFlags),
    /// The client leaves the channel.
    Leave,
    /// The connection cannot go on because of an error of this library.
    Failed,
    /// Time has passed.
    Tick,
}

/// How a user speaks, as Discord's bitmask: 1 microphone, 2 shared sound, 4 priority speaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpeakingFlags(pub u8);

impl SpeakingFlags {
    /// Not speaking.
    pub const NONE: Self = Self(0);
    /// Normal transmission of sound.
    pub const MICROPHONE: Self = Self(1);
    /// Priority speaker: other clients lower the volume of everybody else.
    pub const PRIORITY: Self = Self(4);
}

/// The parameters of a media session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaSession {
    /// The synchronization source of the packets that the client sends.
    pub ssrc: u32,
    /// The mode of the transport encryption.
    pub mode: EncryptionMode,
    /// Its key.
    pub key: SecretKey,
}

/// Something to do, in the order in which it is returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Open a WebSocket to this URL. There is no other at that time.
    Dial(String),
    /// Send a text message.
    Send(TextPayload),
    /// Send a binary message.
    SendBinary(Vec<u8>),
    /// Close the WebSocket with this code, or stop opening it.
    Close(u16),
    /// Send to this UDP address, and find out the own one.
    Discover {
        /// The synchronization source, which the request contains.
        ssrc: u32,
        /// The UDP address of the voice server.
        remote: SocketAddr,
    },
    /// Media can be sent to the address of the last discovery, and received from it.
    StartMedia(MediaSession),
    /// The media session is over. Its keys are worthless.
    StopMedia,
    /// Speaking was sent: packets may follow.
    SpeakingSent(SpeakingFlags),
    /// A message for the DAVE protocol.
    Dave(DaveMessage),
    /// Something that the owner of the connection may want to know.
    Event(GatewayEvent),
}

/// The state of a connection to a voice channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectionState {
    /// Waiting for the main gateway to name a voice server.
    Joining,
    /// Connecting to the voice server.
    Connecting,
    /// Connected: sound can be sent and received.
    Connected,
    /// The WebSocket was lost, and is being resumed. Sound goes on.
    Resuming,
    /// The connection has ended.
    Stopped,
}

/// A change that the owner of the connection may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GatewayEvent {
    /// The state of the connection changed.
    StateChanged(ConnectionState),
    /// The voice server could not be reached twice in a row. It is tried again.
    DialFailed(VoiceDialError),
    /// The session is over. The owner must leave the channel and join it again over the main gateway.
    RejoinRequired,
    /// The bot is in another channel now.
    Moved(Id<Channel>),
    /// A user is in the channel.
    UserConnected(Id<User>),
    /// A user has left the channel.
    UserDisconnected(Id<User>),
    /// The packets of a synchronization source are from this user.
    UserSpeaking {
        /// The user.
        user: Id<User>,
        /// The synchronization source.
        ssrc: u32,
        /// How the user speaks.
        flags: SpeakingFlags,
    },
    /// The round-trip time of a heartbeat.
    Latency(Duration),
    /// The connection has ended for good.
    Stopped(StopReason),
}

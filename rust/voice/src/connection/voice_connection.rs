//! What the owner of a connection has in hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use discord_model::{Channel, Guild, Id, Secret, User};
use tokio::runtime::Handle;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, watch};

use super::dialer::VoiceDialer;
use super::engine::{Engine, EngineError};
use super::event::{VoiceEvent, VoiceStatus};
use super::media::Media;
use super::media_message::{MediaCommand, MediaStats};
use super::task::{Command, Task};
use super::web_socket::VoiceSocket;
use crate::codec::EncoderSettings;
use crate::gateway::{ConnectionState, SpeakingFlags, VoiceGateway};
use crate::send::{Track, TrackId};

/// The most commands, events and media messages that wait.
const MAX_COMMANDS: usize = 256;
const MAX_EVENTS: usize = 1024;
const MAX_MEDIA: usize = 1024;

/// A guild's voice connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoiceConfig {
    /// The guild.
    pub guild: Id<Guild>,
    /// The bot.
    pub user: Id<User>,
    /// The channel that the main gateway was asked to join.
    pub channel: Id<Channel>,
    /// How sound is encoded.
    pub encoder: EncoderSettings,
}

/// Why a command was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoiceCommandError {
    /// The connection has ended.
    #[error("the voice connection has ended")]
    Stopped,
    /// Too many commands wait.
    #[error("too many commands for the voice connection wait")]
    Full,
}

/// The threads for sound, which all connections share. Dropping it ends the connections and the threads.
#[derive(Debug)]
pub struct VoiceEngine {
    engine: Engine,
    connections: AtomicU64,
}

impl VoiceEngine {
    /// Starts the threads.
    ///
    /// # Errors
    /// If the system has no threads to spare.
    pub fn start() -> Result<Self, EngineError> {
        Ok(Self {
            engine: Engine::start()?,
            connections: AtomicU64::new(0),
        })
    }

    /// Begins a connection, which waits for the events of the main gateway. Its task runs on `runtime`.
    ///
    /// # Errors
    /// If there is no encoder.
    pub fn connect<D: VoiceDialer>(
        &self,
        config: VoiceConfig,
        dialer: D,
        runtime: &Handle,
    ) -> Result<VoiceConnection, EngineError> {
        let media = Media::new(config.user, config.encoder)?;
        let id = self.connections.fetch_add(1, Ordering::Relaxed);
        let engine = self.engine.link(id);
        let (commands, command_receiver) = mpsc::channel(MAX_COMMANDS);
        let (event_sender, events) = mpsc::channel(MAX_EVENTS);
        let (outputs, media_outputs) = mpsc::channel(MAX_MEDIA);
        let (status_sender, status) = watch::channel(VoiceStatus {
            state: ConnectionState::Joining,
            stop_reason: None,
            latency: None,
            stats: MediaStats::default(),
        });
        let VoiceConfig {
            guild,
            user,
            channel,
            ..
        } = config;
        let task = Task {
            gateway: VoiceGateway::new(guild, user, channel, Instant::now()),
            dialer: Arc::new(dialer),
            socket: VoiceSocket::None,
            udp: None,
            session_number: 0,
            engine: engine.clone(),
            overflowed: 0,
            media: media_outputs,
            commands: command_receiver,
            events: event_sender,
            status: status_sender,
            leaves_at: None,
            closing: None,
        };
        runtime.spawn(async move {
            // If the voice thread is gone, the task ends by itself.
            engine.add(media, outputs).await.ok();
            task.run().await;
        });
        Ok(VoiceConnection {
            commands,
            events,
            status,
            tracks: 0,
        })
    }
}

/// A connection to a voice channel. Dropping it leaves the channel.
#[derive(Debug)]
pub struct VoiceConnection {
    commands: mpsc::Sender<Command>,
    events: mpsc::Receiver<VoiceEvent>,
    status: watch::Receiver<VoiceStatus>,
    tracks: u64,
}

impl VoiceConnection {
    /// Passes on the main gateway's VOICE_SERVER_UPDATE for the guild. `endpoint` is `None` if the server is gone.
    ///
    /// # Errors
    /// If the connection has ended, or too many commands wait. This holds for all commands.
    pub fn server_update(
        &self,
        token: Secret,
        endpoint: Option<String>,
    ) -> Result<(), VoiceCommandError> {
        self.send(Command::ServerUpdate { token, endpoint })
    }

    /// Passes on the main gateway's VOICE_STATE_UPDATE for the bot itself. `channel` is `None` if the bot is in no channel.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn state_update(
        &self,
        session: String,
        channel: Option<Id<Channel>>,
    ) -> Result<(), VoiceCommandError> {
        self.send(Command::StateUpdate { session, channel })
    }

    /// Tells whether the main gateway is connected. As long as it is not, its answers are awaited without a time limit.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn set_main_gateway(&self, is_connected: bool) -> Result<(), VoiceCommandError> {
        self.send(Command::MainGateway { is_connected })
    }

    /// Begins to play a track, together with all others. [`VoiceEvent::TrackFinished`] follows.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn play(&mut self, track: Track) -> Result<TrackId, VoiceCommandError> {
        self.tracks += 1;
        let id = TrackId(self.tracks);
        self.media(MediaCommand::Play(id, Box::new(track)))?;
        Ok(id)
    }

    /// Stops a track.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn stop_track(&self, id: TrackId) -> Result<(), VoiceCommandError> {
        self.media(MediaCommand::StopTrack(id))
    }

    /// Stops all tracks.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn stop_all(&self) -> Result<(), VoiceCommandError> {
        self.media(MediaCommand::StopAll)
    }

    /// Changes the volume of a track, where 1 is the volume of its source.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn set_volume(&self, id: TrackId, volume: f32) -> Result<(), VoiceCommandError> {
        self.media(MediaCommand::SetVolume(id, volume))
    }

    /// Pauses a track, or lets it go on.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn set_paused(&self, id: TrackId, is_paused: bool) -> Result<(), VoiceCommandError> {
        self.media(MediaCommand::SetPaused(id, is_paused))
    }

    /// Changes how sound is encoded, for example after the bitrate of the channel changed. The kind of sound is that of the tracks.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn set_encoder(&self, settings: EncoderSettings) -> Result<(), VoiceCommandError> {
        self.media(MediaCommand::Configure(settings))
    }

    /// Changes the flags with which the bot speaks, from the next talk spurt on.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn set_speaking_flags(&self, flags: SpeakingFlags) -> Result<(), VoiceCommandError> {
        self.media(MediaCommand::SetFlags(flags))
    }

    /// Drops the packets of a user before they are decoded, or no longer.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn set_muted(&self, user: Id<User>, is_muted: bool) -> Result<(), VoiceCommandError> {
        self.media(MediaCommand::SetMuted(user, is_muted))
    }

    /// Leaves the channel, after the five frames of silence that end a talk spurt. [`VoiceEvent::Stopped`] follows within a second.
    ///
    /// # Errors
    /// See [`VoiceConnection::server_update`].
    pub fn leave(&self) -> Result<(), VoiceCommandError> {
        self.send(Command::Leave)
    }

    /// The next event, if there is one already.
    pub fn try_event(&mut self) -> Option<VoiceEvent> {
        self.events.try_recv().ok()
    }

    /// Waits for the next event. `None` after the last.
    pub async fn event(&mut self) -> Option<VoiceEvent> {
        self.events.recv().await
    }

    /// Whether the connection has ended. There may be events that were not taken yet.
    pub fn is_finished(&self) -> bool {
        self.commands.is_closed()
    }

    /// The connection as it is now.
    pub fn status(&self) -> VoiceStatus {
        self.status.borrow().clone()
    }

    fn media(&self, command: MediaCommand) -> Result<(), VoiceCommandError> {
        self.send(Command::Media(command))
    }

    fn send(&self, command: Command) -> Result<(), VoiceCommandError> {
        self.commands
            .try_send(command)
            .map_err(|error| match error {
                TrySendError::Full(_) => VoiceCommandError::Full,
                TrySendError::Closed(_) => VoiceCommandError::Stopped,
            })
    }
}

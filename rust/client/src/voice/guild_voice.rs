//! The voice state of the bot in one guild: what the main gateway is asked for, and what it answers.

use std::time::{Duration, Instant};

use discord_gateway::{SendError, UpdateVoiceState};
use discord_model::{Channel, Guild, Id};
use discord_voice::connection::VoiceEvent;
use discord_voice::gateway::{ConnectionState, StopReason};

use super::connections::VoiceNotice;
use super::failure::{stop_error, voice_error};
use super::gateway_inbox::{ShardSession, VoiceGatewayEvent};
use crate::client_error::{ClientError, ClientErrorKind};

/// After this time without an answer, the probable cause is reported.
const WARNING_AFTER: Duration = Duration::from_secs(3);

/// After this time without an answer, a move has failed. Discord answers within milliseconds, or not at all.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);

/// The maximum time that a request to join waits for a connection to the main gateway.
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(30);

/// The pause after the command queue of the shard was full.
const PAUSE: Duration = Duration::from_secs(1);

/// Finds out why Discord does not answer a request to join this channel.
pub(super) type FindObstacle<'a> = &'a dyn Fn(Id<Channel>) -> Option<ClientError>;

/// Sends a voice state over the main gateway.
pub(super) type SendState<'a> = &'a mut dyn FnMut(UpdateVoiceState) -> Result<(), SendError>;

/// The state machine of one guild.
#[derive(Debug)]
pub(super) struct GuildVoice {
    guild: Id<Guild>,
    channel: Id<Channel>,
    self_mute: bool,
    self_deaf: bool,
    phase: Phase,
    unsent: Option<Unsent>,
    /// What Discord has not answered yet.
    question: Option<Question>,
    /// The session of the shard over which a voice state was last sent.
    session: Option<u64>,
    /// Since when the shard has no session.
    offline_since: Option<Instant>,
}

/// How far the connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Joining,
    Joined,
    /// The end of speech is being sent, and the voice server is told.
    Leaving,
    Ended,
}

/// A voice state that is to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unsent {
    kind: UnsentKind,
    at: Instant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UnsentKind {
    /// The present state.
    State,
    /// No channel, and then the present state: otherwise Discord would not name a voice server.
    LeaveAndState,
    /// No channel.
    Leave,
}

/// A request that Discord has not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Question {
    kind: QuestionKind,
    since: Instant,
    is_warned: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum QuestionKind {
    /// To join, for the first time or again. Until it is answered, the bot may be reported to be in no channel.
    Join,
    /// To move, from this channel.
    Move { from: Id<Channel> },
}

/// Something to do for the connection of the guild.
#[derive(Debug)]
pub(super) enum GuildVoiceEffect {
    /// Pass on an event of the main gateway.
    Pass(VoiceGatewayEvent),
    /// Tell whether the main gateway is connected.
    MainGateway(bool),
    /// Leave the channel.
    Leave,
    /// Tell the owner.
    Notice(VoiceNotice),
}

impl GuildVoice {
    /// Begins to join a channel. `leaves_first` is whether the bot may be in it already.
    pub(super) fn new(
        (guild, channel): (Id<Guild>, Id<Channel>),
        (self_mute, self_deaf): (bool, bool),
        leaves_first: bool,
        now: Instant,
    ) -> Self {
        let kind = match leaves_first {
            true => UnsentKind::LeaveAndState,
            false => UnsentKind::State,
        };
        let question = Question::new(QuestionKind::Join, now);
        Self {
            guild,
            channel,
            self_mute,
            self_deaf,
            phase: Phase::Joining,
            unsent: Some(Unsent { kind, at: now }),
            question: Some(question),
            session: None,
            offline_since: None,
        }
    }

    /// The guild.
    pub(super) fn guild(&self) -> Id<Guild> {
        self.guild
    }

    /// The channel that the bot is in or is to be in.
    pub(super) fn channel(&self) -> Id<Channel> {
        self.channel
    }

    /// Whether the bot is in the channel, or joins it.
    pub(super) fn is_active(&self) -> bool {
        matches!(self.phase, Phase::Joining | Phase::Joined)
    }

    /// Whether nothing more is to be done.
    pub(super) fn is_over(&self) -> bool {
        self.phase == Phase::Ended && self.unsent.is_none()
    }

    /// Moves to another channel of the guild.
    pub(super) fn set_channel(&mut self, channel: Id<Channel>, now: Instant) {
        if !self.is_active() || channel == self.channel {
            return;
        }
        let kind = match self.question.map(|question| question.kind) {
            Some(QuestionKind::Join) => QuestionKind::Join,
            Some(kind @ QuestionKind::Move { .. }) => kind,
            None => QuestionKind::Move { from: self.channel },
        };
        self.channel = channel;
        self.question = match kind {
            // The way back is no move.
            QuestionKind::Move { from } if from == channel => None,
            kind => Some(Question::new(kind, now)),
        };
        self.send_state(now);
    }

    /// Changes whether the bot mutes and deafens itself.
    pub(super) fn set_self_state(&mut self, self_mute: bool, self_deaf: bool, now: Instant) {
        let is_changed = (self.self_mute, self.self_deaf) != (self_mute, self_deaf);
        if self.is_active() && is_changed {
            (self.self_mute, self.self_deaf) = (self_mute, self_deaf);
            self.send_state(now);
        }
    }

    /// Leaves the channel.
    pub(super) fn leave(&mut self) -> Option<GuildVoiceEffect> {
        if !self.is_active() {
            return None;
        }
        self.phase = Phase::Leaving;
        self.unsent = None;
        self.question = None;
        Some(GuildVoiceEffect::Leave)
    }

    /// Another connection of the guild begins, which leaves the channel by itself.
    pub(super) fn supersede(&mut self) {
        self.unsent = None;
        self.session = None;
    }

    /// Handles an event of the main gateway.
    pub(super) fn gateway_event(&mut self, event: VoiceGatewayEvent) -> Option<GuildVoiceEffect> {
        // Before anything was sent, the event is about an earlier stay.
        if !self.is_active() || self.session.is_none() {
            return None;
        }
        if let VoiceGatewayEvent::State { channel, .. } = &event {
            let question = self.question.map(|question| question.kind);
            match (channel, question) {
                // The end of an earlier stay, or of the session before this one.
                (None, Some(QuestionKind::Join)) => return None,
                (None, _) => {}
                // Something else about the old channel, such as being muted.
                (Some(at), Some(QuestionKind::Move { from })) if *at == from => {}
                (Some(at), _) => {
                    self.question = None;
                    self.channel = *at;
                }
            }
        }
        Some(GuildVoiceEffect::Pass(event))
    }

    /// Handles an event of the connection.
    pub(super) fn voice_event(
        &mut self,
        event: VoiceEvent,
        now: Instant,
        obstacle: FindObstacle<'_>,
    ) -> Vec<GuildVoiceEffect> {
        let mut effects = Vec::new();
        match event {
            VoiceEvent::RejoinRequired => {
                if self.is_active() {
                    self.question = Some(Question::new(QuestionKind::Join, now));
                    let kind = UnsentKind::LeaveAndState;
                    self.unsent = Some(Unsent { kind, at: now });
                }
                return effects;
            }
            VoiceEvent::Stopped(reason) => {
                let error = match &reason {
                    StopReason::NoAnswer => {
                        Some(unanswered(ANSWER_TIMEOUT, obstacle(self.channel)))
                    }
                    reason => stop_error(reason),
                };
                effects.extend(self.end(error));
                if reason != StopReason::Removed && self.session.is_some() {
                    let kind = UnsentKind::Leave;
                    self.unsent = Some(Unsent { kind, at: now });
                }
                return effects;
            }
            VoiceEvent::DialFailed(error) => {
                let error = stop_error(&StopReason::Unreachable(Some(error)));
                if let Some(error) = error.filter(|_| self.phase == Phase::Joining) {
                    effects.push(GuildVoiceEffect::Notice(VoiceNotice::Waiting(error)));
                }
                return effects;
            }
            VoiceEvent::StateChanged(ConnectionState::Connected)
                if self.phase == Phase::Joining =>
            {
                self.phase = Phase::Joined;
                effects.push(GuildVoiceEffect::Notice(VoiceNotice::Event(event)));
                effects.push(GuildVoiceEffect::Notice(VoiceNotice::Joined));
                return effects;
            }
            _ => {}
        }
        effects.push(GuildVoiceEffect::Notice(VoiceNotice::Event(event)));
        effects
    }

    /// Ends the connection without waiting, such as when the client is logged out.
    pub(super) fn end(&mut self, error: Option<ClientError>) -> Option<GuildVoiceEffect> {
        if self.phase == Phase::Ended {
            return None;
        }
        self.phase = Phase::Ended;
        self.unsent = None;
        self.question = None;
        Some(GuildVoiceEffect::Notice(VoiceNotice::Ended(error)))
    }

    /// Ends the connection because the client was logged out.
    pub(super) fn log_out(&mut self) -> Option<GuildVoiceEffect> {
        let error = (self.phase == Phase::Joining).then(ClientError::cancelled);
        self.end(error)
    }

    /// Sends what is due, and looks at the time.
    pub(super) fn poll(
        &mut self,
        shard: ShardSession,
        now: Instant,
        obstacle: FindObstacle<'_>,
        send: SendState<'_>,
    ) -> Vec<GuildVoiceEffect> {
        let mut effects = Vec::new();
        if shard.is_connected == self.offline_since.is_some() {
            self.offline_since = (!shard.is_connected).then_some(now);
            effects.push(GuildVoiceEffect::MainGateway(shard.is_connected));
        }
        if shard.is_connected {
            self.follow_session(shard.number, now);
            effects.extend(self.send_due(shard.number, now, send));
        }
        effects.extend(self.look_at_time(now, obstacle));
        effects
    }

    /// The voice state ends with the session of the main gateway, so a new session gets it again.
    fn follow_session(&mut self, number: u64, now: Instant) {
        if self.session.is_none_or(|session| session == number) {
            return;
        }
        if self.is_active() {
            self.question = Some(Question::new(QuestionKind::Join, now));
            self.send_state(now);
        } else {
            // The end of the session was the end of the stay.
            self.unsent = None;
            self.session = None;
        }
    }

    fn send_due(
        &mut self,
        number: u64,
        now: Instant,
        send: SendState<'_>,
    ) -> Option<GuildVoiceEffect> {
        let Unsent { kind, at } = self.unsent?;
        if at > now {
            return None;
        }
        let mut sent = Ok(());
        if matches!(kind, UnsentKind::Leave | UnsentKind::LeaveAndState) {
            sent = send(self.state(None));
        }
        if sent.is_ok() && kind != UnsentKind::Leave {
            sent = send(self.state(Some(self.channel)));
        }
        match sent {
            Ok(()) => {
                self.unsent = None;
                self.session = Some(number);
                // The time limits begin now, also that of the connection.
                let question = self.question.as_mut()?;
                question.since = now;
                (question.kind == QuestionKind::Join).then_some(GuildVoiceEffect::MainGateway(true))
            }
            Err(SendError::QueueFull { .. }) => {
                self.unsent = Some(Unsent {
                    kind,
                    at: now + PAUSE,
                });
                None
            }
            Err(error) => {
                self.unsent = None;
                let error = ClientError::from(error);
                match self.phase {
                    Phase::Joining => self.end(Some(error)),
                    _ => None,
                }
            }
        }
    }

    fn look_at_time(
        &mut self,
        now: Instant,
        obstacle: FindObstacle<'_>,
    ) -> Option<GuildVoiceEffect> {
        let is_asked = self.unsent.is_none();
        if let Some(offline_since) = self.offline_since
            && self.phase == Phase::Joining
            && now >= offline_since + CONNECTION_TIMEOUT
        {
            let seconds = CONNECTION_TIMEOUT.as_secs();
            let error = voice_error(
                ClientErrorKind::Network,
                format!("There has been no connection for {seconds} s."),
                "The client reconnects automatically. Join the channel again afterwards.",
            );
            return self.end(Some(error));
        }
        if self.offline_since.is_some() || !is_asked {
            return None;
        }
        let channel = self.channel;
        let question = self.question.as_mut()?;
        let waited = now.saturating_duration_since(question.since);
        if waited >= ANSWER_TIMEOUT {
            let kind = question.kind;
            self.question = None;
            return match kind {
                // The connection has a time limit of its own.
                QuestionKind::Join => None,
                QuestionKind::Move { from } => {
                    self.channel = from;
                    let error = unanswered(waited, obstacle(channel));
                    Some(GuildVoiceEffect::Notice(VoiceNotice::MoveFailed(error)))
                }
            };
        }
        if waited < WARNING_AFTER || question.is_warned {
            return None;
        }
        question.is_warned = true;
        let error = unanswered(waited, obstacle(channel));
        Some(GuildVoiceEffect::Notice(VoiceNotice::Waiting(error)))
    }

    fn send_state(&mut self, now: Instant) {
        // One that is waiting already has the newest state when it is sent.
        let unsent = self.unsent.get_or_insert(Unsent {
            kind: UnsentKind::State,
            at: now,
        });
        unsent.at = unsent.at.min(now + PAUSE);
    }

    fn state(&self, channel: Option<Id<Channel>>) -> UpdateVoiceState {
        UpdateVoiceState {
            guild_id: self.guild.get(),
            channel_id: channel.map(Id::get),
            self_mute: self.self_mute,
            self_deaf: self.self_deaf,
        }
    }
}

impl Question {
    fn new(kind: QuestionKind, now: Instant) -> Self {
        Self {
            kind,
            since: now,
            is_warned: false,
        }
    }
}

/// The error for a request that Discord does not answer, with the probable cause.
pub(super) fn unanswered(waited: Duration, obstacle: Option<ClientError>) -> ClientError {
    let seconds = waited.as_secs();
    match obstacle {
        Some(obstacle) => ClientError {
            message: format!(
                "Discord has not answered for {seconds} s. {}",
                obstacle.message
            ),
            kind: ClientErrorKind::Network,
            ..obstacle
        },
        None => voice_error(
            ClientErrorKind::Network,
            format!("Discord has not answered the request to join the channel for {seconds} s."),
            "Check that the channel exists, that it is not full, and that the bot has the permissions VIEW_CHANNEL and CONNECT there.",
        ),
    }
}

//! The protocol of the voice gateway, version 8, as a state machine without I/O: inputs and the time go in, effects come out.
//!
//! It lasts as long as the bot is in the voice channels of a guild, over all WebSockets and voice servers. Its rules for the end of
//! a connection are in `close_action` and `backoff`.

mod backoff;
mod binary;
mod close_action;
mod credentials;
mod dial_error;
mod effect;
mod encryption_mode;
mod heartbeat;
mod payload;
mod receive;
mod recovery;
mod stop_reason;
#[cfg(test)]
mod tests;
mod timers;

use std::time::{Duration, Instant};

use discord_model::{Channel, Guild, Id, Secret, User, VoiceOpcode};
use serde_json::json;

use self::backoff::Backoff;
pub use self::binary::ServerMessage;
pub use self::close_action::CloseAction;
use self::credentials::{Credentials, VoiceServer, gateway_url};
pub use self::dial_error::VoiceDialError;
pub use self::effect::{ConnectionState, Effect, GatewayEvent, Input, MediaSession, SpeakingFlags};
pub use self::encryption_mode::EncryptionMode;
use self::heartbeat::{Beat, Heartbeat};
pub use self::payload::{SecretKey, TextPayload};
pub use self::stop_reason::StopReason;
use crate::dave::{DaveMessage, DaveReply, PROTOCOL_VERSION};

/// How long the main gateway may take to answer a request to join, and to name a new server after a disconnect.
const SERVER_TIMEOUT: Duration = Duration::from_secs(10);

/// How long the main gateway may take to answer a request to leave and join again, which may have to wait for the main gateway.
const REJOIN_TIMEOUT: Duration = Duration::from_secs(60);

/// How long each step of connecting may take.
const STEP_TIMEOUT: Duration = Duration::from_secs(10);

/// After so many attempts without an answer to IP discovery the connection is given up.
const MAX_DISCOVERIES: u32 = 3;

/// After so many attempts in a row the owner learns that the voice server cannot be reached. One may fail by accident.
const REPORTED_DIALS: u32 = 2;

/// The most replies of the DAVE protocol that wait for a resume.
const MAX_HELD_REPLIES: usize = 64;

/// A close code that ends the session.
const CLOSE_ENDING_SESSION: u16 = 1000;

/// A close code after which the session can be resumed.
const CLOSE_KEEPING_SESSION: u16 = 4000;

/// The state machine of one guild's voice connection.
#[derive(Debug)]
pub struct VoiceGateway {
    guild: Id<Guild>,
    user: Id<User>,
    channel: Id<Channel>,
    credentials: Credentials,
    /// Whether the main gateway is connected. Without it nothing is answered.
    has_main_gateway: bool,
    phase: Phase,
    state: ConnectionState,
    heartbeat: Option<Heartbeat>,
    /// The sequence number of the last numbered message.
    sequence: Option<u32>,
    /// The session with the voice server, as far as it is established.
    session: Session,
    speaking: Speaking,
    /// What the DAVE protocol has to send once the session is resumed.
    held_replies: Vec<DaveReply>,
    backoff: Backoff,
    failed_discoveries: u32,
    /// Why the last WebSocket could not be opened.
    dial_error: Option<VoiceDialError>,
    /// How many could not be opened in a row.
    failed_dials: u32,
    /// Whether there ever was a session.
    was_live: bool,
    effects: Vec<Effect>,
}

/// The session with a voice server, which outlives its WebSocket.
#[derive(Debug, Default)]
struct Session {
    ssrc: u32,
    mode: Option<EncryptionMode>,
    /// Whether it was described, so that it can be resumed.
    is_established: bool,
}

/// What the server was told about the client's own speaking.
#[derive(Debug, Default)]
struct Speaking {
    flags: SpeakingFlags,
    /// Whether it is still to be sent.
    is_pending: bool,
}

/// How far the connection is. Each phase but `Live` and `Stopped` ends at a certain time.
#[derive(Debug)]
enum Phase {
    /// Waiting for the two events of the main gateway.
    AwaitServer {
        until: Instant,
        or_else: Expiry,
    },
    /// A pause before the request to leave and join again.
    Rejoin {
        at: Instant,
    },
    /// A pause before the next WebSocket.
    Reconnect {
        at: Instant,
    },
    Dialing {
        until: Instant,
    },
    AwaitHello {
        until: Instant,
    },
    AwaitReady {
        until: Instant,
    },
    /// IP discovery has timeouts of its own.
    Discovering,
    AwaitDescription {
        until: Instant,
    },
    AwaitResumed {
        until: Instant,
    },
    Live {
        since: Instant,
    },
    Stopped,
}

/// What to do if the main gateway names no voice server in time.
#[derive(Clone, Debug)]
enum Expiry {
    Rejoin,
    Stop(StopReason),
}

impl VoiceGateway {
    /// Begins to wait for the events of the main gateway, which was asked to join `channel`.
    pub fn new(guild: Id<Guild>, user: Id<User>, channel: Id<Channel>, now: Instant) -> Self {
        Self {
            guild,
            user,
            channel,
            credentials: Credentials::default(),
            has_main_gateway: true,
            phase: Phase::AwaitServer {
                until: now + SERVER_TIMEOUT,
                or_else: Expiry::Stop(StopReason::NoAnswer),
            },
            state: ConnectionState::Joining,
            heartbeat: None,
            sequence: None,
            session: Session::default(),
            speaking: Speaking::default(),
            held_replies: Vec::new(),
            backoff: Backoff::default(),
            failed_discoveries: 0,
            dial_error: None,
            failed_dials: 0,
            was_live: false,
            effects: Vec::new(),
        }
    }

    /// The state of the connection.
    pub fn state(&self) -> ConnectionState {
        self.state
    }

    /// The channel the bot is in, or is about to be in.
    pub fn channel(&self) -> Id<Channel> {
        self.channel
    }

    /// When to pass [`Input::Tick`], although nothing happened.
    pub fn wake_at(&self) -> Option<Instant> {
        let heartbeat = self.heartbeat.as_ref().map(Heartbeat::due);
        [self.deadline(), heartbeat].into_iter().flatten().min()
    }

    /// Handles something that happened at `now`.
    pub fn handle(&mut self, input: Input<'_>, now: Instant) -> Vec<Effect> {
        if !matches!(self.phase, Phase::Stopped) {
            self.handle_input(input, now);
            self.announce_state();
        }
        std::mem::take(&mut self.effects)
    }

    fn handle_input(&mut self, input: Input<'_>, now: Instant) {
        match input {
            Input::ServerUpdate { token, endpoint } => self.server_update(token, endpoint, now),
            Input::StateUpdate { session, channel } => self.state_update(session, channel, now),
            Input::MainGateway { is_connected } => self.main_gateway(is_connected, now),
            Input::Opened => {
                self.dial_error = None;
                self.failed_dials = 0;
                if matches!(self.phase, Phase::Dialing { .. }) {
                    self.phase = Phase::AwaitHello {
                        until: now + STEP_TIMEOUT,
                    };
                }
            }
            Input::DialFailed(error) => self.dial_failed(error, now),
            Input::Text(text) => self.text(text, now),
            Input::Binary(message) => self.binary(message),
            Input::Closed(code) if self.has_socket() => self.lost(CloseAction::for_code(code), now),
            Input::Closed(_) => {}
            Input::Discovered { address, port } => self.discovered(address, port, now),
            Input::DiscoveryFailed => self.discovery_failed(now),
            Input::Dave(reply) => self.send_dave(reply),
            Input::Speaking(flags) => self.set_speaking(flags),
            Input::Leave => self.stop(StopReason::Left),
            Input::Failed => self.stop(StopReason::Internal),
            Input::Tick => self.tick(now),
        }
    }

    fn server_update(&mut self, token: Secret, endpoint: Option<&str>, now: Instant) {
        let url = endpoint.and_then(|endpoint| {
            let url = gateway_url(endpoint);
            if url.is_none() && !endpoint.is_empty() {
                tracing::warn!(endpoint, "the endpoint of the voice server is no host");
            }
            url
        });
        self.credentials.server = url.map(|url| VoiceServer { token, url });
        if self.credentials.server.is_some() {
            self.connect_anew(now);
            return;
        }
        self.end_session();
        self.phase = Phase::AwaitServer {
            until: now + REJOIN_TIMEOUT,
            or_else: Expiry::Rejoin,
        };
    }

    /// The time limits of what the main gateway has to answer begin when it is connected.
    fn main_gateway(&mut self, is_connected: bool, now: Instant) {
        self.has_main_gateway = is_connected;
        if let Phase::AwaitServer { until, .. } = &mut self.phase
            && is_connected
        {
            *until = (*until).max(now + SERVER_TIMEOUT);
        }
    }

    fn state_update(&mut self, session: &str, channel: Option<Id<Channel>>, now: Instant) {
        let is_rejoining = matches!(
            self.phase,
            Phase::Rejoin { .. }
                | Phase::AwaitServer {
                    or_else: Expiry::Rejoin,
                    ..
                }
        );
        match channel {
            // The first half of leaving and joining again.
            None if is_rejoining => return,
            None => return self.stop(StopReason::Removed),
            Some(channel) if channel != self.channel => {
                self.channel = channel;
                self.event(GatewayEvent::Moved(channel));
            }
            Some(_) => {}
        }
        self.credentials.session = Some(session.to_owned());
        if matches!(self.phase, Phase::AwaitServer { .. }) {
            self.connect_anew(now);
        }
    }

    /// Begins a new session, if it is known with which server. A session cannot be resumed on another server, nor with another token.
    fn connect_anew(&mut self, now: Instant) {
        if self.credentials.complete().is_some() {
            self.end_session();
            self.dial(now);
        }
    }

    fn dial(&mut self, now: Instant) {
        let Some((_, server)) = self.credentials.complete() else {
            return;
        };
        let url = server.url.clone();
        self.effects.push(Effect::Dial(url));
        self.phase = Phase::Dialing {
            until: now + STEP_TIMEOUT,
        };
    }

    /// Closes the WebSocket, and forgets the session with the voice server.
    fn end_session(&mut self) {
        if self.has_socket() {
            self.effects.push(Effect::Close(CLOSE_ENDING_SESSION));
        }
        self.forget_session();
    }

    fn forget_session(&mut self) {
        if self.session.is_established {
            self.effects.push(Effect::StopMedia);
        }
        self.session = Session::default();
        self.speaking = Speaking::default();
        self.held_replies.clear();
        self.sequence = None;
        self.heartbeat = None;
        self.effects.push(Effect::Dave(DaveMessage::Reset));
    }

    /// Whether there is a WebSocket, or is about to be.
    fn has_socket(&self) -> bool {
        match self.phase {
            Phase::AwaitServer { .. }
            | Phase::Rejoin { .. }
            | Phase::Reconnect { .. }
            | Phase::Stopped => false,
            Phase::Dialing { .. }
            | Phase::AwaitHello { .. }
            | Phase::AwaitReady { .. }
            | Phase::Discovering
            | Phase::AwaitDescription { .. }
            | Phase::AwaitResumed { .. }
            | Phase::Live { .. } => true,
        }
    }

    fn stop(&mut self, reason: StopReason) {
        self.end_session();
        self.finish(reason);
    }

    fn finish(&mut self, reason: StopReason) {
        self.phase = Phase::Stopped;
        self.announce_state();
        self.event(GatewayEvent::Stopped(reason));
    }

    fn discovered(&mut self, address: &str, port: u16, now: Instant) {
        let (Phase::Discovering, Some(mode)) = (&self.phase, self.session.mode) else {
            return;
        };
        self.failed_discoveries = 0;
        let data = json!({"address": address, "port": port, "mode": mode.name()});
        self.send(
            VoiceOpcode::SELECT_PROTOCOL,
            json!({"protocol": "udp", "data": data}),
        );
        self.phase = Phase::AwaitDescription {
            until: now + STEP_TIMEOUT,
        };
    }

    fn discovery_failed(&mut self, now: Instant) {
        if !matches!(self.phase, Phase::Discovering) {
            return;
        }
        self.failed_discoveries += 1;
        if self.failed_discoveries >= MAX_DISCOVERIES {
            self.stop(StopReason::NoUdpAnswer);
        } else {
            self.give_up_socket(now);
        }
    }

    fn set_speaking(&mut self, flags: SpeakingFlags) {
        self.speaking = Speaking {
            flags,
            is_pending: true,
        };
        self.send_speaking();
    }

    /// Sends Speaking unless that has to wait for the WebSocket.
    fn send_speaking(&mut self) {
        if !self.speaking.is_pending || !matches!(self.phase, Phase::Live { .. }) {
            return;
        }
        self.speaking.is_pending = false;
        let flags = self.speaking.flags;
        let data = json!({"speaking": flags.0, "delay": 0, "ssrc": self.session.ssrc});
        self.send(VoiceOpcode::SPEAKING, data);
        self.effects.push(Effect::SpeakingSent(flags));
    }

    fn send_dave(&mut self, reply: DaveReply) {
        if !matches!(self.phase, Phase::Live { .. }) {
            if self.session.is_established && self.held_replies.len() < MAX_HELD_REPLIES {
                self.held_replies.push(reply);
            }
            return;
        }
        match reply {
            DaveReply::TransitionReady(id) => {
                let data = json!({"transition_id": id});
                self.send(VoiceOpcode::DAVE_TRANSITION_READY, data);
            }
            DaveReply::InvalidCommitWelcome(id) => {
                let data = json!({"transition_id": id});
                self.send(VoiceOpcode::DAVE_MLS_INVALID_COMMIT_WELCOME, data);
            }
            DaveReply::KeyPackage(package) => {
                self.send_binary(VoiceOpcode::DAVE_MLS_KEY_PACKAGE, &package);
            }
            DaveReply::CommitWelcome(commit) => {
                self.send_binary(VoiceOpcode::DAVE_MLS_COMMIT_WELCOME, &commit);
            }
        }
    }

    fn announce_state(&mut self) {
        let state = match self.phase {
            Phase::Stopped => ConnectionState::Stopped,
            Phase::Live { .. } => ConnectionState::Connected,
            Phase::AwaitServer { .. } | Phase::Rejoin { .. } => ConnectionState::Joining,
            _ if self.session.is_established => ConnectionState::Resuming,
            _ => ConnectionState::Connecting,
        };
        if state != self.state {
            self.state = state;
            self.event(GatewayEvent::StateChanged(state));
        }
    }

    fn event(&mut self, event: GatewayEvent) {
        self.effects.push(Effect::Event(event));
    }

    fn send(&mut self, opcode: VoiceOpcode, data: serde_json::Value) {
        self.effects
            .push(Effect::Send(TextPayload::new(opcode, data)));
    }

    fn send_binary(&mut self, opcode: VoiceOpcode, content: &[u8]) {
        let message = binary::client_message(opcode, &[content]);
        self.effects.push(Effect::SendBinary(message));
    }
}

//! The protocol of the gateway on one connection, as a state machine without I/O: its inputs are messages and the time,
//! its outputs are payloads. Each connection has its own instance, with its own heartbeat, timers and budget.

pub(crate) mod budget;
pub(crate) mod envelope;
mod event_header;
pub(crate) mod handshake;
pub(crate) mod heartbeat;
mod sliding_window;

use std::time::Duration;

use discord_model::GatewayOpcode;
use serde::Deserialize;
use tokio::time::Instant;

use self::budget::SendBudget;
use self::envelope::{Envelope, Outgoing};
use self::event_header::EventHeader;
use self::heartbeat::{Health, Heartbeat, Heartbeater};
use crate::command::MAX_PAYLOAD;
use crate::handler::{Dispatch, Handler, Lifecycle, UndecodedEvent};
use crate::identify::IdentifyTicket;
use crate::recovery::backoff::Progress;
use crate::recovery::disconnect::{Awaited, Disconnect};
use crate::shared::SharedState;
use crate::{Session, ShardConfig};

pub(crate) struct Protocol<'a> {
    config: &'a ShardConfig,
    shared: &'a SharedState,
    /// A turn that was reserved before the connection was opened.
    ticket: Option<IdentifyTicket>,
    phase: Phase,
    heartbeater: Option<Heartbeater>,
    budget: SendBudget,
    sequence: Option<u64>,
}

/// The phase of the connection. Each phase except the last has a deadline.
enum Phase {
    AwaitHello {
        until: Instant,
    },
    /// Hello has arrived. Identify is sent at the turn of the ticket.
    Identify {
        ticket: IdentifyTicket,
    },
    /// Hello has arrived. Resume is sent next.
    Resume {
        session: Session,
    },
    AwaitReady {
        until: Instant,
    },
    AwaitResumed {
        until: Instant,
    },
    /// The session is running. Only the heartbeat has a deadline.
    Live {
        since: Instant,
    },
}

/// The payload of Hello.
#[derive(Deserialize)]
struct Hello {
    /// The interval in milliseconds.
    heartbeat_interval: u64,
}

/// The fields of the Ready event that the connection needs. The others are not read here, so none of them can fail the connection.
#[derive(Deserialize)]
struct Ready {
    session_id: String,
    resume_gateway_url: Option<String>,
}

impl<'a> Protocol<'a> {
    pub fn new(
        config: &'a ShardConfig,
        shared: &'a SharedState,
        ticket: Option<IdentifyTicket>,
        now: Instant,
    ) -> Self {
        Self {
            config,
            shared,
            ticket,
            phase: Phase::AwaitHello {
                until: now + config.timeouts.hello,
            },
            heartbeater: None,
            budget: SendBudget::new(Duration::MAX),
            sequence: shared.session().map(|session| session.sequence),
        }
    }

    /// Returns the progress that the connection has made.
    pub fn progress(&self, now: Instant) -> Progress {
        match self.phase {
            Phase::Live { since } => Progress::Session(now - since),
            _ => Progress::Connected,
        }
    }

    /// Advances the timers to `now`. Can be called at any time, and must be called at [`Protocol::wake_at`].
    pub fn tick(&mut self, now: Instant) -> Result<Health, Disconnect> {
        match self.awaited() {
            Some((awaited, until)) if now >= until => return Err(Disconnect::TimedOut(awaited)),
            _ => {}
        }
        match self
            .heartbeater
            .as_mut()
            .map_or(Health::Good, |heartbeater| heartbeater.tick(now))
        {
            Health::Dead => Err(Disconnect::Zombie),
            health => Ok(health),
        }
    }

    /// Returns what the server must send next, and its deadline.
    fn awaited(&self) -> Option<(Awaited, Instant)> {
        match self.phase {
            Phase::AwaitHello { until } => Some((Awaited::Hello, until)),
            Phase::AwaitReady { until } => Some((Awaited::Ready, until)),
            Phase::AwaitResumed { until } => Some((Awaited::Resumed, until)),
            Phase::Identify { .. } | Phase::Resume { .. } | Phase::Live { .. } => None,
        }
    }

    /// Returns whether a session is active.
    pub fn is_live(&self) -> bool {
        matches!(self.phase, Phase::Live { .. })
    }

    /// Returns the next time at which an action is due although no message arrives. `writable` is whether a payload can
    /// be sent now; if not, waiting payloads are not considered.
    pub fn wake_at(&self, now: Instant, writable: bool) -> Option<Instant> {
        let to_send = match self.phase {
            Phase::Identify { ref ticket } => Some(ticket.turn()),
            Phase::Resume { .. } => Some(now),
            Phase::Live { .. } => self.shared.command_queue.ready_at(&self.budget, now),
            _ => None,
        };
        let awaited = self.awaited().map(|(_, until)| until);
        let heartbeater = self.heartbeater.as_ref().map(Heartbeater::due);
        let to_send = to_send.filter(|_| writable);
        [to_send, awaited, heartbeater].into_iter().flatten().min()
    }

    /// Returns the next payload to send, if there is one now. Heartbeats come first.
    pub fn next_payload(&mut self, now: Instant) -> Option<String> {
        if let Some(heartbeat) = self
            .heartbeater
            .as_mut()
            .and_then(|heartbeater| heartbeater.take(now))
        {
            if heartbeat == Heartbeat::Requested {
                self.budget.spend(now);
            }
            return Outgoing::write(GatewayOpcode::HEARTBEAT, self.sequence).ok();
        }
        match &mut self.phase {
            Phase::Identify { ticket } => ticket.try_redeem(now).then(|| self.identify(now)),
            Phase::Resume { session } => {
                let payload = handshake::resume(&self.config.token, session);
                self.phase = Phase::AwaitResumed {
                    until: now + self.config.timeouts.ready,
                };
                self.budget.spend(now);
                Some(payload)
            }
            Phase::Live { .. } => self.shared.command_queue.take(&mut self.budget, now),
            _ => None,
        }
    }

    fn identify(&mut self, now: Instant) -> String {
        self.phase = Phase::AwaitReady {
            until: now + self.config.timeouts.ready,
        };
        self.budget.spend(now);
        let presence = self.shared.command_queue.desired_presence();
        let payload = handshake::identify(self.config, presence.as_ref());
        let fits = payload.len() <= MAX_PAYLOAD;
        self.shared.command_queue.set_presence_sent(fits);
        if fits {
            payload
        } else {
            handshake::identify(self.config, None)
        }
    }

    /// Handles a message.
    pub fn receive(
        &mut self,
        message: &[u8],
        now: Instant,
        handler: &mut impl Handler,
    ) -> Result<(), Disconnect> {
        if matches!(self.phase, Phase::Live { .. })
            && let Some(header) = EventHeader::read(message)
            && handler.read(UndecodedEvent {
                name: header.name,
                sequence: header.sequence,
                text: header.rest,
            })
        {
            self.advance(header.sequence);
            return Ok(());
        }
        let envelope =
            Envelope::read(message).map_err(|error| Disconnect::Unreadable(error.to_string()))?;
        match envelope.opcode() {
            Some(GatewayOpcode::DISPATCH) => self.dispatch(&envelope, now, handler),
            Some(GatewayOpcode::HELLO) => self.hello(&envelope, now, handler)?,
            Some(GatewayOpcode::HEARTBEAT) => {
                if let Some(heartbeater) = &mut self.heartbeater {
                    heartbeater.request();
                }
            }
            Some(GatewayOpcode::HEARTBEAT_ACK) => {
                if let Some(latency) = self
                    .heartbeater
                    .as_mut()
                    .and_then(|heartbeater| heartbeater.acknowledged(now))
                {
                    self.shared.set_latency(Some(latency));
                }
            }
            Some(GatewayOpcode::RECONNECT) => return Err(Disconnect::Reconnect),
            Some(GatewayOpcode::INVALID_SESSION) => {
                return Err(Disconnect::InvalidSession {
                    resumable: envelope.parse().unwrap_or(false),
                });
            }
            _ => tracing::debug!(opcode = envelope.op, "the gateway sent an unknown opcode"),
        }
        Ok(())
    }

    fn hello(
        &mut self,
        envelope: &Envelope<'_>,
        now: Instant,
        handler: &mut impl Handler,
    ) -> Result<(), Disconnect> {
        if !matches!(self.phase, Phase::AwaitHello { .. }) {
            tracing::debug!("the gateway said Hello again");
            return Ok(());
        }
        let hello: Hello = envelope
            .parse()
            .map_err(|error| Disconnect::Unreadable(error.to_string()))?;
        let heartbeater = Heartbeater::new(
            Duration::from_millis(hello.heartbeat_interval),
            fastrand::f64(),
            now,
        );
        self.budget = SendBudget::new(heartbeater.interval());
        self.heartbeater = Some(heartbeater);
        handler.lifecycle(Lifecycle::Connected);
        self.phase = match self.shared.session() {
            Some(session) => Phase::Resume { session },
            None => Phase::Identify {
                ticket: self.take_ticket(now)?,
            },
        };
        Ok(())
    }

    fn take_ticket(&mut self, now: Instant) -> Result<IdentifyTicket, Disconnect> {
        if let Some(ticket) = self.ticket.take() {
            return Ok(ticket);
        }
        let ticket = self.config.identify.reserve(self.config.shard.0, now);
        ticket.map_err(|reset_in| Disconnect::IdentifyLimit { reset_in })
    }

    fn dispatch(&mut self, envelope: &Envelope<'_>, now: Instant, handler: &mut impl Handler) {
        let Some(name) = envelope.name() else {
            tracing::debug!("the gateway sent an event without a name");
            return;
        };
        let begins = name == "READY" && matches!(self.phase, Phase::AwaitReady { .. });
        let goes_on = name == "RESUMED" && matches!(self.phase, Phase::AwaitResumed { .. });
        if begins {
            self.sequence = envelope.s;
            let session = self.begin_session(envelope, handler);
            self.shared.set_session(session);
        }
        if begins || goes_on {
            self.phase = Phase::Live { since: now };
            if let Some(heartbeater) = &mut self.heartbeater {
                heartbeater.measure_latency();
            }
            handler.lifecycle(if begins {
                Lifecycle::Ready
            } else {
                Lifecycle::Resumed
            });
        } else if let Phase::AwaitResumed { until } = &mut self.phase {
            // A server that replays events is not silent.
            *until = now + self.config.timeouts.ready;
        }
        let sequence = envelope.s.or(self.sequence).unwrap_or(0);
        handler.dispatch(Dispatch {
            name,
            sequence,
            data: envelope.data(),
        });
        if !begins && let Some(sequence) = envelope.s {
            self.advance(sequence);
        }
    }

    fn advance(&mut self, sequence: u64) {
        self.sequence = self.sequence.max(Some(sequence));
        self.shared.advance(sequence);
    }

    fn begin_session(
        &self,
        envelope: &Envelope<'_>,
        handler: &mut impl Handler,
    ) -> Option<Session> {
        match envelope.parse::<Ready>() {
            Ok(Ready {
                session_id: id,
                resume_gateway_url: resume_url,
            }) => {
                let session = Session {
                    id,
                    sequence: self.sequence.unwrap_or(0),
                    resume_url,
                };
                if let Some(Err(refused)) = session.url(&self.config.url) {
                    handler.lifecycle(Lifecycle::ResumeUrlRefused(refused));
                }
                Some(session)
            }
            Err(error) => {
                tracing::warn!(%error, "READY names no session; this one cannot be resumed");
                None
            }
        }
    }
}

//! The gateway's protocol on one connection, without the connection: messages and time go in, payloads come out. It
//! waits for nothing and dies with its connection, and with it the acknowledgement watch, the timers and the budget.

pub(crate) mod budget;
pub(crate) mod envelope;
pub(crate) mod handshake;
mod head;
pub(crate) mod heart;
pub(crate) mod opcode;
mod window;

use std::time::Duration;

use serde::Deserialize;
use tokio::time::Instant;

use self::budget::Budget;
use self::envelope::{Envelope, Outgoing};
use self::head::Head;
use self::heart::{Beat, Health, Heart};
use crate::command::MAX_PAYLOAD;
use crate::handler::{Dispatch, Handler, Lifecycle, Unread};
use crate::identify::IdentifyTicket;
use crate::recovery::disconnect::{Awaited, Disconnect};
use crate::recovery::tries::Reached;
use crate::shared::Shared;
use crate::{Session, ShardConfig};

pub(crate) struct Protocol<'a> {
    config: &'a ShardConfig,
    shared: &'a Shared,
    /// A place in the queue taken before this connection was opened.
    ticket: Option<IdentifyTicket>,
    phase: Phase,
    heart: Option<Heart>,
    budget: Budget,
    sequence: Option<u64>,
}

/// How far the connection is. Each phase but the last has a time at which it is over.
enum Phase {
    AwaitHello {
        until: Instant,
    },
    /// Hello has come; Identify is sent when its turn in the queue has come.
    Identify {
        ticket: IdentifyTicket,
    },
    /// Hello has come; Resume is sent next.
    Resume {
        session: Session,
    },
    AwaitReady {
        until: Instant,
    },
    AwaitResumed {
        until: Instant,
    },
    /// Watched by the heart.
    Live {
        since: Instant,
    },
}

/// What Hello says.
#[derive(Deserialize)]
struct Hello {
    /// In milliseconds.
    heartbeat_interval: u64,
}

/// What the connection needs of the Ready event. The rest is not read here, so nothing in it can harm the connection.
#[derive(Deserialize)]
struct Ready {
    session_id: String,
    resume_gateway_url: Option<String>,
}

impl<'a> Protocol<'a> {
    pub fn new(
        config: &'a ShardConfig,
        shared: &'a Shared,
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
            heart: None,
            budget: Budget::new(Duration::MAX),
            sequence: shared.session().map(|session| session.sequence),
        }
    }

    /// How far the connection came.
    pub fn reached(&self, now: Instant) -> Reached {
        match self.phase {
            Phase::Live { since } => Reached::Session(now - since),
            _ => Reached::Gateway,
        }
    }

    /// Lets time pass. May be called at any time, and must be at [`Protocol::wake_at`].
    pub fn tick(&mut self, now: Instant) -> Result<Health, Disconnect> {
        match self.awaited() {
            Some((awaited, until)) if now >= until => return Err(Disconnect::TimedOut(awaited)),
            _ => {}
        }
        match self
            .heart
            .as_mut()
            .map_or(Health::Good, |heart| heart.tick(now))
        {
            Health::Dead => Err(Disconnect::Zombie),
            health => Ok(health),
        }
    }

    /// What the server has to say next, and by when.
    fn awaited(&self) -> Option<(Awaited, Instant)> {
        match self.phase {
            Phase::AwaitHello { until } => Some((Awaited::Hello, until)),
            Phase::AwaitReady { until } => Some((Awaited::Ready, until)),
            Phase::AwaitResumed { until } => Some((Awaited::Resumed, until)),
            Phase::Identify { .. } | Phase::Resume { .. } | Phase::Live { .. } => None,
        }
    }

    /// Whether a session is going on.
    pub fn is_live(&self) -> bool {
        matches!(self.phase, Phase::Live { .. })
    }

    /// When something has to be done though nothing arrives. `writable` is whether a payload could be sent now: if not,
    /// those that wait are no reason to wake.
    pub fn wake_at(&self, now: Instant, writable: bool) -> Option<Instant> {
        let to_send = match self.phase {
            Phase::Identify { ref ticket } => Some(ticket.turn()),
            Phase::Resume { .. } => Some(now),
            Phase::Live { .. } => self.shared.outbox.ready_at(&self.budget, now),
            _ => None,
        };
        let awaited = self.awaited().map(|(_, until)| until);
        let heart = self.heart.as_ref().map(Heart::due);
        let to_send = to_send.filter(|_| writable);
        [to_send, awaited, heart].into_iter().flatten().min()
    }

    /// The next payload to send, if there is one now. Heartbeats come first.
    pub fn next_payload(&mut self, now: Instant) -> Option<String> {
        if let Some(beat) = self.heart.as_mut().and_then(|heart| heart.take(now)) {
            if beat == Beat::Asked {
                self.budget.spend(now);
            }
            return Outgoing::write(opcode::HEARTBEAT, self.sequence).ok();
        }
        match &self.phase {
            Phase::Identify { ticket } if ticket.turn() <= now => Some(self.identify(now)),
            Phase::Resume { session } => {
                let payload = handshake::resume(&self.config.token, session);
                self.phase = Phase::AwaitResumed {
                    until: now + self.config.timeouts.ready,
                };
                self.budget.spend(now);
                Some(payload)
            }
            Phase::Live { .. } => self.shared.outbox.take(&mut self.budget, now),
            _ => None,
        }
    }

    fn identify(&mut self, now: Instant) -> String {
        let awaits = Phase::AwaitReady {
            until: now + self.config.timeouts.ready,
        };
        if let Phase::Identify { ticket } = std::mem::replace(&mut self.phase, awaits) {
            ticket.redeem(now);
        }
        self.budget.spend(now);
        let presence = self.shared.outbox.wanted_presence();
        let whole = handshake::identify(self.config, presence.as_ref());
        let fits = whole.len() <= MAX_PAYLOAD;
        self.shared.outbox.presence_told(fits);
        if fits {
            whole
        } else {
            handshake::identify(self.config, None)
        }
    }

    /// Takes in a message.
    pub fn receive(
        &mut self,
        message: &[u8],
        now: Instant,
        handler: &mut impl Handler,
    ) -> Result<(), Disconnect> {
        if matches!(self.phase, Phase::Live { .. })
            && let Some(head) = Head::read(message)
            && handler.read(Unread {
                name: head.name,
                sequence: head.sequence,
                text: head.rest,
            })
        {
            self.advance(head.sequence);
            return Ok(());
        }
        let envelope =
            Envelope::read(message).map_err(|error| Disconnect::Unreadable(error.to_string()))?;
        match envelope.op {
            opcode::DISPATCH => self.dispatch(&envelope, now, handler),
            opcode::HELLO => self.hello(&envelope, now, handler)?,
            opcode::HEARTBEAT => {
                if let Some(heart) = &mut self.heart {
                    heart.asked();
                }
            }
            opcode::HEARTBEAT_ACK => {
                if let Some(latency) = self
                    .heart
                    .as_mut()
                    .and_then(|heart| heart.acknowledged(now))
                {
                    self.shared.set_latency(Some(latency));
                }
            }
            opcode::RECONNECT => return Err(Disconnect::Reconnect),
            opcode::INVALID_SESSION => {
                return Err(Disconnect::InvalidSession {
                    resumable: envelope.parse().unwrap_or(false),
                });
            }
            unknown => tracing::debug!(opcode = unknown, "the gateway sent an unknown opcode"),
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
        let heart = Heart::new(
            Duration::from_millis(hello.heartbeat_interval),
            fastrand::f64(),
            now,
        );
        self.budget = Budget::new(heart.interval());
        self.heart = Some(heart);
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
        } else if let Some(sequence) = envelope.s {
            self.advance(sequence);
        }
        if begins || goes_on {
            self.phase = Phase::Live { since: now };
            if let Some(heart) = &mut self.heart {
                heart.measure();
            }
            handler.lifecycle(if begins {
                Lifecycle::Ready
            } else {
                Lifecycle::Resumed
            });
        } else if let Phase::AwaitResumed { until } = &mut self.phase {
            // A long replay is no silence.
            *until = now + self.config.timeouts.ready;
        }
        let sequence = envelope.s.or(self.sequence).unwrap_or(0);
        handler.dispatch(Dispatch {
            name,
            sequence,
            data: envelope.data(),
        });
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

//! One request: what it waits for, and what of it has come.

use std::collections::HashSet;
use std::time::Instant;

use discord_model::{Guild, Id};

use super::gateway_request::GatewayRequest;

/// A request that has not ended.
pub(super) struct PendingGatewayRequest<T> {
    pub number: u64,
    pub ask: GatewayRequest,
    pub state: RequestState,
    /// Tells the chunks that answer it from all others. A new one each time it is sent.
    pub nonce: String,
    /// How often Discord put it off.
    pub put_off: u32,
    /// Whether it was sent again because a connection or a session was lost under it.
    pub sent_again: bool,
    /// When it is taken for lost with the connection, unless something comes of it before.
    pub doubted_at: Option<Instant>,
    /// What has come.
    pub gathered: Vec<T>,
    /// The chunks that have come.
    pub chunks: HashSet<u32>,
    /// The guilds whose sounds have not come.
    pub missing: Vec<Id<Guild>>,
}

/// How far a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RequestState {
    /// To be sent, not before this.
    Waiting(Instant),
    /// Sent; this is when it, or the last of its chunks, went over the wire.
    Sent(Instant),
}

impl<T> PendingGatewayRequest<T> {
    pub fn new(number: u64, ask: GatewayRequest, now: Instant) -> Self {
        let mut request = Self {
            number,
            ask,
            state: RequestState::Waiting(now),
            nonce: String::new(),
            put_off: 0,
            sent_again: false,
            doubted_at: None,
            gathered: Vec::new(),
            chunks: HashSet::new(),
            missing: Vec::new(),
        };
        request.wait_until(now);
        request
    }

    /// Begins anew, at this time.
    pub fn wait_until(&mut self, time: Instant) {
        self.state = RequestState::Waiting(time);
        self.doubted_at = None;
        self.nonce.clear();
        self.gathered.clear();
        self.chunks.clear();
        if let GatewayRequest::Sounds { guilds } = &self.ask {
            self.missing.clone_from(guilds);
            self.missing.sort_unstable();
            self.missing.dedup();
        }
    }

    /// Notes that a part of the answer has come.
    pub fn record_response(&mut self, now: Instant) {
        self.state = RequestState::Sent(now);
        self.doubted_at = None;
    }

    pub fn is_sent(&self) -> bool {
        matches!(self.state, RequestState::Sent(_))
    }

    /// Whether it was sent with this opcode and is about this guild.
    pub fn awaits(&self, opcode: u64, guild: Id<Guild>) -> bool {
        self.is_sent() && self.ask.opcode() == opcode && self.ask.guilds().contains(&guild)
    }
}

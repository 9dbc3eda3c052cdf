//! A pending request and the parts of its response.

use std::collections::HashSet;
use std::time::Instant;

use discord_model::{Guild, Id};

use super::gateway_request::GatewayRequest;
use super::voice::VoiceResponse;

/// A request that has not ended.
pub(super) struct PendingGatewayRequest<T> {
    pub number: u64,
    pub ask: GatewayRequest,
    pub state: RequestState,
    /// Distinguishes the chunks of its response from all others. It changes each time the request is sent.
    pub nonce: String,
    /// The number of times that Discord delayed it.
    pub put_off: u32,
    /// Whether it was sent again because a connection or a session was lost.
    pub sent_again: bool,
    /// The time at which the request is considered lost with the connection, unless a part of the response is received
    /// before.
    pub doubted_at: Option<Instant>,
    /// The received objects.
    pub gathered: Vec<T>,
    /// The indices of the received chunks.
    pub chunks: HashSet<u32>,
    /// The guilds whose sounds have not been received.
    pub missing: Vec<Id<Guild>>,
    /// The received parts of a voice state.
    pub voice: VoiceResponse<T>,
}

/// The state of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RequestState {
    /// It is sent at this time or later.
    Waiting(Instant),
    /// It was sent at this time, or its last chunk was received at this time.
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
            voice: VoiceResponse::default(),
        };
        request.wait_until(now);
        request
    }

    /// Restarts the request at this time.
    pub fn wait_until(&mut self, time: Instant) {
        self.state = RequestState::Waiting(time);
        self.doubted_at = None;
        self.nonce.clear();
        self.gathered.clear();
        self.chunks.clear();
        self.voice = VoiceResponse::default();
        if let GatewayRequest::Sounds { guilds } = &self.ask {
            self.missing.clone_from(guilds);
            self.missing.sort_unstable();
            self.missing.dedup();
        }
    }

    /// Records that a part of the response was received.
    pub fn record_response(&mut self, now: Instant) {
        self.state = RequestState::Sent(now);
        self.doubted_at = None;
    }

    pub fn is_sent(&self) -> bool {
        matches!(self.state, RequestState::Sent(_))
    }

    /// Returns whether the request was sent with this opcode and is about this guild.
    pub fn awaits(&self, opcode: u64, guild: Id<Guild>) -> bool {
        self.is_sent() && self.ask.opcode() == opcode && self.ask.guilds().contains(&guild)
    }
}

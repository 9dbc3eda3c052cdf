//! The voice state of the bot: Discord responds with the new state and, if the bot joins a channel, with a voice server.

use std::time::{Duration, Instant};

use discord_model::{Channel, Guild, Id};

use super::GatewayRequests;
use super::gateway_request::GatewayRequest;
use super::pending_request::PendingGatewayRequest;

/// The opcode of the request.
const OPCODE: u64 = 4;

/// The timeout of the voice state. Discord sends nothing if the bot may not join the channel.
pub(super) const STATE_TIMEOUT: Duration = Duration::from_secs(20);

/// The time after the state for which the voice server is awaited. Discord sends none if it has not changed.
const SERVER_TIMEOUT: Duration = Duration::from_secs(5);

/// The parts of the response.
pub(super) struct VoiceResponse<T> {
    state: Option<(T, Instant)>,
    server: Option<T>,
}

impl<T> Default for VoiceResponse<T> {
    fn default() -> Self {
        Self {
            state: None,
            server: None,
        }
    }
}

impl<T> VoiceResponse<T> {
    /// Returns whether nothing more is awaited. `needs_server` is whether the bot joins a channel.
    fn is_complete(&self, needs_server: bool, now: Instant) -> bool {
        match &self.state {
            None => false,
            Some((_, since)) => {
                !needs_server || self.server.is_some() || now >= *since + SERVER_TIMEOUT
            }
        }
    }
}

impl<T: Clone> GatewayRequests<T> {
    /// Handles a new voice state of the bot. `channel` is where the bot is now.
    pub fn voice_state(
        &mut self,
        guild: Id<Guild>,
        channel: Option<Id<Channel>>,
        state: T,
        now: Instant,
    ) {
        let is_awaited = |request: &PendingGatewayRequest<T>| match &request.ask {
            GatewayRequest::VoiceState {
                channel: wanted, ..
            } => {
                *wanted == channel && request.awaits(OPCODE, guild) && request.voice.state.is_none()
            }
            _ => false,
        };
        if let Some(request) = self.requests.iter_mut().find(|request| is_awaited(request)) {
            request.voice.state = Some((state, now));
            request.record_response(now);
        }
        self.complete_voice(now);
    }

    /// Handles a voice server for the bot.
    pub fn voice_server(&mut self, guild: Id<Guild>, server: T, now: Instant) {
        let is_awaited = |request: &PendingGatewayRequest<T>| {
            request.ask.joins_channel()
                && request.awaits(OPCODE, guild)
                && request.voice.server.is_none()
        };
        if let Some(request) = self.requests.iter_mut().find(|request| is_awaited(request)) {
            request.voice.server = Some(server);
        }
        self.complete_voice(now);
    }

    /// Completes the requests whose response is complete: the state, and the server if there is one.
    pub(super) fn complete_voice(&mut self, now: Instant) {
        let mut index = 0;
        while let Some(request) = self.requests.get_mut(index) {
            let joins = request.ask.joins_channel();
            if !request.voice.is_complete(joins, now) {
                index += 1;
                continue;
            }
            let voice = std::mem::take(&mut request.voice);
            let state = voice.state.map(|(state, _)| state);
            request.gathered = state.into_iter().chain(voice.server).collect();
            self.complete(index);
        }
    }
}

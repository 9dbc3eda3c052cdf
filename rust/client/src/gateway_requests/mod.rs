//! Requests over the gateway, to which Discord responds with events: members of a guild, soundboard sounds, ephemeral
//! data of channels, the voice state of the bot.
//!
//! The thread that owns the state has a [`GatewayRequests`]. It passes the responses to it, after they were committed,
//! and the changes of the connection, and calls [`GatewayRequests::process_frame`] each frame. Every request completes
//! exactly once.

mod gateway_request;
mod pending_request;
mod sessions;
#[cfg(test)]
mod tests;
mod voice;

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use discord_gateway::{Command, SendError};
use discord_model::{Guild, Id};

use crate::client_error::{ClientError, ClientErrorKind};
use pending_request::{PendingGatewayRequest, RequestState};
use sessions::Sessions;

pub use gateway_request::{GatewayRequest, RequestContext};

/// After a session was resumed, a request without a response for this time is sent again.
const DOUBT: Duration = Duration::from_secs(5);

/// The maximum time that a request waits for a connection.
const CONNECTION: Duration = Duration::from_secs(30);

/// The pause between two requests for all members of a guild, with some time for the network.
const WHOLE_LIST: Duration = Duration::from_millis(30_250);

/// The maximum number of pending requests: fewer than a shard can send per minute.
const AT_ONCE: usize = 100;

/// The pause after the command queue of the connection was full.
const PAUSE: Duration = Duration::from_secs(1);

/// The maximum number of times that Discord can delay a request.
const MAX_PUT_OFF: u32 = 5;

/// A longer delay is treated as an error.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(300);

/// A part of the response to a request for members, from a `GUILD_MEMBERS_CHUNK` event.
#[derive(Clone, Copy, Debug)]
pub struct Chunk<'a> {
    /// The guild.
    pub guild: Id<Guild>,
    /// The nonce of the request; empty if it has none.
    pub nonce: &'a str,
    /// The index of the part, from 0.
    pub index: u32,
    /// The number of parts.
    pub count: u32,
}

/// A `RATE_LIMITED` event.
#[derive(Clone, Copy, Debug)]
pub struct RateLimited<'a> {
    /// The opcode of the request.
    pub opcode: u64,
    /// The delay in seconds.
    pub retry_after: f64,
    /// The guild, if Discord names it.
    pub guild: Option<Id<Guild>>,
    /// The nonce of the request; empty if it has none.
    pub nonce: &'a str,
}

/// The pending requests of a client. A response is a list of `T`: members, sounds or channels, or a voice state and its server, in any
/// form.
pub struct GatewayRequests<T> {
    /// The requests in the order of the calls.
    requests: Vec<PendingGatewayRequest<T>>,
    ended: VecDeque<(u64, Result<Vec<T>, ClientError>)>,
    /// The time at which all members of a guild may be requested again.
    whole_list_at: HashMap<Id<Guild>, Instant>,
    sessions: Sessions,
    salt: u32,
    nonces: u64,
}

impl<T: Clone> GatewayRequests<T> {
    /// Creates an empty list of requests, without a connection.
    pub fn new(now: Instant) -> Self {
        Self {
            requests: Vec::new(),
            ended: VecDeque::new(),
            whole_list_at: HashMap::new(),
            sessions: Sessions::new(now),
            salt: fastrand::u32(..),
            nonces: 0,
        }
    }

    /// Starts a request. [`GatewayRequests::process_frame`] returns its result with this number.
    ///
    /// # Errors
    /// If Discord would reject it or never respond. The request has then ended.
    pub fn begin(
        &mut self,
        number: u64,
        ask: GatewayRequest,
        context: &RequestContext<'_>,
        now: Instant,
    ) -> Result<(), ClientError> {
        ask.check(context)?;
        self.requests
            .push(PendingGatewayRequest::new(number, ask, now));
        Ok(())
    }

    /// Returns whether no request is pending.
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty() && self.ended.is_empty()
    }

    /// Adds a part of a response.
    pub fn members(&mut self, chunk: Chunk<'_>, members: Vec<T>, now: Instant) {
        let whose = |request: &PendingGatewayRequest<T>| {
            request.awaits(8, chunk.guild) && request.nonce == chunk.nonce
        };
        let Some(index) = self.requests.iter().position(whose) else {
            return;
        };
        let request = &mut self.requests[index];
        if chunk.index >= chunk.count.max(1) || !request.chunks.insert(chunk.index) {
            return;
        }
        request.gathered.extend(members);
        request.record_response(now);
        if request.chunks.len() >= chunk.count as usize {
            self.complete(index);
        }
    }

    /// Adds the sounds of a guild. They have no nonce, so they are the response to all requests for this guild.
    pub fn sounds(&mut self, guild: Id<Guild>, sounds: &[T], now: Instant) {
        let mut index = 0;
        while let Some(request) = self.requests.get_mut(index) {
            let place = request.missing.iter().position(|missing| *missing == guild);
            if let Some(place) = place.filter(|_| request.is_sent()) {
                request.missing.swap_remove(place);
                request.gathered.extend_from_slice(sounds);
                request.record_response(now);
                if request.missing.is_empty() {
                    self.complete(index);
                    continue;
                }
            }
            index += 1;
        }
    }

    /// Adds the data of a guild's channels. It has no nonce, because Discord responds in the order of the requests.
    pub fn channel_info(&mut self, guild: Id<Guild>, channels: Vec<T>) {
        if let Some(index) = self
            .requests
            .iter()
            .position(|request| request.awaits(43, guild))
        {
            self.requests[index].gathered = channels;
            self.complete(index);
        }
    }

    /// Handles a rate limit: the request is sent again after the delay, unless that is too long or happens too often.
    pub fn rate_limited(&mut self, limit: RateLimited<'_>, now: Instant) {
        let whose = |request: &PendingGatewayRequest<T>| {
            let guild = limit
                .guild
                .is_none_or(|guild| request.ask.guilds().contains(&guild));
            let nonce = limit.nonce.is_empty() || limit.nonce == request.nonce;
            request.is_sent() && request.ask.opcode() == limit.opcode && guild && nonce
        };
        let Some(index) = self.requests.iter().position(whose) else {
            return;
        };
        let wait = Duration::try_from_secs_f64(limit.retry_after).unwrap_or(PAUSE);
        let request = &mut self.requests[index];
        request.put_off += 1;
        if wait > MAX_RETRY_AFTER || request.put_off > MAX_PUT_OFF {
            let message = format!(
                "Discord delays the request, now by {:.0} s.",
                wait.as_secs_f64()
            );
            let failure = ClientError {
                retry_after: wait.as_secs_f64(),
                ..request.ask.failure(
                    ClientErrorKind::RateLimited,
                    message,
                    "Send this request less often.",
                )
            };
            return self.fail(index, failure);
        }
        let again = now + wait.max(Duration::from_millis(50));
        request.wait_until(again);
        if let Some(guild) = request.ask.whole_list() {
            self.whole_list_at.insert(guild, again);
        }
    }

    /// Handles the start of shards, none of which has a session yet.
    pub fn shards_started(&mut self, shards: &[u32], shard_count: u32, now: Instant) {
        self.sessions.start(shards, shard_count, now);
    }

    /// Handles the loss of a shard's connection. Nothing is sent over it until it is back.
    pub fn disconnected(&mut self, shard: u32, now: Instant) {
        self.sessions.end(shard, now);
    }

    /// Handles a resumed session. Responses to sent requests are still received, unless a request was lost with the
    /// connection: a request without a response for a short time is sent again, but only once.
    pub fn resumed(&mut self, shard: u32, now: Instant) {
        self.sessions.begin(shard);
        for request in &mut self.requests {
            let concerned = self.sessions.concerns(shard, request.ask.guilds());
            if concerned && request.is_sent() && !request.sent_again {
                request.doubted_at = Some(now + DOUBT);
            }
        }
    }

    /// Handles a new session of a shard. Requests that were sent over an earlier session are sent again, but only once.
    pub fn session_began(&mut self, shard: u32, now: Instant) {
        self.sessions.begin(shard);
        let mut index = 0;
        while let Some(request) = self.requests.get_mut(index) {
            if request.is_sent() && self.sessions.concerns(shard, request.ask.guilds()) {
                if request.sent_again {
                    let message =
                        "The connection was lost twice before Discord responded.".to_owned();
                    let failure = request.ask.failure(
                        ClientErrorKind::Network,
                        message,
                        "Send the request again.",
                    );
                    self.fail(index, failure);
                    continue;
                }
                request.sent_again = true;
                request.wait_until(now);
            }
            index += 1;
        }
    }

    /// Ends all requests, because the client was logged out.
    pub fn log_out(&mut self, now: Instant) {
        self.sessions = Sessions::new(now);
        while !self.requests.is_empty() {
            self.fail(0, ClientError::cancelled());
        }
    }

    /// Sends the requests that are due. Returns a request that has ended, with its result. Call it until it returns
    /// `None`.
    pub fn process_frame(
        &mut self,
        now: Instant,
        mut send: impl FnMut(Command) -> Result<(), SendError>,
    ) -> Option<(u64, Result<Vec<T>, ClientError>)> {
        if self.ended.is_empty() && !self.requests.is_empty() {
            self.expire(now);
            self.send_due(now, &mut send);
        }
        self.ended.pop_front()
    }

    /// Ends requests that have timed out.
    fn expire(&mut self, now: Instant) {
        self.complete_voice(now);
        let mut index = 0;
        while let Some(request) = self.requests.get_mut(index) {
            if request.doubted_at.is_some_and(|at| at <= now) {
                request.sent_again = true;
                request.wait_until(now);
            }
            let offline_since = self.sessions.offline_since(request.ask.guilds());
            let failure = match (request.state, offline_since) {
                (RequestState::Sent(at), _) if now >= at + request.ask.response_timeout() => {
                    request.ask.timed_out()
                }
                (RequestState::Waiting(since), Some(offline))
                    if now >= since.max(offline) + CONNECTION =>
                {
                    request.ask.failure(
                        ClientErrorKind::Network,
                        format!(
                            "There has been no connection for {} s.",
                            CONNECTION.as_secs()
                        ),
                        "The client reconnects automatically. Send the request again afterwards.",
                    )
                }
                _ => {
                    index += 1;
                    continue;
                }
            };
            self.fail(index, failure);
        }
    }

    fn send_due(&mut self, now: Instant, send: &mut impl FnMut(Command) -> Result<(), SendError>) {
        self.whole_list_at.retain(|_, at| *at > now);
        let mut on_the_way = self
            .requests
            .iter()
            .filter(|request| request.is_sent())
            .count();
        let mut index = 0;
        while let Some(request) = self.requests.get_mut(index) {
            index += 1;
            if on_the_way >= AT_ONCE {
                return;
            }
            let is_due = matches!(request.state, RequestState::Waiting(until) if until <= now);
            if !is_due || self.sessions.offline_since(request.ask.guilds()).is_some() {
                continue;
            }
            let whole_list = request.ask.whole_list();
            if let Some(later) = whole_list.and_then(|guild| self.whole_list_at.get(&guild)) {
                request.state = RequestState::Waiting(*later);
                continue;
            }
            self.nonces += 1;
            request.nonce = format!("{:08x}-{}", self.salt, self.nonces);
            let commands = request.ask.commands(&request.nonce, &request.missing);
            match commands.into_iter().try_for_each(&mut *send) {
                Ok(()) => {
                    request.state = RequestState::Sent(now);
                    on_the_way += 1;
                    if let Some(guild) = whole_list {
                        self.whole_list_at.insert(guild, now + WHOLE_LIST);
                    }
                }
                // Later requests would not be accepted either.
                Err(SendError::QueueFull { .. }) => {
                    request.wait_until(now + PAUSE);
                    return;
                }
                Err(error) => {
                    let failure = ClientError::from(error);
                    index -= 1;
                    self.fail(index, failure);
                }
            }
        }
    }

    fn complete(&mut self, index: usize) {
        let request = self.requests.remove(index);
        self.ended.push_back((request.number, Ok(request.gathered)));
    }

    fn fail(&mut self, index: usize, failure: ClientError) {
        let request = self.requests.remove(index);
        self.ended.push_back((request.number, Err(failure)));
    }
}

//! The client, for the thread that owns the state.

mod http_response;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use discord_gateway::{Command, ReconnectRequest, SendError};
use discord_model::Id;
use discord_rest::schema::ResponseType;
use discord_rest::{Request, RequestSequencer};
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;

pub use self::http_response::HttpResponse;
use crate::client_error::ClientError;
use crate::event_queue::{ClientEvent, EventQueue, QueuedEvent};
use crate::injector::{InjectedEvent, Injector};
use crate::login;
use crate::network::Network;
use crate::reply::Reply;
use crate::running_shards::{RunningShards, ShardStatus};
use crate::saved_session::SavedSession;
use crate::voice::VoiceInbox;
use crate::whole_response::WholeResponse;
use crate::{Config, runtime};

/// The close code of a connection that is not needed anymore.
pub(crate) const CLOSE_NORMAL: u16 = 1000;

/// A bot. No method blocks. Dropping it logs it out.
#[derive(Debug)]
pub struct Client {
    config: Config,
    runtime: Handle,
    network: Network,
    sequencer: RequestSequencer,
    event_queue: Arc<EventQueue>,
    batch: VecDeque<QueuedEvent>,
    /// The number of events that were handed out but are still counted by the event queue, and their size. They are subtracted in
    /// batches, because the background reads the counters for every event.
    handled: (usize, usize),
    shards: Option<Arc<RunningShards>>,
    /// Decodes the injected events of the current login.
    injector: Option<Injector>,
    was_logged_in: bool,
    /// Cancels the search for the gateway of the current login.
    login_end: CancellationToken,
    end: CancellationToken,
}

impl Client {
    /// Creates a client that is not logged in. Requests can be sent at once.
    ///
    /// # Errors
    /// If `api_url` is not a valid URL, or the system cannot start threads.
    pub fn new(config: Config) -> Result<Self, ClientError> {
        let runtime = runtime::handle().map_err(|error| {
            ClientError::internal(format!(
                "The system cannot start background threads: {error}."
            ))
        })?;
        let sequencer = RequestSequencer::default();
        Ok(Self {
            network: Network::new(config.clone(), sequencer.clone())?,
            config,
            sequencer,
            event_queue: Arc::default(),
            batch: VecDeque::new(),
            handled: (0, 0),
            shards: None,
            injector: None,
            was_logged_in: false,
            login_end: CancellationToken::new(),
            end: CancellationToken::new(),
            runtime,
        })
    }

    /// Adopts the settings of the next login, if requests that were already sent can continue with them. Returns
    /// `false` if another client is needed: for another token or another server, or because this one was logged in
    /// before and may still receive events of that login.
    pub fn adopt(&mut self, config: &Config) -> bool {
        let adopts = !self.was_logged_in && self.config.makes_the_same_requests(config);
        if adopts {
            self.config = config.clone();
        }
        adopts
    }

    /// Connects to the gateway, in the background. A second call does nothing.
    pub fn login(&mut self) {
        if self.shards.is_some() {
            return;
        }
        self.was_logged_in = true;
        self.event_queue.begin_login();
        let shards = Arc::new(RunningShards::default());
        self.shards = Some(shards.clone());
        let login = login::run(
            self.config.clone(),
            self.network.clone(),
            self.event_queue.clone(),
            shards,
        );
        self.login_end = self.end.child_token();
        self.injector = Some(Injector::start(
            &self.runtime,
            self.event_queue.clone(),
            self.config.token.clone(),
            self.login_end.clone(),
        ));
        let end = self.login_end.clone();
        self.runtime.spawn(async move {
            end.run_until_cancelled(login).await;
        });
    }

    /// Disconnects from the gateway, and ends the sessions. Requests can still be sent.
    pub fn logout(&mut self) {
        self.logout_with(CLOSE_NORMAL);
    }

    /// Disconnects from the gateway with this close code. 1000 and 1001 end the sessions, and all others keep them for some minutes.
    pub fn logout_with(&mut self, code: u16) {
        self.login_end.cancel();
        self.injector = None;
        if let Some(shards) = self.shards.take() {
            shards.close(code);
        }
    }

    /// Returns the next event of the client, in order.
    pub fn receive(&mut self) -> Option<ClientEvent> {
        loop {
            if self.batch.is_empty() {
                self.subtract_handled();
                self.event_queue.take(&mut self.batch);
            }
            if self.batch.is_empty() {
                return None;
            }
            if let Some(inbound) = self.hand_out(0) {
                return Some(inbound);
            }
        }
    }

    /// Returns the next response to a request, ahead of the events that arrived before it. It is used while events wait
    /// because the scene tree is paused.
    pub fn receive_response(&mut self) -> Option<ClientEvent> {
        // While the scene tree is paused only this is called, and the event queue needs the exact number to stay bounded.
        self.subtract_handled();
        match self.batch.iter().position(QueuedEvent::is_response) {
            Some(place) => self.hand_out(place),
            None => self.event_queue.take_response(),
        }
    }

    /// Returns the next event that is a response to a request over the gateway, such as for members, ahead of the
    /// events that arrived before it, like [`Client::receive_answer`].
    pub fn receive_gateway_response(&mut self) -> Option<ClientEvent> {
        if let Some(place) = self.batch.iter().position(QueuedEvent::is_gateway_response) {
            return self.hand_out(place);
        }
        let (inbound, size) = self.event_queue.take_gateway_response()?.into_inbound()?;
        self.event_queue.handled(1, size.unwrap_or_default());
        Some(inbound)
    }

    /// Returns a response or an interaction that has waited for a second behind more events than can be handled in that
    /// time.
    pub fn receive_overdue(&mut self) -> Option<ClientEvent> {
        let (inbound, size) = self.event_queue.take_overdue()?.into_inbound()?;
        if let Some(size) = size {
            self.event_queue.handled(1, size);
        }
        Some(inbound)
    }

    fn hand_out(&mut self, place: usize) -> Option<ClientEvent> {
        let (inbound, size) = self.batch.remove(place)?.into_inbound()?;
        if let Some(size) = size {
            self.handled.0 += 1;
            self.handled.1 += size;
        }
        Some(inbound)
    }

    fn subtract_handled(&mut self) {
        let (events, bytes) = std::mem::take(&mut self.handled);
        if events > 0 {
            self.event_queue.handled(events, bytes);
        }
    }

    /// Sets whether events wait because the scene tree is paused. Fewer events can wait in this case: beyond a limit,
    /// the session is suspended, and it is resumed once there is room.
    pub fn set_paused(&mut self, paused: bool) {
        // Those handled before the pause do not wait in it.
        self.subtract_handled();
        self.event_queue.set_paused(paused);
    }

    /// Returns the number of events that wait to be received.
    pub fn waiting(&self) -> usize {
        self.event_queue.waiting().saturating_sub(self.handled.0)
    }

    /// Returns the number of typing events that were dropped since the last call, because too many events were waiting.
    pub fn take_dropped(&self) -> u64 {
        self.event_queue.take_dropped()
    }

    /// Sets whether raw events are returned as well. Waiting events include their raw form if only a few thousand are
    /// waiting; after a login, all of them do until this is called for the first time.
    pub fn want_raw(&mut self, wanted: bool) {
        if self.event_queue.want_raw(wanted) {
            let runtime = &self.runtime;
            self.event_queue.parse_texts(&mut self.batch, |parse| {
                runtime.spawn_blocking(parse);
            });
        }
    }

    /// Sends a request. Its result is received as [`ClientEvent::Reply`] with this number.
    ///
    /// Requests whose order is visible, such as the messages of a channel or the responses to an interaction, are sent
    /// in the order of the calls. All others are sent at once.
    pub fn request(&self, number: u64, request: Request) {
        let (network, event_queue, end) = (
            self.network.clone(),
            self.event_queue.clone(),
            self.end.clone(),
        );
        let slot = self.sequencer.reserve(&request);
        self.runtime.spawn(async move {
            let response_type = request
                .route()
                .map_or(ResponseType::Raw, |route| route.response);
            let guild = request.guild_id().map_or(Id::NONE, Id::new);
            let (has_bearer, is_whole) = (request.has_bearer(), request.settings().whole_response);
            let send = async {
                let rest = network.parts().await?.rest;
                let response = rest.send_in_sequence(request, slot).await;
                let response = response.map_err(|error| match has_bearer {
                    true => ClientError::from(error),
                    false => ClientError::from(error).with_token_hint(network.token()),
                })?;
                match is_whole {
                    true => {
                        WholeResponse::decode(&response).map(|whole| Reply::Whole(Box::new(whole)))
                    }
                    false => Reply::decode(response_type, guild, &response),
                }
            };
            let Some(result) = end.run_until_cancelled(send).await else {
                return;
            };
            event_queue.push(ClientEvent::Reply {
                request: number,
                result,
            });
        });
    }

    /// Loads an image from the web and decodes it. The result is received as [`ClientEvent::Download`] with this
    /// number.
    pub fn download(&self, number: u64, url: String) {
        let (network, event_queue, end) = (
            self.network.clone(),
            self.event_queue.clone(),
            self.end.clone(),
        );
        self.runtime.spawn(async move {
            let load = async { network.parts().await?.downloader.load(&url).await };
            if let Some(result) = end.run_until_cancelled(load).await {
                event_queue.push(ClientEvent::Download {
                    request: number,
                    result,
                });
            }
        });
    }

    /// Sends a command over the gateway, to the shard of its guild.
    ///
    /// # Errors
    /// If the command is too large for Discord, too many are waiting, or the client is not logged in.
    pub fn send(&self, command: Command) -> Result<(), SendError> {
        match &self.shards {
            Some(shards) => shards.send(command),
            None => Err(SendError::Stopped),
        }
    }

    /// Sends a command over the gateway, to this shard.
    ///
    /// # Errors
    /// Those of [`Client::send`], and if the shard does not run here.
    pub fn send_to(&self, shard: u32, command: Command) -> Result<(), SendError> {
        match &self.shards {
            Some(shards) => shards.send_to(shard, command),
            None => Err(SendError::Stopped),
        }
    }

    /// Lets a shard reconnect, or all shards.
    ///
    /// # Errors
    /// If the client is not logged in, or the shard does not run here.
    pub fn reconnect(
        &self,
        shard: Option<u32>,
        request: ReconnectRequest,
    ) -> Result<(), SendError> {
        match &self.shards {
            Some(shards) => shards.reconnect(shard, request),
            None => Err(SendError::Stopped),
        }
    }

    /// Injects an event, as if Discord had sent it.
    ///
    /// # Errors
    /// If the client is not logged in, or too many events are waiting.
    pub fn inject(&self, event: InjectedEvent) -> Result<(), ClientError> {
        match &self.injector {
            Some(injector) => injector.inject(event),
            None => Err(SendError::Stopped.into()),
        }
    }

    /// Sets whether the payloads of the connections are returned as well, as [`ClientEvent::Packet`].
    pub fn want_packets(&self, wanted: bool) {
        self.event_queue.want_packets(wanted);
    }

    /// Returns what the shards receive about voice channels.
    pub(crate) fn voice_inbox(&self) -> &VoiceInbox {
        self.event_queue.voice()
    }

    /// Returns what voice connections run on.
    pub(crate) fn voice_parts(&self) -> (&Handle, Network) {
        (&self.runtime, self.network.clone())
    }

    /// Returns the status of a shard; `None` if it does not run here.
    pub fn shard_status(&self, shard: u32) -> Option<ShardStatus> {
        self.shards.as_ref()?.status(shard)
    }

    /// Returns the sessions of the shards, each as of the last event that was returned by [`Client::receive`], so that a
    /// later login receives the others.
    pub fn sessions(&self) -> Vec<SavedSession> {
        let shards = self.shards.as_ref();
        // An event that arrives after this is in no session, and does no harm if it waits.
        let mut sessions = shards.map(|shards| shards.sessions()).unwrap_or_default();
        let waiting = self.event_queue.first_sequences(&self.batch);
        for saved in &mut sessions {
            if let Some(first) = waiting.get(&saved.shard) {
                saved.rewind_before(*first);
            }
        }
        sessions
    }

    /// Returns the time that a heartbeat takes to be acknowledged, the mean of all shards. `None` before the first
    /// acknowledgment.
    pub fn latency(&self) -> Option<Duration> {
        self.shards.as_ref()?.latency()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.end.cancel();
        self.logout();
    }
}

#[cfg(test)]
mod tests {
    use discord_model::{Intents, Token};

    use super::*;

    fn config(token: &str) -> Config {
        Config::new(Token::new(token), Intents::empty())
    }

    #[test]
    fn requests_go_on_under_the_settings_of_a_login() {
        let mut client = Client::new(config("a.b.c")).unwrap();
        let mut login = config("a.b.c");
        login.intents = Intents::GUILDS;
        assert!(client.adopt(&login), "intents change no request");
        assert_eq!(client.config.intents, Intents::GUILDS);
        assert!(!client.adopt(&config("d.e.f")), "another token");
        let mut elsewhere = config("a.b.c");
        elsewhere.api_url = "http://127.0.0.1:1".to_owned();
        assert!(!client.adopt(&elsewhere), "another server");
    }

    /// A client that cannot find the gateway tries again until it is logged out.
    #[test]
    fn after_a_logout_nobody_asks_for_the_gateway() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let mut nowhere = config("a.b.c");
        nowhere.api_url = format!("http://{}", listener.local_addr().unwrap());
        let mut client = Client::new(nowhere).unwrap();
        client.login();
        client.logout();
        assert!(client.login_end.is_cancelled());
        assert!(!client.end.is_cancelled(), "requests can still be made");
    }
}

//! The connection of a client: from its token to its engine, between login and logout. `login` begins and ends it.

mod login;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

use discord_cache::Change;
use discord_client::{
    BotChange, Client, ClientError, ClientEvent, Command, Compression, Config, RawEvent, Readiness,
    SendError, ShardChange, ShardSet, ShardSettings, ShardStatus, UpdatePresence,
};
use discord_model::{Intents, Token};

/// The connection of a client. The token lives here, where nothing prints it.
#[derive(Default)]
pub struct Session {
    token: RefCell<Option<Token>>,
    engine: RefCell<Option<Client>>,
    login: RefCell<Option<Login>>,
    presence: RefCell<Option<UpdatePresence>>,
    /// Whether `disconnected` is still to be emitted after a logout.
    pending_disconnected: Cell<bool>,
    /// Why a connection ended last.
    last_disconnect: RefCell<Option<ClientError>>,
    /// Events that were handled while signals had to wait.
    postponed: RefCell<VecDeque<PostponedEvent>>,
    /// The address of the API, where there is no node that says it: then there is no bot either.
    detached: RefCell<Option<String>>,
}

/// An event that was handled, and whose signals are not emitted yet.
pub struct PostponedEvent {
    /// The shard that received it.
    pub shard: u32,
    /// As it came, if that is wanted.
    pub raw: Option<RawEvent>,
    /// What it changed.
    pub change: Change,
}

/// What is known of a login that has not ended.
pub struct Login {
    /// Which events Discord sends.
    intents: Intents,
    /// When it began.
    since: Instant,
    /// The shards, and whether the bot as a whole is connected.
    shards: ShardSet,
    /// Whether the bot's guilds are there.
    pub readiness: Readiness,
    /// Whether it was explained why messages have no text.
    explained_missing_text: bool,
}

impl Session {
    /// Sets the token for the next login. An empty one takes it away.
    pub fn set_token(&self, token: Token) {
        self.token.replace((!token.is_empty()).then_some(token));
    }

    /// A connection without a node and without a token, for what needs none.
    pub fn detached(api_url: &str) -> Self {
        let session = Self::default();
        session.detached.replace(Some(api_url.to_owned()));
        session
    }

    /// Whether there is no node.
    pub fn is_detached(&self) -> bool {
        self.detached.borrow().is_some()
    }

    /// Whether this is the connection without a node to that address.
    pub fn is_detached_at(&self, api_url: &str) -> bool {
        self.detached.borrow().as_deref() == Some(api_url)
    }

    /// Whether a token was set from code.
    pub fn has_token(&self) -> bool {
        self.token.borrow().is_some()
    }

    /// The token set from code, or else that of an environment variable.
    fn token(&self, variable: &str) -> Option<Token> {
        self.token.borrow().clone().or_else(|| {
            let token = Token::new(std::env::var(variable).ok()?);
            (!token.is_empty()).then_some(token)
        })
    }

    /// Whether there is no token to log in with.
    pub fn token_is_missing(&self, settings: &LoginSettings) -> bool {
        self.token(&settings.token_environment_variable).is_none()
    }

    /// Whether the client is logged in, connected or on the way to it.
    pub fn is_logged_in(&self) -> bool {
        self.login.borrow().is_some()
    }

    /// Which events Discord sends; none without a login.
    pub fn intents(&self) -> Intents {
        self.login
            .borrow()
            .as_ref()
            .map_or(Intents::empty(), |login| login.intents)
    }

    /// Whether the bot as a whole is connected to the gateway.
    pub fn is_connected(&self) -> bool {
        self.login
            .borrow()
            .as_ref()
            .is_some_and(|login| login.shards.is_connected())
    }

    /// Notes which shards were started.
    pub fn set_shards(&self, shards: ShardSet) {
        if let Some(login) = &mut *self.login.borrow_mut() {
            login.shards = shards;
        }
    }

    /// The shards of the current login; none before they are started.
    pub fn shards(&self) -> ShardSet {
        let login = self.login.borrow();
        login
            .as_ref()
            .map(|login| login.shards.clone())
            .unwrap_or_default()
    }

    /// What a running shard says of itself.
    pub fn shard_status(&self, shard: u32) -> ShardStatus {
        let engine = self.engine.borrow();
        let status = engine
            .as_ref()
            .and_then(|engine| engine.shard_status(shard));
        status.unwrap_or_default()
    }

    /// Notes a change of a shard. Returns what it means for the bot as a whole, if anything.
    pub fn change_shard(&self, shard: u32, change: ShardChange) -> Option<BotChange> {
        let mut login = self.login.borrow_mut();
        login.as_mut()?.shards.change(shard, change)
    }

    /// Notes why a connection ended.
    pub fn set_last_disconnect(&self, reason: ClientError) {
        self.last_disconnect.replace(Some(reason));
    }

    /// Why a connection of the current login ended last.
    pub fn last_disconnect(&self) -> Option<ClientError> {
        self.last_disconnect.borrow().clone()
    }

    /// Asks or tells the readiness of the login.
    pub fn with_readiness<R>(&self, ask: impl FnOnce(&mut Readiness) -> R) -> Option<R> {
        self.login
            .borrow_mut()
            .as_mut()
            .map(|login| ask(&mut login.readiness))
    }

    /// Whether this is the first message of the login that misses its text.
    pub fn first_missing_text(&self) -> bool {
        self.login
            .borrow_mut()
            .as_mut()
            .is_some_and(|login| !std::mem::replace(&mut login.explained_missing_text, true))
    }

    /// The time since the login.
    pub fn uptime(&self) -> Duration {
        self.login
            .borrow()
            .as_ref()
            .map_or(Duration::ZERO, |login| login.since.elapsed())
    }

    /// The time a heartbeat takes to be acknowledged, the mean of all shards.
    pub fn latency(&self) -> Option<Duration> {
        self.engine.borrow().as_ref()?.latency()
    }

    /// Whether `disconnected` is to be emitted for a logout; it is then no more.
    pub fn take_pending_disconnected(&self) -> bool {
        self.pending_disconnected.take()
    }

    /// Sets the bot's presence, now and at every login.
    pub fn update_presence(&self, presence: UpdatePresence) -> Result<(), ClientError> {
        self.presence.replace(Some(presence.clone()));
        match &*self.engine.borrow() {
            Some(engine) if self.is_logged_in() => engine
                .send(Command::UpdatePresence(presence))
                .map_err(ClientError::from),
            _ => Ok(()),
        }
    }

    /// Sends a command over the gateway.
    pub fn send(&self, command: Command) -> Result<(), SendError> {
        match &*self.engine.borrow() {
            Some(engine) => engine.send(command),
            None => Err(SendError::Stopped),
        }
    }

    /// The next thing that happened in the background.
    pub fn receive(&self) -> Option<ClientEvent> {
        self.engine.borrow_mut().as_mut()?.receive()
    }

    /// Has the signals of an event wait that was handled ahead of others.
    pub fn postpone(&self, event: PostponedEvent) {
        self.postponed.borrow_mut().push_back(event);
    }

    /// The next event that was handled, and whose signals were not emitted.
    pub fn take_postponed(&self) -> Option<PostponedEvent> {
        self.postponed.borrow_mut().pop_front()
    }

    /// The next event that answers a request over the gateway, whatever waits before it.
    pub fn receive_gateway_answer(&self) -> Option<ClientEvent> {
        self.engine.borrow_mut().as_mut()?.receive_gateway_answer()
    }

    /// The next answer to a request, whatever waits before it.
    pub fn receive_answer(&self) -> Option<ClientEvent> {
        self.engine.borrow_mut().as_mut()?.receive_answer()
    }

    /// An answer or an interaction that has waited too long behind other events.
    pub fn receive_overdue(&self) -> Option<ClientEvent> {
        self.engine.borrow_mut().as_mut()?.receive_overdue()
    }

    /// Whether events shall come as they are too.
    pub fn want_raw(&self, wanted: bool) {
        if let Some(engine) = &mut *self.engine.borrow_mut() {
            engine.want_raw(wanted);
        }
    }

    /// Says whether events wait because the scene tree is paused.
    pub fn set_paused(&self, paused: bool) {
        if let Some(engine) = &*self.engine.borrow() {
            engine.set_paused(paused);
        }
    }

    /// How many events wait to be handled.
    pub fn waiting(&self) -> usize {
        self.engine.borrow().as_ref().map_or(0, Client::waiting)
    }

    /// How many events were dropped since this was last asked.
    pub fn take_dropped(&self) -> u64 {
        self.engine
            .borrow()
            .as_ref()
            .map_or(0, Client::take_dropped)
    }

    fn config(&self, settings: &LoginSettings) -> Result<Config, ClientError> {
        let token = self
            .token(&settings.token_environment_variable)
            .ok_or_else(ClientError::no_token)?;
        Ok(Config {
            api_url: settings.api_url.clone(),
            compression: settings.compression,
            shards: ShardSettings::new(settings.shard_count, settings.shard_ids.iter().copied())?,
            rate_limits: settings.rate_limits,
            max_rate_limit_wait: settings.max_rate_limit_wait,
            presence: self.presence.borrow().clone(),
            ..Config::new(token, settings.intents)
        })
    }
}

/// What the node's properties say about a login.
pub struct LoginSettings {
    /// Which events to get.
    pub intents: Intents,
    /// Where the API is; empty means Discord.
    pub api_url: String,
    /// The environment variable that holds the token.
    pub token_environment_variable: String,
    /// How the connection to the gateway is compressed.
    pub compression: Compression,
    /// How many shards the bot has; 0 for as many as Discord recommends.
    pub shard_count: i64,
    /// The numbers of the shards to start; empty for all.
    pub shard_ids: Vec<i64>,
    /// Whether the client keeps Discord's limits by itself.
    pub rate_limits: bool,
    /// How long one rate limit may make a request wait; for ever if there is none.
    pub max_rate_limit_wait: Option<Duration>,
    /// What the entity manager keeps.
    pub kept: discord_cache::Settings,
}

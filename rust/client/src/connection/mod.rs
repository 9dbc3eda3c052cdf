//! The connection of a bot to Discord, across logins: its token, its shards, and the state that begins and ends with a login.

mod login_settings;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use discord_cache::Change;
use discord_gateway::{Command, SendError, UpdatePresence};
use discord_model::{Intents, Token};

pub use self::login_settings::LoginSettings;
use crate::client::Client;
use crate::client_error::ClientError;
use crate::config::Config;
use crate::event_queue::{ClientEvent, RawEvent};
use crate::readiness::Readiness;
use crate::running_shards::ShardStatus;
use crate::shard_set::{BotChange, ShardChange, ShardSet};
use crate::shard_settings::ShardSettings;

/// The connection of a bot, from its token to its shards. It outlives logins; at most one is going on.
#[derive(Debug, Default)]
pub struct BotConnection {
    /// Set from code. It goes before the environment variable.
    token: Option<Token>,
    client: Option<Client>,
    login: Option<Login>,
    presence: Option<UpdatePresence>,
    /// Whether the end of a connection is still to be announced after a logout.
    pending_disconnected: bool,
    last_disconnect: Option<ClientError>,
    /// Events that were handled ahead of others, whose announcement waits.
    postponed: VecDeque<PostponedEvent>,
}

/// An event that was handled, and is not announced yet.
#[derive(Debug)]
pub struct PostponedEvent {
    /// The shard that received it.
    pub shard: u32,
    /// As it came, if that is wanted.
    pub raw: Option<RawEvent>,
    /// What it changed.
    pub change: Change,
}

/// What the start or the end of a login means for everything else that belongs to the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum LoginEffect {
    /// Requests that are on their way go on.
    KeepRequests,
    /// Requests that are on their way belong to another token or server: they end now.
    CancelRequests,
}

/// What is known of a login that has not ended.
#[derive(Debug)]
struct Login {
    intents: Intents,
    since: Instant,
    shards: ShardSet,
    readiness: Readiness,
    explained_missing_text: bool,
}

impl BotConnection {
    /// Logs in, in the background. `wants_raw` says whether events shall come as they are too.
    ///
    /// # Errors
    /// If there is no token, `api_url` is not a valid URL, or the shards are not possible ones.
    pub fn log_in(
        &mut self,
        settings: &LoginSettings,
        wants_raw: bool,
        now: Instant,
    ) -> Result<LoginEffect, ClientError> {
        self.pending_disconnected = false;
        let config = self.config(settings)?;
        let adopts = self
            .client
            .as_mut()
            .is_some_and(|client| client.adopt(&config));
        let effect = match self.client {
            Some(_) if !adopts => LoginEffect::CancelRequests,
            _ => LoginEffect::KeepRequests,
        };
        if !adopts {
            self.client = Some(Client::new(config)?);
        }
        if let Some(client) = &mut self.client {
            // If nobody listens yet, that is said at the next frame: until then raw events are kept.
            if wants_raw {
                client.want_raw(true);
            }
            client.login();
        }
        self.last_disconnect = None;
        self.login = Some(Login {
            intents: settings.intents,
            since: now,
            shards: ShardSet::default(),
            readiness: Readiness::default(),
            explained_missing_text: false,
        });
        Ok(effect)
    }

    /// Logs out. Nothing of this login is received from now on.
    pub fn log_out(&mut self) -> LoginEffect {
        if let Some(login) = self.login.take() {
            self.pending_disconnected = login.shards.is_connected();
            if self.pending_disconnected {
                // Why an earlier connection ended is not why this one does.
                self.last_disconnect = None;
            }
        }
        self.postponed.clear();
        match self.client.take() {
            Some(_) => LoginEffect::CancelRequests,
            None => LoginEffect::KeepRequests,
        }
    }

    /// The login failed for good: nothing of it is left but the requests.
    pub fn give_up(&mut self) {
        self.login = None;
        if let Some(client) = &mut self.client {
            client.logout();
        }
    }

    /// Makes requests possible, which need no login.
    ///
    /// # Errors
    /// If there is no token, or `api_url` is not a valid URL.
    pub fn open(&mut self, settings: &LoginSettings) -> Result<(), ClientError> {
        if self.client.is_none() {
            self.client = Some(Client::new(self.config(settings)?)?);
        }
        Ok(())
    }

    /// Makes requests possible that need no token, such as those of webhooks.
    ///
    /// # Errors
    /// If `api_url` is not a valid URL.
    pub fn open_without_token(&mut self, api_url: &str) -> Result<(), ClientError> {
        if self.client.is_none() {
            self.client = Some(Client::new(Config {
                api_url: api_url.to_owned(),
                ..Config::new(Token::new(""), Intents::empty())
            })?);
        }
        Ok(())
    }

    /// What sends requests; there is none before the first of [`log_in`](Self::log_in) and [`open`](Self::open), and after
    /// [`log_out`](Self::log_out).
    pub fn client(&self) -> Option<&Client> {
        self.client.as_ref()
    }

    /// Sets the token for the next login. An empty one takes it away.
    pub fn set_token(&mut self, token: Token) {
        self.token = (!token.is_empty()).then_some(token);
    }

    /// Whether a token was set from code.
    pub fn has_token(&self) -> bool {
        self.token.is_some()
    }

    /// Whether there is no token to log in with.
    pub fn token_is_missing(&self, settings: &LoginSettings) -> bool {
        self.token(&settings.token_environment_variable).is_none()
    }

    fn token(&self, environment_variable: &str) -> Option<Token> {
        self.token.clone().or_else(|| {
            let token = Token::new(std::env::var(environment_variable).ok()?);
            (!token.is_empty()).then_some(token)
        })
    }

    /// Whether the bot is logged in, connected or on the way to it.
    pub fn is_logged_in(&self) -> bool {
        self.login.is_some()
    }

    /// Which events Discord sends; none without a login.
    pub fn intents(&self) -> Intents {
        let login = self.login.as_ref();
        login.map_or(Intents::empty(), |login| login.intents)
    }

    /// Whether the bot as a whole is connected to the gateway.
    pub fn is_connected(&self) -> bool {
        let login = self.login.as_ref();
        login.is_some_and(|login| login.shards.is_connected())
    }

    /// Notes which shards were started.
    pub fn set_shards(&mut self, shards: ShardSet) {
        if let Some(login) = &mut self.login {
            login.shards = shards;
        }
    }

    /// The shards of the current login; none before they are started.
    pub fn shards(&self) -> ShardSet {
        let login = self.login.as_ref();
        login.map(|login| login.shards.clone()).unwrap_or_default()
    }

    /// What a running shard says of itself.
    pub fn shard_status(&self, shard: u32) -> ShardStatus {
        let client = self.client.as_ref();
        let status = client.and_then(|client| client.shard_status(shard));
        status.unwrap_or_default()
    }

    /// Notes a change of a shard. Returns what it means for the bot as a whole, if anything.
    pub fn change_shard(&mut self, shard: u32, change: ShardChange) -> Option<BotChange> {
        self.login.as_mut()?.shards.change(shard, change)
    }

    /// Notes why a connection ended.
    pub fn set_last_disconnect(&mut self, reason: ClientError) {
        self.last_disconnect = Some(reason);
    }

    /// Why a connection of the current login ended last.
    pub fn last_disconnect(&self) -> Option<ClientError> {
        self.last_disconnect.clone()
    }

    /// A shard has begun a session, and listed this many guilds. They are waited for if Discord sends them.
    pub fn session_began(&mut self, shard: u32, guilds: usize, now: Instant) {
        if let Some(login) = &mut self.login {
            let awaited = match login.intents.contains(Intents::GUILDS) {
                true => guilds,
                false => 0,
            };
            let shards = login.shards.len();
            login.readiness.logged_in(shard, shards, awaited, now);
        }
    }

    /// A guild came, or it was said that it will not.
    pub fn guild_came(&mut self, now: Instant) {
        if let Some(login) = &mut self.login {
            login.readiness.guild_came(now);
        }
    }

    /// Whether the bot has become ready. Returns `true` once a login.
    pub fn take_ready(&mut self, now: Instant) -> bool {
        let login = self.login.as_mut();
        login.is_some_and(|login| login.readiness.take(now))
    }

    /// Whether this is the first message of the login that misses its text.
    pub fn first_missing_text(&mut self) -> bool {
        self.login
            .as_mut()
            .is_some_and(|login| !std::mem::replace(&mut login.explained_missing_text, true))
    }

    /// The time since the login.
    pub fn uptime(&self, now: Instant) -> Duration {
        let login = self.login.as_ref();
        login.map_or(Duration::ZERO, |login| {
            now.saturating_duration_since(login.since)
        })
    }

    /// The time a heartbeat takes to be acknowledged, the mean of all shards.
    pub fn latency(&self) -> Option<Duration> {
        self.client.as_ref()?.latency()
    }

    /// Whether the end of the connection is to be announced for a logout; it is then no more.
    pub fn take_pending_disconnected(&mut self) -> bool {
        std::mem::take(&mut self.pending_disconnected)
    }

    /// Sets the bot's presence, now and at every login.
    ///
    /// # Errors
    /// If it is too large to be sent.
    pub fn update_presence(&mut self, presence: UpdatePresence) -> Result<(), ClientError> {
        self.presence = Some(presence.clone());
        match &self.client {
            Some(client) if self.is_logged_in() => client
                .send(Command::UpdatePresence(presence))
                .map_err(ClientError::from),
            _ => Ok(()),
        }
    }

    /// Sends a command over the gateway.
    ///
    /// # Errors
    /// If there is no login, or Discord would not take it.
    pub fn send(&self, command: Command) -> Result<(), SendError> {
        let client = self.client.as_ref().ok_or(SendError::Stopped)?;
        client.send(command)
    }

    /// The next thing that happened in the background.
    pub fn receive(&mut self) -> Option<ClientEvent> {
        self.client.as_mut()?.receive()
    }

    /// Has the announcement of an event wait that was handled ahead of others.
    pub fn postpone(&mut self, event: PostponedEvent) {
        self.postponed.push_back(event);
    }

    /// The next event that was handled and not announced.
    pub fn take_postponed(&mut self) -> Option<PostponedEvent> {
        self.postponed.pop_front()
    }

    /// The next event that answers a request over the gateway, whatever waits before it.
    pub fn receive_gateway_response(&mut self) -> Option<ClientEvent> {
        self.client.as_mut()?.receive_gateway_response()
    }

    /// The next answer to a request, whatever waits before it.
    pub fn receive_response(&mut self) -> Option<ClientEvent> {
        self.client.as_mut()?.receive_response()
    }

    /// An answer or an interaction that has waited too long behind other events.
    pub fn receive_overdue(&mut self) -> Option<ClientEvent> {
        self.client.as_mut()?.receive_overdue()
    }

    /// Whether events shall come as they are too.
    pub fn want_raw(&mut self, wanted: bool) {
        if let Some(client) = &mut self.client {
            client.want_raw(wanted);
        }
    }

    /// Says whether events wait because the scene tree is paused.
    pub fn set_paused(&mut self, paused: bool) {
        if let Some(client) = &self.client {
            client.set_paused(paused);
        }
    }

    /// How many events wait to be handled.
    pub fn waiting(&self) -> usize {
        self.client.as_ref().map_or(0, Client::waiting)
    }

    /// How many events were dropped since this was last asked.
    pub fn take_dropped(&mut self) -> u64 {
        self.client.as_ref().map_or(0, Client::take_dropped)
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
            presence: self.presence.clone(),
            ..Config::new(token, settings.intents)
        })
    }
}

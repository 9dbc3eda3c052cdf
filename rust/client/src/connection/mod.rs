//! The connection of a bot to Discord, across logins: its token, its shards, and the state of the current login.

mod login_settings;
mod saved_sessions;
mod shard_disconnects;
#[cfg(test)]
mod tests;
mod voice;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use discord_cache::Change;
use discord_gateway::{Command, ReconnectRequest, SendError, UpdatePresence};
use discord_model::{Intents, Token};
use serde_json::Value;

pub use self::login_settings::LoginSettings;
pub use self::shard_disconnects::{ShardDisconnect, ShardDisconnects};
use crate::client::{CLOSE_NORMAL, Client};
use crate::client_error::ClientError;
use crate::config::Config;
use crate::event_queue::{ClientEvent, RawEvent};
use crate::gateway_settings::GatewaySettings;
use crate::injector::InjectedEvent;
use crate::proxy_settings::ProxySettings;
use crate::readiness::{Readiness, Ready};
use crate::running_shards::ShardStatus;
use crate::saved_session::SavedSession;
use crate::shard_set::{BotChange, ShardChange, ShardSet};
use crate::shard_settings::ShardSettings;
use crate::voice::VoiceConnections;

/// The connection of a bot, from its token to its shards. It outlives logins, of which there is at most one at a time.
#[derive(Debug, Default)]
pub struct BotConnection {
    /// The token set in code. It takes precedence over the environment variable.
    token: Option<Token>,
    client: Option<Client>,
    login: Option<Login>,
    presence: Option<UpdatePresence>,
    /// The sessions that the next login resumes.
    saved_sessions: Vec<SavedSession>,
    /// Whether the end of a connection must still be announced after a logout.
    pending_disconnected: bool,
    last_disconnect: Option<ClientError>,
    /// The last disconnect of each shard since the last login.
    disconnects: ShardDisconnects,
    /// Events that were handled ahead of others, and are announced later.
    postponed: VecDeque<PostponedEvent>,
    voice: VoiceConnections,
}

/// An event that was handled, and has not been announced yet.
#[derive(Debug)]
pub struct PostponedEvent {
    /// The shard that received it.
    pub shard: u32,
    /// The raw event, if raw events are requested.
    pub raw: Option<Box<RawEvent>>,
    /// The change of the cache.
    pub change: Change,
}

/// The effect of the start or the end of a login on the rest of the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum LoginEffect {
    /// Pending requests continue.
    KeepRequests,
    /// Pending requests belong to another token or server, so they end now.
    CancelRequests,
}

/// The state of the current login.
#[derive(Debug)]
struct Login {
    intents: Intents,
    since: Instant,
    shards: ShardSet,
    readiness: Readiness,
    explained_missing_text: bool,
}

impl BotConnection {
    /// Logs in, in the background. If `wants_raw` is true, raw events are received as well, and if `wants_packets` is true, the payloads of
    /// the connections.
    ///
    /// # Errors
    /// If there is no token, `api_url` is not a valid URL, or the shard settings are invalid.
    pub fn log_in(
        &mut self,
        settings: &LoginSettings,
        wants_raw: bool,
        wants_packets: bool,
        now: Instant,
    ) -> Result<LoginEffect, ClientError> {
        self.pending_disconnected = false;
        self.voice.log_out();
        let config = Config {
            sessions: self.saved_sessions.clone(),
            ..self.config(settings)?
        };
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
            // Whether raw events are requested is updated at the next frame; until then, raw events are kept.
            if wants_raw {
                client.want_raw(true);
            }
            client.want_packets(wants_packets);
            client.login();
        }
        self.saved_sessions.clear();
        self.last_disconnect = None;
        self.disconnects.clear();
        self.login = Some(Login {
            intents: settings.intents,
            since: now,
            shards: ShardSet::default(),
            readiness: Readiness::default(),
            explained_missing_text: false,
        });
        Ok(effect)
    }

    /// Logs out and ends the sessions. No more events of this login are received.
    pub fn log_out(&mut self) -> LoginEffect {
        self.log_out_with(CLOSE_NORMAL)
    }

    /// Logs out with this close code. 1000 and 1001 end the sessions, and all others keep them for some minutes.
    pub fn log_out_with(&mut self, code: u16) -> LoginEffect {
        if let Some(login) = self.login.take() {
            self.pending_disconnected = login.shards.is_connected();
            if self.pending_disconnected {
                // The reason for the end of an earlier connection does not apply to this one.
                self.last_disconnect = None;
            }
        }
        self.postponed.clear();
        self.voice.log_out();
        match self.client.take() {
            Some(mut client) => {
                client.logout_with(code);
                LoginEffect::CancelRequests
            }
            None => LoginEffect::KeepRequests,
        }
    }

    /// Ends a login that failed for good. Only the requests remain.
    pub fn give_up(&mut self) {
        self.login = None;
        self.voice.log_out();
        if let Some(client) = &mut self.client {
            client.logout();
        }
    }

    /// Enables requests without a login.
    ///
    /// # Errors
    /// If there is no token, or `api_url` is not a valid URL.
    pub fn open(&mut self, settings: &LoginSettings) -> Result<(), ClientError> {
        if self.client.is_none() {
            self.client = Some(Client::new(self.config(settings)?)?);
        }
        Ok(())
    }

    /// Enables requests that need no token, such as those of webhooks.
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

    /// Returns the client that sends requests. There is none before the first call of [`log_in`](Self::log_in) or
    /// [`open`](Self::open), and after [`log_out`](Self::log_out).
    pub fn client(&self) -> Option<&Client> {
        self.client.as_ref()
    }

    /// Sets the token for the next login. An empty one removes it.
    pub fn set_token(&mut self, token: Token) {
        self.token = (!token.is_empty()).then_some(token);
    }

    /// Returns whether a token was set in code.
    pub fn has_token(&self) -> bool {
        self.token.is_some()
    }

    /// Returns whether there is no token for a login.
    pub fn token_is_missing(&self, settings: &LoginSettings) -> bool {
        self.token(&settings.token_environment_variable).is_none()
    }

    fn token(&self, environment_variable: &str) -> Option<Token> {
        self.token.clone().or_else(|| {
            let token = Token::new(std::env::var(environment_variable).ok()?);
            (!token.is_empty()).then_some(token)
        })
    }

    /// Returns whether the bot is logged in or logging in.
    pub fn is_logged_in(&self) -> bool {
        self.login.is_some()
    }

    /// Returns the intents of the current login; none without a login.
    pub fn intents(&self) -> Intents {
        let login = self.login.as_ref();
        login.map_or(Intents::empty(), |login| login.intents)
    }

    /// Returns whether the bot as a whole is connected to the gateway.
    pub fn is_connected(&self) -> bool {
        let login = self.login.as_ref();
        login.is_some_and(|login| login.shards.is_connected())
    }

    /// Sets the shards that were started.
    pub fn set_shards(&mut self, shards: ShardSet) {
        if let Some(login) = &mut self.login {
            login.shards = shards;
        }
    }

    /// Returns the shards of the current login; none before they are started.
    pub fn shards(&self) -> ShardSet {
        let login = self.login.as_ref();
        login.map(|login| login.shards.clone()).unwrap_or_default()
    }

    /// Returns the status of a running shard.
    pub fn shard_status(&self, shard: u32) -> ShardStatus {
        let client = self.client.as_ref();
        let status = client.and_then(|client| client.shard_status(shard));
        status.unwrap_or_default()
    }

    /// Records a change of a shard. Returns the resulting change of the bot as a whole, if any.
    pub fn change_shard(&mut self, shard: u32, change: ShardChange) -> Option<BotChange> {
        self.login.as_mut()?.shards.change(shard, change)
    }

    /// Returns the last disconnect of each shard since the last login.
    pub fn disconnects(&mut self) -> &mut ShardDisconnects {
        &mut self.disconnects
    }

    /// Records why a connection ended.
    pub fn set_last_disconnect(&mut self, reason: ClientError) {
        self.last_disconnect = Some(reason);
    }

    /// Returns the reason why a connection of the current login ended last.
    pub fn last_disconnect(&self) -> Option<ClientError> {
        self.last_disconnect.clone()
    }

    /// Handles a new session of a shard with this many guilds. The bot is ready after Discord has sent them.
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

    /// Handles a guild that was sent or was reported as unavailable.
    pub fn guild_came(&mut self, now: Instant) {
        if let Some(login) = &mut self.login {
            login.readiness.guild_came(now);
        }
    }

    /// Returns a value when the bot has become ready: after the login, and after each new session.
    pub fn take_ready(&mut self, now: Instant) -> Option<Ready> {
        self.login.as_mut()?.readiness.take(now)
    }

    /// Returns whether the bot is logged in, and its readiness has been announced.
    pub fn is_ready(&self) -> bool {
        let login = self.login.as_ref();
        login.is_some_and(|login| login.readiness.is_announced())
    }

    /// Returns whether this is the first message of the login whose content is missing.
    pub fn first_missing_text(&mut self) -> bool {
        self.login
            .as_mut()
            .is_some_and(|login| !std::mem::replace(&mut login.explained_missing_text, true))
    }

    /// Returns the time since the login.
    pub fn uptime(&self, now: Instant) -> Duration {
        let login = self.login.as_ref();
        login.map_or(Duration::ZERO, |login| {
            now.saturating_duration_since(login.since)
        })
    }

    /// Returns the time that a heartbeat takes to be acknowledged, the mean of all shards.
    pub fn latency(&self) -> Option<Duration> {
        self.client.as_ref()?.latency()
    }

    /// Returns `true` once after a logout, if the end of the connection must be announced.
    pub fn take_pending_disconnected(&mut self) -> bool {
        std::mem::take(&mut self.pending_disconnected)
    }

    /// Returns the presence that was set, now and for later logins.
    pub fn presence(&self) -> Option<&UpdatePresence> {
        self.presence.as_ref()
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
    /// If there is no login, or Discord would reject the command.
    pub fn send(&self, command: Command) -> Result<(), SendError> {
        let client = self.client.as_ref().ok_or(SendError::Stopped)?;
        client.send(command)
    }

    /// Sends a command over the gateway, to this shard.
    ///
    /// # Errors
    /// If there is no login, the shard does not run here, or Discord would reject the command.
    pub fn send_to(&self, shard: u32, command: Command) -> Result<(), SendError> {
        self.client
            .as_ref()
            .ok_or(SendError::Stopped)?
            .send_to(shard, command)
    }

    /// Lets a shard reconnect, or all shards.
    ///
    /// # Errors
    /// If there is no login, or the shard does not run here.
    pub fn reconnect(
        &self,
        shard: Option<u32>,
        request: ReconnectRequest,
    ) -> Result<(), SendError> {
        self.client
            .as_ref()
            .ok_or(SendError::Stopped)?
            .reconnect(shard, request)
    }

    /// Injects an event, as if a shard that runs here had received it.
    ///
    /// # Errors
    /// If there is no login, the shard does not run here, or too many events are waiting.
    pub fn inject(&self, shard: u32, name: String, payload: Value) -> Result<(), ClientError> {
        let (Some(client), Some(login)) = (&self.client, &self.login) else {
            return Err(SendError::Stopped.into());
        };
        if !login.shards.states().any(|(id, _)| id == shard) {
            return Err(SendError::UnknownShard { shard }.into());
        }
        client.inject(InjectedEvent {
            shard,
            shard_count: login.shards.shard_count(),
            name,
            payload,
        })
    }

    /// Sets whether the payloads of the connections are received as well.
    pub fn want_packets(&self, wanted: bool) {
        if let Some(client) = &self.client {
            client.want_packets(wanted);
        }
    }

    /// Returns the next event from the background.
    pub fn receive(&mut self) -> Option<ClientEvent> {
        self.client.as_mut()?.receive()
    }

    /// Postpones the announcement of an event that was handled ahead of others.
    pub fn postpone(&mut self, event: PostponedEvent) {
        self.postponed.push_back(event);
    }

    /// Returns the next event that was handled but not announced.
    pub fn take_postponed(&mut self) -> Option<PostponedEvent> {
        self.postponed.pop_front()
    }

    /// Returns the next event that is a response to a request over the gateway, ahead of all others.
    pub fn receive_gateway_response(&mut self) -> Option<ClientEvent> {
        self.client.as_mut()?.receive_gateway_response()
    }

    /// Returns the next response to a request, ahead of all others.
    pub fn receive_response(&mut self) -> Option<ClientEvent> {
        self.client.as_mut()?.receive_response()
    }

    /// Returns a response or an interaction that has waited too long behind other events.
    pub fn receive_overdue(&mut self) -> Option<ClientEvent> {
        self.client.as_mut()?.receive_overdue()
    }

    /// Sets whether raw events are received as well.
    pub fn want_raw(&mut self, wanted: bool) {
        if let Some(client) = &mut self.client {
            client.want_raw(wanted);
        }
    }

    /// Sets whether events wait because the scene tree is paused.
    pub fn set_paused(&mut self, paused: bool) {
        if let Some(client) = &mut self.client {
            client.set_paused(paused);
        }
    }

    /// Returns the number of events that wait to be handled.
    pub fn waiting(&self) -> usize {
        self.client.as_ref().map_or(0, Client::waiting)
    }

    /// Returns the number of events that were dropped since the last call.
    pub fn take_dropped(&mut self) -> u64 {
        self.client.as_ref().map_or(0, Client::take_dropped)
    }

    fn config(&self, settings: &LoginSettings) -> Result<Config, ClientError> {
        let token = self
            .token(&settings.token_environment_variable)
            .ok_or_else(ClientError::no_token)?;
        Ok(Config {
            api_url: settings.api_url.clone(),
            proxy: ProxySettings::new(settings.proxy_url.expose())?,
            compression: settings.compression,
            gateway: GatewaySettings::new(
                settings.large_threshold,
                settings.max_payload_mib,
                &settings.identify_properties,
            )?,
            shards: ShardSettings::new(settings.shard_count, settings.shard_ids.iter().copied())?,
            keeps_connections: settings.keeps_connections,
            rate_limits: settings.rate_limits,
            max_rate_limit_wait: settings.max_rate_limit_wait,
            presence: self.presence.clone(),
            extra_roots: settings.extra_roots.clone(),
            ..Config::new(token, settings.intents)
        })
    }
}

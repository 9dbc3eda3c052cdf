//! The voice connections of a client.

use std::collections::VecDeque;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use discord_cache::Cache;
use discord_gateway::Command;
use discord_model::{Channel, Guild, Id, Intents, Timestamp, User};
use discord_voice::codec::{EncoderSettings, SoundKind};
use discord_voice::connection::{VoiceConfig, VoiceConnection, VoiceEngine, VoiceEvent};
use discord_voice::gateway::{ConnectionState, StopReason};

use super::dialer::ClientVoiceDialer;
use super::failure::voice_error;
use super::gateway_inbox::VoiceGatewayEvent;
use super::guild_voice::{GuildVoice, GuildVoiceEffect};
use super::obstacle::{obstacle, refusal};
use crate::client::Client;
use crate::client_error::{ClientError, ClientErrorKind};
use crate::runtime;

/// The most events of a connection that are handled before those of the others.
const EVENTS_AT_ONCE: usize = 64;

/// The bitrates that Discord allows for channels, and the one of channels that are not cached, in bits per second.
const BITRATES: (u32, u32) = (8_000, 384_000);
const DEFAULT_BITRATE: u32 = 64_000;

/// The percentage of lost packets that speech is protected against.
const EXPECTED_LOSS: u8 = 10;

/// The number of a voice connection. A guild that is left and joined again has another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VoiceConnectionId(pub u64);

/// A request to join a voice channel or a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceJoin {
    /// The guild.
    pub guild: Id<Guild>,
    /// The channel.
    pub channel: Id<Channel>,
    /// If `true`, the bot is shown as muted.
    pub self_mute: bool,
    /// If `true`, the bot is shown as deafened. It receives sound nevertheless.
    pub self_deaf: bool,
    /// The maximum bitrate of the bot's sound in bits per second. The bitrate is that of the channel if that is lower.
    pub max_bitrate: Option<u32>,
}

/// What the owner of the connections learns about one of them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum VoiceNotice {
    /// The bot is in the channel, and sound can be sent and received.
    Joined,
    /// Discord has not answered for some seconds, or its voice server cannot be reached, and is tried again. The error has the probable
    /// cause.
    Waiting(ClientError),
    /// The bot could not move to another channel, and stays where it is.
    MoveFailed(ClientError),
    /// An event of the connection, other than [`VoiceEvent::RejoinRequired`] and [`VoiceEvent::Stopped`].
    Event(VoiceEvent),
    /// The connection has ended, and its number is not used again. `None` if the bot left the channel, or was logged out. An error before
    /// [`VoiceNotice::Joined`] is the reason why the bot could not join.
    Ended(Option<ClientError>),
}

/// The voice connections of a client, at most one in each guild. No method waits.
///
/// Call [`VoiceConnections::process_frame`] each frame.
#[derive(Debug, Default)]
pub struct VoiceConnections {
    /// The threads for sound, as long as there are connections.
    engine: Option<VoiceEngine>,
    entries: Vec<Entry>,
    last_id: u64,
    notices: VecDeque<(VoiceConnectionId, VoiceNotice)>,
}

/// A connection.
#[derive(Debug)]
struct Entry {
    id: VoiceConnectionId,
    user: Id<User>,
    guild: GuildVoice,
    /// `None` after it has ended, when the main gateway is still to be told.
    connection: Option<VoiceConnection>,
    bitrate: u32,
    max_bitrate: Option<u32>,
}

impl VoiceConnections {
    /// Returns whether there are no connections, and nothing is to be told about earlier ones.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.notices.is_empty()
    }

    /// Returns the connection of a guild, unless it is leaving.
    pub fn id_in(&self, guild: Id<Guild>) -> Option<VoiceConnectionId> {
        self.active(guild).map(|entry| entry.id)
    }

    /// Returns the channel that the bot is in, or is to be in.
    pub fn channel(&self, id: VoiceConnectionId) -> Option<Id<Channel>> {
        let entry = self.entries.iter().find(|entry| entry.id == id)?;
        Some(entry.guild.channel())
    }

    /// Returns a connection, to play and to hear.
    pub fn connection(&mut self, id: VoiceConnectionId) -> Option<&mut VoiceConnection> {
        self.entry(id)?.connection.as_mut()
    }

    /// Begins to join a channel, or to move to it if there is a connection in its guild already.
    ///
    /// # Errors
    /// If the client is not logged in, Discord would not answer, or the system cannot start threads.
    pub fn join(
        &mut self,
        join: &VoiceJoin,
        client: Option<&Client>,
        cache: &Cache,
        intents: Intents,
        now: Instant,
    ) -> Result<VoiceConnectionId, ClientError> {
        let (client, user) = check(join, client, cache, intents)?;
        let (guild, channel) = (join.guild, join.channel);
        if let Some(entry) = self.active_mut(guild) {
            entry.guild.set_channel(channel, now);
            let (self_mute, self_deaf) = (join.self_mute, join.self_deaf);
            entry.guild.set_self_state(self_mute, self_deaf, now);
            entry.max_bitrate = join.max_bitrate;
            return Ok(entry.id);
        }
        let bitrate = bitrate(cache, channel, join.max_bitrate);
        let config = VoiceConfig {
            guild,
            user,
            channel,
            encoder: encoder(bitrate),
        };
        let connection = self.connect(config, client)?;
        let earlier = self
            .entries
            .iter_mut()
            .filter(|entry| entry.guild.guild() == guild);
        let mut is_there = cache
            .voice_state(guild, user)
            .is_some_and(|state| state.channel_id == channel);
        for entry in earlier {
            entry.guild.supersede();
            is_there = true;
        }
        client.voice_inbox().set_user(user);
        self.last_id += 1;
        let id = VoiceConnectionId(self.last_id);
        let self_state = (join.self_mute, join.self_deaf);
        self.entries.push(Entry {
            id,
            user,
            guild: GuildVoice::new((guild, channel), self_state, is_there, now),
            connection: Some(connection),
            bitrate,
            max_bitrate: join.max_bitrate,
        });
        Ok(id)
    }

    fn connect(
        &mut self,
        config: VoiceConfig,
        client: &Client,
    ) -> Result<VoiceConnection, ClientError> {
        let failed = |error: discord_voice::connection::EngineError| {
            voice_error(
                ClientErrorKind::Internal,
                format!("The threads for sound cannot be started: {error}."),
                "Close other programs, or leave other voice channels.",
            )
        };
        let engine = match self.engine.take() {
            Some(engine) => engine,
            None => VoiceEngine::start().map_err(failed)?,
        };
        let (runtime, network) = client.voice_parts();
        let connection = engine.connect(config, ClientVoiceDialer(network), runtime);
        if connection.is_ok() || !self.entries.is_empty() {
            self.engine = Some(engine);
        }
        connection.map_err(failed)
    }

    /// Leaves the channel, after the end of speech was sent. [`VoiceNotice::Ended`] follows within a second.
    pub fn leave(&mut self, id: VoiceConnectionId) {
        if let Some(entry) = self.entry(id)
            && let Some(effect) = entry.guild.leave()
            && let Some(notice) = entry.perform(effect)
        {
            self.notices.push_back((id, notice));
        }
    }

    /// Sets whether the bot is shown as muted and as deafened.
    pub fn set_self_state(
        &mut self,
        id: VoiceConnectionId,
        self_mute: bool,
        self_deaf: bool,
        now: Instant,
    ) {
        if let Some(entry) = self.entry(id) {
            entry.guild.set_self_state(self_mute, self_deaf, now);
        }
    }

    /// Sets the maximum bitrate of the bot's sound in bits per second.
    pub fn set_max_bitrate(&mut self, id: VoiceConnectionId, max_bitrate: Option<u32>) {
        if let Some(entry) = self.entry(id) {
            entry.max_bitrate = max_bitrate;
        }
    }

    /// Ends all connections, because the client is logged out. The voice servers are told in the background.
    pub fn log_out(&mut self) {
        let mut connections = Vec::new();
        for mut entry in self.entries.drain(..) {
            if let Some(GuildVoiceEffect::Notice(notice)) = entry.guild.log_out() {
                self.notices.push_back((entry.id, notice));
            }
            connections.extend(entry.connection);
        }
        let engine = self.engine.take();
        if engine.is_none() {
            return;
        }
        for connection in &connections {
            connection.leave().ok();
        }
        runtime::close_in_background(async move {
            for connection in &mut connections {
                while connection.event().await.is_some() {}
            }
            // The threads for sound end now. That waits for them.
            tokio::task::spawn_blocking(move || drop(engine)).await.ok();
        });
    }

    /// Handles what happened since the last frame. Returns a notice. Call it until it returns `None`.
    pub fn process_frame(
        &mut self,
        client: Option<&Client>,
        cache: &Cache,
        now: Instant,
    ) -> Option<(VoiceConnectionId, VoiceNotice)> {
        if self.notices.is_empty()
            && !self.entries.is_empty()
            && let Some(client) = client
        {
            self.advance(client, cache, now);
        }
        self.notices.pop_front()
    }

    fn advance(&mut self, client: &Client, cache: &Cache, now: Instant) {
        for event in client.voice_inbox().take() {
            let (VoiceGatewayEvent::State { guild, .. } | VoiceGatewayEvent::Server { guild, .. }) =
                &event;
            if let Some(entry) = self.active_mut(*guild)
                && let Some(effect) = entry.guild.gateway_event(event)
            {
                entry.perform(effect);
            }
        }
        for entry in &mut self.entries {
            entry.advance(client, cache, now, &mut self.notices);
        }
        self.entries.retain(|entry| !entry.guild.is_over());
        if self.entries.is_empty() {
            client.voice_inbox().set_user(Id::NONE);
            // Ending the threads waits for them.
            if let Some(engine) = self.engine.take() {
                runtime::discard(engine);
            }
        }
    }

    fn active(&self, guild: Id<Guild>) -> Option<&Entry> {
        let mut entries = self.entries.iter();
        entries.find(|entry| entry.guild.guild() == guild && entry.guild.is_active())
    }

    fn active_mut(&mut self, guild: Id<Guild>) -> Option<&mut Entry> {
        let mut entries = self.entries.iter_mut();
        entries.find(|entry| entry.guild.guild() == guild && entry.guild.is_active())
    }

    fn entry(&mut self, id: VoiceConnectionId) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id == id)
    }
}

impl Drop for VoiceConnections {
    fn drop(&mut self) {
        self.log_out();
    }
}

impl Entry {
    fn advance(
        &mut self,
        client: &Client,
        cache: &Cache,
        now: Instant,
        notices: &mut VecDeque<(VoiceConnectionId, VoiceNotice)>,
    ) {
        let user = self.user;
        let obstacle = |channel| obstacle(cache, channel, user, unix_time());
        let mut effects = Vec::new();
        for _ in 0..EVENTS_AT_ONCE {
            let Some(event) = self.next_event() else {
                break;
            };
            effects.extend(self.guild.voice_event(event, now, &obstacle));
        }
        let session = client.voice_inbox().session(self.guild.guild());
        let mut send = |state| client.send(Command::UpdateVoiceState(state));
        effects.extend(self.guild.poll(session, now, &obstacle, &mut send));
        for effect in effects {
            if let Some(notice) = self.perform(effect) {
                notices.push_back((self.id, notice));
            }
        }
        self.follow_bitrate(cache);
    }

    /// The next event of the connection. The last one may be missing if too many waited, or if its task ended by an error.
    fn next_event(&mut self) -> Option<VoiceEvent> {
        let connection = self.connection.as_mut()?;
        let event = connection.try_event();
        let event = match event {
            None if connection.is_finished() => {
                let status = connection.status();
                let reason = match status.state {
                    ConnectionState::Stopped => status.stop_reason,
                    _ => None,
                };
                Some(VoiceEvent::Stopped(reason.unwrap_or(StopReason::Internal)))
            }
            event => event,
        };
        if matches!(event, Some(VoiceEvent::Stopped(_))) {
            self.connection = None;
        }
        event
    }

    /// Carries out an effect. Returns a notice for the owner.
    fn perform(&mut self, effect: GuildVoiceEffect) -> Option<VoiceNotice> {
        let connection = self.connection.as_ref();
        match effect {
            GuildVoiceEffect::Notice(notice) => {
                if matches!(notice, VoiceNotice::Ended(_)) {
                    self.connection = None;
                }
                return Some(notice);
            }
            // A connection that takes no more commands has ended, which its events say.
            GuildVoiceEffect::Pass(VoiceGatewayEvent::State {
                channel, session, ..
            }) => {
                connection?.state_update(session, channel).ok();
            }
            GuildVoiceEffect::Pass(VoiceGatewayEvent::Server {
                token, endpoint, ..
            }) => {
                connection?.server_update(token, endpoint).ok();
            }
            GuildVoiceEffect::MainGateway(is_connected) => {
                connection?.set_main_gateway(is_connected).ok();
            }
            GuildVoiceEffect::Leave => {
                connection?.leave().ok();
            }
        }
        None
    }

    fn follow_bitrate(&mut self, cache: &Cache) {
        let bitrate = bitrate(cache, self.guild.channel(), self.max_bitrate);
        if bitrate != self.bitrate
            && let Some(connection) = &self.connection
            && connection.set_encoder(encoder(bitrate)).is_ok()
        {
            self.bitrate = bitrate;
        }
    }
}

/// Rejects a request that Discord would not answer. Returns the client and the bot.
fn check<'a>(
    join: &VoiceJoin,
    client: Option<&'a Client>,
    cache: &Cache,
    intents: Intents,
) -> Result<(&'a Client, Id<User>), ClientError> {
    let error = |message: String, remedy: &str| {
        Err(voice_error(ClientErrorKind::Argument, message, remedy))
    };
    let (Some(client), Some(me)) = (client, cache.me()) else {
        return error(
            "Voice needs a connection, but the client is not logged in.".to_owned(),
            "Call `login()` first, and wait for `client_ready`.",
        );
    };
    if !intents.contains(Intents::GUILD_VOICE_STATES) {
        return error(
            "Voice needs the intent GUILD_VOICE_STATES.".to_owned(),
            "Add DiscordIntents.GUILD_VOICE_STATES to `intents`.",
        );
    }
    if cache.guild(join.guild).is_none() {
        return error(
            format!("The bot is in no guild with the id {}.", join.guild),
            "Guilds are known once `client_ready` was emitted, with the intent GUILDS.",
        );
    }
    let channel = cache.channel(join.channel);
    if channel.is_some_and(|channel| channel.guild_id != join.guild) {
        return error(
            format!("The channel {} is in another guild.", join.channel),
            "Pass the guild of the channel.",
        );
    }
    match refusal(cache, join.channel, me.id, unix_time()) {
        Some(refusal) => Err(refusal),
        None => Ok((client, me.id)),
    }
}

/// The bitrate of the bot's sound in a channel.
fn bitrate(cache: &Cache, channel: Id<Channel>, max_bitrate: Option<u32>) -> u32 {
    let channel = cache.channel(channel).map(|channel| channel.bitrate);
    let bitrate = channel
        .filter(|bitrate| *bitrate > 0)
        .unwrap_or(DEFAULT_BITRATE);
    bitrate
        .min(max_bitrate.unwrap_or(u32::MAX))
        .clamp(BITRATES.0, BITRATES.1)
}

/// The settings of the encoder. The kind of sound is that of the tracks.
fn encoder(bitrate: u32) -> EncoderSettings {
    EncoderSettings {
        kind: SoundKind::Music,
        bitrate,
        expected_loss: EXPECTED_LOSS,
    }
}

fn unix_time() -> Timestamp {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH);
    let micros = elapsed.unwrap_or_default().as_micros();
    Timestamp::from_micros(i64::try_from(micros).unwrap_or(i64::MAX))
}

//! What the shards receive about the bot's own voice channels. It takes a way of its own to the main thread: a voice server that has moved
//! must not wait for the events before it, nor for a scene tree that is paused.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use discord_model::{Channel, Event, Guild, Id, Secret, User};

use crate::shard_set::shard_of_guild;

/// The most events that wait. The bot is in one channel of each guild, and the main thread takes them every frame.
const MAX_EVENTS: usize = 4096;

/// An event about a voice channel of the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum VoiceGatewayEvent {
    /// The bot is in this channel of the guild now, or in none.
    State {
        guild: Id<Guild>,
        channel: Option<Id<Channel>>,
        /// The id of the voice session.
        session: String,
    },
    /// The guild has this voice server now, or none for the moment.
    Server {
        guild: Id<Guild>,
        token: Secret,
        endpoint: Option<String>,
    },
}

impl VoiceGatewayEvent {
    /// The event, if it is one about a voice channel of this user.
    fn new(event: &Event, user: Id<User>) -> Option<Self> {
        match event {
            Event::VoiceStateUpdate(state) if state.user_id == user => Some(Self::State {
                guild: state.guild_id,
                channel: Some(state.channel_id).filter(|channel| channel.is_some()),
                session: state.session_id.to_string(),
            }),
            Event::VoiceServerUpdate(server) => {
                let endpoint = server.endpoint.as_deref().map(str::to_owned);
                Some(Self::Server {
                    guild: server.guild_id,
                    token: server.token.clone(),
                    endpoint: endpoint.filter(|endpoint| !endpoint.is_empty()),
                })
            }
            _ => None,
        }
    }
}

/// The session of the shard of a guild.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ShardSession {
    /// Whether commands can be sent.
    pub is_connected: bool,
    /// How many sessions have begun. Voice states end with their session.
    pub number: u64,
}

/// The events that wait, and the sessions of the shards.
#[derive(Debug, Default)]
pub(crate) struct VoiceInbox(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// Whose events are kept. No one's as long as the bot uses no voice.
    user: Id<User>,
    events: VecDeque<VoiceGatewayEvent>,
    shards: BTreeMap<u32, ShardSession>,
    shard_count: u32,
}

impl VoiceInbox {
    /// Begins anew, for another login.
    pub(crate) fn reset(&self) {
        *self.lock() = State::default();
    }

    /// Keeps an event, if it is about a voice channel of the bot.
    pub(crate) fn observe(&self, event: &Event) {
        if !matches!(
            event,
            Event::VoiceStateUpdate(_) | Event::VoiceServerUpdate(_)
        ) {
            return;
        }
        let mut state = self.lock();
        if state.user.is_some()
            && state.events.len() < MAX_EVENTS
            && let Some(event) = VoiceGatewayEvent::new(event, state.user)
        {
            state.events.push_back(event);
        }
    }

    /// A session of a shard began.
    pub(crate) fn session_began(&self, shard: u32, shard_count: u32) {
        let mut state = self.lock();
        state.shard_count = shard_count;
        let session = state.shards.entry(shard).or_default();
        session.is_connected = true;
        session.number += 1;
    }

    /// A shard resumed its session.
    pub(crate) fn resumed(&self, shard: u32, shard_count: u32) {
        let mut state = self.lock();
        state.shard_count = shard_count;
        state.shards.entry(shard).or_default().is_connected = true;
    }

    /// A shard lost its connection.
    pub(crate) fn disconnected(&self, shard: u32) {
        if let Some(session) = self.lock().shards.get_mut(&shard) {
            session.is_connected = false;
        }
    }

    /// Keeps the events about this user from now on; none with [`Id::NONE`].
    pub(super) fn set_user(&self, user: Id<User>) {
        let mut state = self.lock();
        state.user = user;
        if !user.is_some() {
            state.events = VecDeque::new();
        }
    }

    /// Takes the events, in order.
    pub(super) fn take(&self) -> VecDeque<VoiceGatewayEvent> {
        std::mem::take(&mut self.lock().events)
    }

    /// The session of the shard of a guild.
    pub(super) fn session(&self, guild: Id<Guild>) -> ShardSession {
        let state = self.lock();
        let shard = shard_of_guild(guild, state.shard_count.max(1));
        state.shards.get(&shard).copied().unwrap_or_default()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use discord_model::{VoiceServer, VoiceState};

    use super::*;

    fn state(user: u64, channel: u64) -> Event {
        Event::VoiceStateUpdate(Box::new(VoiceState {
            guild_id: Id::new(10),
            channel_id: Id::new(channel),
            user_id: Id::new(user),
            session_id: "session".into(),
            ..VoiceState::default()
        }))
    }

    fn server(endpoint: Option<&str>) -> Event {
        Event::VoiceServerUpdate(Box::new(VoiceServer {
            guild_id: Id::new(10),
            endpoint: endpoint.map(Into::into),
            ..VoiceServer::default()
        }))
    }

    #[test]
    fn only_events_about_the_bot_are_kept_and_none_without_voice() {
        let inbox = VoiceInbox::default();
        inbox.observe(&state(1, 20));
        assert!(inbox.take().is_empty());
        inbox.set_user(Id::new(1));
        for event in [
            state(2, 20),
            state(1, 20),
            server(Some("host:443")),
            server(Some("")),
            server(None),
            state(1, 0),
            Event::Unknown,
        ] {
            inbox.observe(&event);
        }
        let events: Vec<_> = inbox
            .take()
            .into_iter()
            .map(|event| match event {
                VoiceGatewayEvent::State { channel, .. } => format!("{channel:?}"),
                VoiceGatewayEvent::Server { endpoint, .. } => format!("{endpoint:?}"),
            })
            .collect();
        let expected = [
            format!("{:?}", Some(Id::<Channel>::new(20))),
            "Some(\"host:443\")".to_owned(),
            "None".to_owned(),
            "None".to_owned(),
            "None".to_owned(),
        ];
        assert_eq!(events, expected);
        inbox.observe(&state(1, 20));
        inbox.set_user(Id::NONE);
        assert!(inbox.take().is_empty());
    }

    #[test]
    fn events_that_nobody_takes_are_bounded() {
        let inbox = VoiceInbox::default();
        inbox.set_user(Id::new(1));
        for _ in 0..MAX_EVENTS + 10 {
            inbox.observe(&state(1, 20));
        }
        assert_eq!(inbox.take().len(), MAX_EVENTS);
    }

    #[test]
    fn each_shard_has_its_session() {
        let inbox = VoiceInbox::default();
        let guild = Id::new(1 << 22);
        assert_eq!(inbox.session(guild), ShardSession::default());
        inbox.session_began(0, 2);
        assert!(!inbox.session(guild).is_connected, "it is of shard 1");
        inbox.session_began(1, 2);
        let first = inbox.session(guild);
        inbox.disconnected(1);
        assert!(!inbox.session(guild).is_connected);
        inbox.resumed(1, 2);
        assert_eq!(inbox.session(guild), first);
        inbox.session_began(1, 2);
        assert_eq!(inbox.session(guild).number, first.number + 1);
        inbox.reset();
        assert_eq!(inbox.session(guild), ShardSession::default());
    }
}

//! The state of the voice server: who is invited, who is connected, and who speaks.

use std::collections::BTreeMap;
use std::time::Instant;

use serde_json::json;

use super::close;
use super::dave::Call;
use super::network_faults::NetworkFaults;
use super::running::{Running, Starter};
use super::session::{Session, SocketCommand};
use super::speaker::Speaker;
use crate::gateway::Close;
use crate::id::Id;

/// A guild, and a user in one of its voice channels.
pub type Participant = (Id, Id);

/// A bot may connect.
pub struct Invitation {
    pub token: String,
    /// When the bot was told.
    pub at: Instant,
}

/// The voice server. There is one for all guilds.
pub struct VoiceServer {
    /// Whether calls in voice channels are encrypted end to end.
    pub is_encrypted: bool,
    pub faults: NetworkFaults,
    /// What the bots of a guild are told instead of the own endpoint. `None` if there is no voice server for now.
    pub endpoints: BTreeMap<Id, Option<String>>,
    /// The end-to-end encrypted calls by their channels.
    pub calls: BTreeMap<Id, Call>,
    /// The bots that may connect.
    pub invitations: BTreeMap<Participant, Invitation>,
    pub sessions: BTreeMap<Participant, Session>,
    /// The simulated users that speak.
    pub speakers: BTreeMap<Participant, Speaker>,
    last_ssrc: u32,
    starter: Option<Starter>,
    pub running: Option<Running>,
}

impl VoiceServer {
    /// A server that starts when it is first needed.
    pub fn new(is_encrypted: bool, starter: Starter) -> VoiceServer {
        VoiceServer {
            is_encrypted,
            faults: NetworkFaults::default(),
            endpoints: BTreeMap::new(),
            calls: BTreeMap::new(),
            invitations: BTreeMap::new(),
            sessions: BTreeMap::new(),
            speakers: BTreeMap::new(),
            last_ssrc: 0,
            starter: Some(starter),
            running: None,
        }
    }

    /// Starts the server unless it runs. `None` if it cannot be started.
    pub fn start(&mut self) -> Option<&Running> {
        if let Some(starter) = self.starter.take() {
            match starter.start() {
                Ok(running) => self.running = Some(running),
                Err(error) => tracing::error!(%error, "the voice server cannot be started"),
            }
        }
        self.running.as_ref()
    }

    /// Where the bots of a guild are told to connect. `None` if there is no voice server for now.
    pub fn endpoint_for(&mut self, guild: Id) -> Option<String> {
        match self.endpoints.get(&guild) {
            Some(endpoint) => endpoint.clone(),
            None => self.start().map(|running| running.endpoint.clone()),
        }
    }

    /// Ends all sessions, and all faults.
    pub fn reset(&mut self, is_encrypted: bool) {
        let participants: Vec<_> = self.sessions.keys().copied().collect();
        for participant in participants {
            self.end(participant, close::DISCONNECTED);
        }
        self.is_encrypted = is_encrypted;
        self.faults = NetworkFaults::default();
        self.endpoints.clear();
        self.invitations.clear();
        self.speakers.clear();
    }

    /// A source that was not used yet.
    pub fn next_ssrc(&mut self) -> u32 {
        self.last_ssrc += 1;
        self.last_ssrc
    }

    /// Ends the session of a client with this close code.
    pub fn end(&mut self, participant: Participant, close: Close) {
        if let Some(mut session) = self.sessions.remove(&participant) {
            session.command(SocketCommand::Close(close));
            self.announce_disconnect(participant.0, session.channel, participant.1);
            self.leave_call(session.channel, participant.1);
        }
    }

    /// A channel is deleted.
    pub fn end_channel(&mut self, channel: Id) {
        let participants = self.sessions_in(channel);
        let participants: Vec<_> = participants.map(|(participant, _)| participant).collect();
        for participant in participants {
            self.invitations.remove(&participant);
            self.end(participant, close::CALL_TERMINATED);
        }
        self.speakers
            .retain(|_, speaker| speaker.channel != channel);
    }

    /// The sessions of the clients in a channel.
    pub fn sessions_in(
        &mut self,
        channel: Id,
    ) -> impl Iterator<Item = (Participant, &mut Session)> {
        let sessions = self.sessions.iter_mut();
        sessions
            .filter(move |(_, session)| session.channel == channel)
            .map(|(participant, session)| (*participant, session))
    }

    /// Tells all other clients in a channel that somebody has connected.
    pub fn announce_connect(&mut self, channel: Id, user: Id) {
        for ((_, other), session) in self.sessions_in(channel) {
            if other != user {
                session.send_numbered(11, json!({ "user_ids": [user] }));
            }
        }
    }

    /// Tells the clients in a channel that somebody has disconnected.
    pub fn announce_disconnect(&mut self, guild: Id, channel: Id, user: Id) {
        self.speakers.remove(&(guild, user));
        for ((_, other), session) in self.sessions_in(channel) {
            if other != user {
                session.send_numbered(13, json!({ "user_id": user }));
            }
        }
    }

    /// Tells all other clients in a channel how somebody speaks.
    pub fn announce_speaking(&mut self, channel: Id, user: Id, ssrc: u32, flags: u64) {
        for ((_, other), session) in self.sessions_in(channel) {
            if other != user {
                session.send_numbered(5, speaking(user, ssrc, flags));
            }
        }
    }

    /// Who speaks in a channel: the user, the source and the flags.
    pub fn speakers_in(&self, channel: Id) -> Vec<(Id, u32, u64)> {
        let clients = self
            .sessions
            .iter()
            .filter(|(_, session)| session.channel == channel)
            .filter_map(|((_, user), session)| Some((*user, session.ssrc, session.speaking?)));
        let simulated = self
            .speakers
            .iter()
            .filter(|(_, speaker)| speaker.channel == channel && speaker.is_announced())
            .map(|((_, user), speaker)| (*user, speaker.ssrc, 1));
        clients.chain(simulated).collect()
    }
}

/// The data of Speaking, as the server sends it.
pub fn speaking(user: Id, ssrc: u32, flags: u64) -> serde_json::Value {
    json!({ "user_id": user, "ssrc": ssrc, "speaking": flags, "delay": 0 })
}

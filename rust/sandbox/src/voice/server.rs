//! The state of the voice server: who is invited, who is connected, and who speaks.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use rayon::ThreadPool;
use serde_json::json;

use super::dave::Call;
use super::network::NetworkFaults;
use super::session::{Session, SocketCommand};
use super::tone::Tone;
use crate::gateway::Close;
use crate::id::Id;

/// A guild, and a user in one of its voice channels.
pub type Participant = (Id, Id);

/// The voice server. There is one for all guilds.
#[derive(Default)]
pub struct VoiceServer {
    /// Where clients connect, without `wss://`. `None` if there is no voice server.
    pub endpoint: Option<String>,
    /// The certificate of the authority that clients have to trust (PEM).
    pub authority: Option<String>,
    /// Where clients send their sound.
    pub udp_address: Option<SocketAddr>,
    pub faults: NetworkFaults,
    /// Where the work for end-to-end encrypted calls is done. `None` if there are no such calls.
    pub pool: Option<ThreadPool>,
    /// The end-to-end encrypted calls by their channels.
    pub calls: BTreeMap<Id, Call>,
    /// The tokens of the bots that may connect.
    pub tokens: BTreeMap<Participant, String>,
    pub sessions: BTreeMap<Participant, Session>,
    /// The simulated users that speak.
    pub tones: BTreeMap<Participant, Tone>,
    last_ssrc: u32,
}

impl VoiceServer {
    /// A source that was not used yet.
    pub fn next_ssrc(&mut self) -> u32 {
        self.last_ssrc += 1;
        self.last_ssrc
    }

    /// Ends the session of a client with this close code.
    pub fn end(&mut self, participant: Participant, close: Close) {
        self.tones.remove(&participant);
        if let Some(mut session) = self.sessions.remove(&participant) {
            session.command(SocketCommand::Close(close));
            self.announce_disconnect(participant.0, session.channel, participant.1);
            self.leave_call(participant.0, session.channel, participant.1);
        }
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
        self.tones.remove(&(guild, user));
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
        let tones = self
            .tones
            .iter()
            .filter(|(_, tone)| tone.channel == channel)
            .map(|((_, user), tone)| (*user, tone.ssrc, 1));
        clients.chain(tones).collect()
    }
}

/// The data of Speaking, as the server sends it.
pub fn speaking(user: Id, ssrc: u32, flags: u64) -> serde_json::Value {
    json!({ "user_id": user, "ssrc": ssrc, "speaking": flags, "delay": 0 })
}

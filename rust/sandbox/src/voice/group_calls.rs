//! The end-to-end encrypted calls: who is in them, and what their members are sent.

use std::time::Instant;

use super::dave::{Call, CallFault, FromMember, ToMember, VERSION};
use super::server::{Participant, VoiceServer};
use crate::id::Id;
use crate::state::State;
use crate::world::kind;

impl State {
    /// The version of the end-to-end encryption in a channel. Stages have none.
    pub fn dave_version(&self, channel: Id) -> u16 {
        let is_voice = |found: &crate::world::Channel| found.kind == kind::VOICE;
        let is_encrypted =
            self.voice.is_encrypted && self.world.channel(channel).is_some_and(is_voice);
        if is_encrypted { VERSION } else { 0 }
    }

    /// A client is ready for the end-to-end encrypted call in its channel.
    pub fn join_call(&mut self, (guild, user): Participant, channel: Id) {
        if self.dave_version(channel) > 0 {
            self.begin_call(guild, channel);
            self.voice.change_call(channel, |call| call.join(user));
        }
    }

    /// Begins the call in a channel unless there is one.
    fn begin_call(&mut self, guild: Id, channel: Id) {
        if self.voice.calls.contains_key(&channel) {
            return;
        }
        let Some(call) = Call::new(guild, channel) else {
            return;
        };
        self.voice.calls.insert(channel, call);
        let simulated = self.simulated_users_in(guild, channel);
        self.voice.change_call(channel, |call| {
            let joined = simulated.into_iter();
            joined.flat_map(|user| call.join_simulated(user)).collect()
        });
    }

    /// Begins or ends the end-to-end encryption, while clients are connected as well.
    pub fn set_voice_encryption(&mut self, is_encrypted: bool) {
        if is_encrypted == self.voice.is_encrypted {
            return;
        }
        self.voice.is_encrypted = is_encrypted;
        if !is_encrypted {
            let channels: Vec<Id> = self.voice.calls.keys().copied().collect();
            for channel in channels {
                self.voice.change_call(channel, Call::downgrade);
            }
            return;
        }
        let sessions = self.voice.sessions.iter();
        let ready = sessions.filter(|(_, session)| session.media.is_some());
        let mut channels: Vec<(Id, Id)> = ready
            .map(|((guild, _), session)| (*guild, session.channel))
            .filter(|(_, channel)| self.dave_version(*channel) > 0)
            .collect();
        channels.sort();
        channels.dedup();
        for (guild, channel) in channels {
            self.begin_call(guild, channel);
            let clients = self.voice.clients_in(channel);
            self.voice
                .change_call(channel, |call| call.upgrade(clients));
        }
    }

    /// The simulated users in a voice channel.
    pub fn simulated_users_in(&self, guild: Id, channel: Id) -> Vec<Id> {
        let guild = self.world.guild(guild);
        let states = guild.into_iter().flat_map(|guild| &guild.voice_states);
        let simulated = states.filter(|(user, state)| {
            state.channel_id == Some(channel) && !self.world.bots.contains_key(user)
        });
        simulated.map(|(user, _)| *user).collect()
    }
}

impl VoiceServer {
    /// A client has sent something about its call.
    pub fn handle_dave(&mut self, (guild, user): Participant, message: FromMember) {
        if let Some(session) = self.sessions.get(&(guild, user)) {
            let channel = session.channel;
            self.change_call(channel, |call| call.handle(user, message));
        }
    }

    /// A simulated user has joined a channel.
    pub fn join_call_simulated(&mut self, channel: Id, user: Id) {
        self.change_call(channel, |call| call.join_simulated(user));
    }

    /// Somebody has left a channel. The call ends with the last client.
    pub fn leave_call(&mut self, channel: Id, user: Id) {
        if self.sessions_in(channel).next().is_none() {
            self.calls.remove(&channel);
        }
        self.change_call(channel, |call| call.leave(user));
    }

    /// Makes something go wrong in a call. `None` if there is no such call.
    pub fn disturb_call(&mut self, channel: Id, fault: CallFault) -> Option<()> {
        self.calls.get(&channel)?;
        let clients = self.clients_in(channel);
        self.change_call(channel, |call| call.disturb(fault, &clients));
        Some(())
    }

    /// Time has passed.
    pub fn poll_calls(&mut self) {
        let now = Instant::now();
        let calls = self.calls.iter();
        let late: Vec<Id> = calls
            .filter(|(_, call)| call.is_late(now))
            .map(|(channel, _)| *channel)
            .collect();
        for channel in late {
            self.change_call(channel, Call::stop_waiting);
        }
    }

    /// The clients in a channel that exchange sound.
    fn clients_in(&mut self, channel: Id) -> Vec<Id> {
        let sessions = self.sessions_in(channel);
        sessions
            .filter(|(_, session)| session.media.is_some())
            .map(|((_, user), _)| user)
            .collect()
    }

    /// Changes a call, and sends what its members are to be told.
    fn change_call(
        &mut self,
        channel: Id,
        change: impl FnOnce(&mut Call) -> Vec<(Id, ToMember)> + Send,
    ) {
        let (Some(call), Some(running)) = (self.calls.get_mut(&channel), &self.running) else {
            return;
        };
        let guild = call.guild;
        for (user, message) in running.mls.run(|| change(call)).unwrap_or_default() {
            if let Some(session) = self.sessions.get_mut(&(guild, user)) {
                session.send_dave(message);
            }
        }
    }
}

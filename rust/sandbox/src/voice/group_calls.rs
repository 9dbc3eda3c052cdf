//! The end-to-end encrypted calls: who is in them, and what their members are sent.

use std::io;
use std::time::Instant;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::dave::{Call, FromMember, ToMember, VERSION};
use super::server::{Participant, VoiceServer};
use crate::id::Id;
use crate::state::State;
use crate::world::kind;

/// What the work of the MLS library runs in. Otherwise the library would start threads for the whole process, which never end.
pub fn pool() -> io::Result<ThreadPool> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(1)
        .thread_name(|_| "sandbox-dave".to_owned())
        .build();
    pool.map_err(io::Error::other)
}

impl State {
    /// The version of the end-to-end encryption in a channel. Stages have none.
    pub fn dave_version(&self, channel: Id) -> u16 {
        let is_voice = |found: &crate::world::Channel| found.kind == kind::VOICE;
        let is_encrypted =
            self.voice.pool.is_some() && self.world.channel(channel).is_some_and(is_voice);
        if is_encrypted { VERSION } else { 0 }
    }

    /// A client is ready for the end-to-end encrypted call in its channel.
    pub fn join_call(&mut self, (guild, user): Participant, channel: Id) {
        if self.dave_version(channel) == 0 {
            return;
        }
        if !self.voice.calls.contains_key(&channel)
            && let Some(call) = Call::new(channel)
        {
            self.voice.calls.insert(channel, call);
            let simulated = self.simulated_users_in(guild, channel);
            self.voice.change_call(guild, channel, |call| {
                let joined = simulated.into_iter();
                joined.flat_map(|user| call.join_simulated(user)).collect()
            });
        }
        self.voice
            .change_call(guild, channel, |call| call.join(user));
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
            self.change_call(guild, channel, |call| call.handle(user, message));
        }
    }

    /// A simulated user has joined a channel.
    pub fn join_call_simulated(&mut self, guild: Id, channel: Id, user: Id) {
        self.change_call(guild, channel, |call| call.join_simulated(user));
    }

    /// Somebody has left a channel. The call ends with the last client.
    pub fn leave_call(&mut self, guild: Id, channel: Id, user: Id) {
        if self.sessions_in(channel).next().is_none() {
            self.calls.remove(&channel);
        }
        self.change_call(guild, channel, |call| call.leave(user));
    }

    /// Time has passed.
    pub fn poll_calls(&mut self) {
        let now = Instant::now();
        let guilds = self.sessions.iter();
        let mut places: Vec<_> = guilds
            .map(|((guild, _), session)| (*guild, session.channel))
            .collect();
        places.dedup();
        for (guild, channel) in places {
            self.change_call(guild, channel, |call| call.poll(now));
        }
    }

    /// Changes a call, and sends what its members are to be told.
    fn change_call(
        &mut self,
        guild: Id,
        channel: Id,
        change: impl FnOnce(&mut Call) -> Vec<(Id, ToMember)> + Send,
    ) {
        let (Some(call), Some(pool)) = (self.calls.get_mut(&channel), &self.pool) else {
            return;
        };
        for (user, message) in pool.install(|| change(call)) {
            if let Some(session) = self.sessions.get_mut(&(guild, user)) {
                session.send_dave(message);
            }
        }
    }
}

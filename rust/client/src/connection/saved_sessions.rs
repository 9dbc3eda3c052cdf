//! The sessions of a login for the next one, also across a restart of the program.

use std::time::Instant;

use super::BotConnection;
use crate::client::Client;
use crate::saved_session::SavedSession;

impl BotConnection {
    /// Handles a session that a shard has resumed. If it is that of an earlier login, the bot is ready without guilds.
    pub fn session_resumed(&mut self, shard: u32, now: Instant) {
        if let Some(login) = &mut self.login {
            let shards = login.shards.len();
            login.readiness.resumed(shard, shards, now);
        }
    }

    /// Sets the sessions that the next login resumes. A session that Discord does not know anymore is replaced by a new one.
    pub fn resume_sessions(&mut self, sessions: Vec<SavedSession>) {
        self.saved_sessions = sessions;
    }

    /// Returns the sessions of the shards, as of the last event that was received with [`receive`](Self::receive).
    pub fn sessions(&self) -> Vec<SavedSession> {
        self.client
            .as_ref()
            .map(Client::sessions)
            .unwrap_or_default()
    }
}

//! The voice connections of a bot, which end with the login.

use std::time::Instant;

use discord_cache::Cache;

use super::BotConnection;
use crate::client_error::ClientError;
use crate::voice::{VoiceConnectionId, VoiceConnections, VoiceJoin, VoiceNotice};

impl BotConnection {
    /// Begins to join a voice channel, or to move to it if there is a connection in its guild already.
    ///
    /// # Errors
    /// If the client is not logged in, Discord would not answer, or the system cannot start threads.
    pub fn join_voice(
        &mut self,
        join: &VoiceJoin,
        cache: &Cache,
        now: Instant,
    ) -> Result<VoiceConnectionId, ClientError> {
        let intents = self.intents();
        let client = self.client.as_ref().filter(|_| self.login.is_some());
        self.voice.join(join, client, cache, intents, now)
    }

    /// Handles what happened to the voice connections. Returns a notice. Call it each frame until it returns `None`.
    pub fn process_voice(
        &mut self,
        cache: &Cache,
        now: Instant,
    ) -> Option<(VoiceConnectionId, VoiceNotice)> {
        self.voice.process_frame(self.client.as_ref(), cache, now)
    }

    /// Returns the voice connections.
    pub fn voice(&mut self) -> &mut VoiceConnections {
        &mut self.voice
    }
}

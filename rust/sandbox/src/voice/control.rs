//! What changes for the voice server when something happens in the world.

use std::time::Instant;

use super::close::{CALL_TERMINATED, DISCONNECTED};
use super::server::Invitation;
use crate::id::Id;
use crate::state::State;

impl State {
    /// A user joined a voice channel, moved to another one, or left voice. A bot that moves needs a new session.
    pub fn voice_channel_changed(
        &mut self,
        guild: Id,
        user: Id,
        left: Option<Id>,
        joined: Option<Id>,
    ) {
        if left == joined {
            return;
        }
        if self.world.bots.contains_key(&user) {
            self.voice.invitations.remove(&(guild, user));
            self.voice.end((guild, user), DISCONNECTED);
            return;
        }
        if let Some(left) = left {
            self.voice.announce_disconnect(guild, left, user);
            self.voice.leave_call(left, user);
        }
        if let Some(joined) = joined {
            self.voice.announce_connect(joined, user);
            self.voice.join_call_simulated(joined, user);
        }
    }

    /// A bot may connect with this token, and no longer with an earlier one.
    pub fn expect_voice_client(&mut self, guild: Id, bot: Id, token: String) {
        self.voice.end((guild, bot), CALL_TERMINATED);
        let at = Instant::now();
        let invitation = Invitation { token, at };
        self.voice.invitations.insert((guild, bot), invitation);
    }
}

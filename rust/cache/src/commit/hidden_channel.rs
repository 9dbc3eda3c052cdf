//! Channels that the bot is not allowed to view.
//!
//! The gateway sends them obfuscated: with a flag, a false name, and a false overwrite. They are stored separately, so
//! that they are not mistaken for other channels and no permissions are computed from them. Events about them cause no
//! change that a handler can see, until the bot gains access.

use std::ops::ControlFlow;

use discord_model::{Channel, Entity, Patch};

use crate::{Cache, Change};

impl Cache {
    /// Handles an event about a channel that is hidden now, or was hidden before, and breaks with its change. Continues
    /// with any other event.
    pub(super) fn apply_to_hidden_channel(
        &mut self,
        patch: Patch<Channel>,
    ) -> ControlFlow<Change, Patch<Channel>> {
        let id = patch.value.id;
        let was_hidden = self.hidden_channels.contains_key(&id);
        let is_hidden = match patch.present & Channel::field_bit("flags") {
            0 => was_hidden,
            _ => patch.value.is_obfuscated(),
        };
        match (was_hidden, is_hidden) {
            (false, false) => ControlFlow::Continue(patch),
            (true, false) => {
                self.hidden_channels.remove(&id);
                let channel = self.create_channel(patch);
                ControlFlow::Break(Change::ChannelAccessGained { channel })
            }
            (_, true) => ControlFlow::Break(self.hide_channel(patch)),
        }
    }

    /// Stores a channel as hidden, and removes what was cached of it while the bot was allowed to view it.
    fn hide_channel(&mut self, patch: Patch<Channel>) -> Change {
        let id = patch.value.id;
        let is_known = self.guilds.contains_key(&patch.value.guild_id) && id.is_some();
        if !is_known || !self.keeps_channel(&patch.value) || self.was_channel_deleted(&patch.value)
        {
            return Change::Nothing;
        }
        let lost = self.remove_channel(id, patch.value.guild_id);
        if let Some(lost) = &lost {
            for thread in self.threads_below(lost) {
                self.remove_channel(thread, lost.guild_id);
            }
        }
        let hidden = match self.hidden_channels.get(&id) {
            Some(known) => patch.applied_to(known),
            None => patch.value,
        };
        self.hidden_channels.insert(id, hidden.into());
        match lost {
            Some(channel) => Change::ChannelAccessLost { channel },
            None => Change::Nothing,
        }
    }
}

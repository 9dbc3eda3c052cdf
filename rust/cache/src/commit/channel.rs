//! Channels, threads and pins.

use std::sync::Arc;

use discord_model::events::{ChannelPinsUpdate, ThreadDelete};
use discord_model::{Channel, Patch};

use crate::{Cache, Change};

impl Cache {
    pub(super) fn channel_create(&mut self, patch: Patch<Channel>) -> Change {
        let (_, channel) = self.keep_channel(patch);
        Change::ChannelCreated { channel }
    }

    pub(super) fn channel_update(&mut self, patch: Patch<Channel>) -> Change {
        let (old, new) = self.keep_channel(patch);
        Change::ChannelUpdated { old, new }
    }

    pub(super) fn channel_delete(&mut self, patch: Patch<Channel>) -> Change {
        let channel = self
            .forget_channel(patch.value.id)
            .unwrap_or_else(|| Arc::new(patch.value));
        Change::ChannelDeleted { channel }
    }

    pub(super) fn thread_create(&mut self, patch: Patch<Channel>) -> Change {
        let (_, thread) = self.keep_channel(patch);
        Change::ThreadCreated { thread }
    }

    pub(super) fn thread_update(&mut self, patch: Patch<Channel>) -> Change {
        let (old, new) = self.keep_channel(patch);
        Change::ThreadUpdated { old, new }
    }

    pub(super) fn thread_delete(&mut self, gone: &ThreadDelete) -> Change {
        let thread = self.forget_channel(gone.id).unwrap_or_else(|| {
            Arc::new(Channel {
                id: gone.id,
                guild_id: gone.guild_id,
                parent_id: gone.parent_id,
                kind: gone.kind,
                ..Channel::default()
            })
        });
        Change::ThreadDeleted { thread }
    }

    /// Keeps a channel if it is a direct message or belongs to a guild that is known, so that nothing outlives its guild.
    pub(crate) fn keep_channel(&mut self, patch: Patch<Channel>) -> (Option<Arc<Channel>>, Arc<Channel>) {
        let id = patch.value.id;
        let old = self.channels.get(&id).cloned();
        let mut channel = match &old {
            Some(old) => patch.over(old),
            None => patch.value,
        };
        let kept =
            id.is_some() && (channel.kind.is_dm() || self.guilds.contains_key(&channel.guild_id));
        if kept {
            if channel.kind.is_dm() {
                for user in &mut channel.recipients {
                    self.users.hold(user);
                }
                for user in old.iter().flat_map(|old| &old.recipients) {
                    self.users.release(user.id);
                }
            }
        }
        let new = Arc::new(channel);
        if kept {
            self.place_channel(new.clone());
        }
        (old, new)
    }

    /// Puts a channel where it belongs: below its guild, and below no other.
    pub(super) fn place_channel(&mut self, channel: Arc<Channel>) {
        let (id, guild) = (channel.id, channel.guild_id);
        let replaced = self.channels.insert(id, channel);
        if let Some(replaced) = replaced.filter(|old| old.guild_id != guild)
            && let Some(entry) = self.guilds.get_mut(&replaced.guild_id)
        {
            entry.channels.remove(&id);
        }
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.channels.insert(id);
        }
    }

    pub(super) fn pins_update(&mut self, update: &ChannelPinsUpdate) -> Change {
        let channel = if let Some(known) = self.channels.get_mut(&update.channel_id) {
            Arc::make_mut(known).last_pin_timestamp = update.last_pin_timestamp;
            known.clone()
        } else {
            Arc::new(Channel {
                id: update.channel_id,
                guild_id: update.guild_id,
                last_pin_timestamp: update.last_pin_timestamp,
                ..Channel::default()
            })
        };
        Change::PinsUpdated {
            channel,
            last_pin: update.last_pin_timestamp,
        }
    }
}

//! The newest messages of each channel.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use discord_model::{Channel, Guild, Id, Message};
use rustc_hash::FxHashMap;

use crate::CacheSettings;

/// The cached messages. Ids grow with time, so the smallest is the oldest.
#[derive(Debug, Default)]
pub(crate) struct Messages {
    all: BTreeMap<Id<Message>, Arc<Message>>,
    by_channel: FxHashMap<Id<Channel>, BTreeSet<Id<Message>>>,
}

impl Messages {
    pub(crate) fn get(&self, id: Id<Message>) -> Option<&Arc<Message>> {
        self.all.get(&id)
    }

    /// Returns a message for a change of any field except its channel.
    pub(crate) fn get_mut(&mut self, id: Id<Message>) -> Option<&mut Arc<Message>> {
        self.all.get_mut(&id)
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns the id of the oldest message.
    pub(crate) fn oldest(&self) -> Option<Id<Message>> {
        self.all.first_key_value().map(|(id, _)| *id)
    }

    /// Returns all messages, the oldest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<Message>> {
        self.all.values()
    }

    /// Returns the approximate size of the two indices in bytes: their nodes are two thirds full.
    pub(crate) fn bytes(&self) -> usize {
        let entry = size_of::<(Id<Message>, Arc<Message>)>() + size_of::<Id<Message>>();
        self.len() * entry * 3 / 2
    }

    pub(crate) fn in_channel(
        &self,
        channel: Id<Channel>,
    ) -> impl DoubleEndedIterator<Item = &Arc<Message>> {
        self.by_channel
            .get(&channel)
            .into_iter()
            .flatten()
            .filter_map(|id| self.all.get(id))
    }

    /// Inserts a message. Returns the message that was replaced or evicted, which may be the message itself.
    pub(crate) fn insert(
        &mut self,
        message: Arc<Message>,
        settings: &CacheSettings,
    ) -> Vec<Arc<Message>> {
        let (id, channel) = (message.id, message.channel_id);
        if id.is_none() {
            return vec![message];
        }
        let mut evicted: Vec<_> = self.remove(id).into_iter().collect();
        self.all.insert(id, message);
        let ids = self.by_channel.entry(channel).or_default();
        ids.insert(id);
        if ids.len() > settings.messages_per_channel {
            let oldest = ids.first().copied();
            evicted.extend(oldest.and_then(|oldest| self.remove(oldest)));
        }
        if self.all.len() > settings.messages {
            let oldest = self.all.first_key_value().map(|(id, _)| *id);
            evicted.extend(oldest.and_then(|oldest| self.remove(oldest)));
        }
        evicted
    }

    pub(crate) fn remove(&mut self, id: Id<Message>) -> Option<Arc<Message>> {
        let message = self.all.remove(&id)?;
        if let Some(ids) = self.by_channel.get_mut(&message.channel_id) {
            ids.remove(&id);
            if ids.is_empty() {
                self.by_channel.remove(&message.channel_id);
            }
        }
        Some(message)
    }

    /// Removes all messages of a channel and returns them.
    pub(crate) fn remove_channel(&mut self, channel: Id<Channel>) -> Vec<Arc<Message>> {
        let ids = self.by_channel.remove(&channel).unwrap_or_default();
        ids.into_iter()
            .filter_map(|id| self.all.remove(&id))
            .collect()
    }

    /// Removes all messages of a guild, including those of channels that were never cached, and returns them.
    pub(crate) fn remove_guild(&mut self, guild: Id<Guild>) -> Vec<Arc<Message>> {
        let ids: Vec<_> = self
            .all
            .values()
            .filter(|message| message.guild_id == guild)
            .map(|message| message.id)
            .collect();
        ids.into_iter().filter_map(|id| self.remove(id)).collect()
    }

    /// Returns the channels of the cached messages, with these messages.
    #[cfg(test)]
    pub(crate) fn index(&self) -> &FxHashMap<Id<Channel>, BTreeSet<Id<Message>>> {
        &self.by_channel
    }
}

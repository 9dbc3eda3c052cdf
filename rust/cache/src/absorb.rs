//! What the HTTP API answers, laid over what is known.
//!
//! An answer brings what is kept up to date, but adds nothing: only events tell the cache that something has begun to
//! exist, and when it ends. The event that reports the same change may come later, and must still tell what there was
//! before: [`Overtaken`] remembers it.

use std::hash::Hash;
use std::sync::Arc;

use discord_model::{Application, Channel, Guild, Message, Patch, User};
use rustc_hash::FxHashMap;

use crate::Cache;

/// How many overtaken states are remembered. Events follow within moments, so that few are ever needed.
const REMEMBERED: usize = 1_000;

/// The states that answers replaced before their events came.
#[derive(Debug)]
pub(crate) struct Overtaken<K, T>(FxHashMap<K, Arc<T>>);

impl<K, T> Default for Overtaken<K, T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<K: Hash + Eq, T: PartialEq> Overtaken<K, T> {
    /// An answer replaces `old` by `new`.
    pub(crate) fn note(&mut self, key: K, old: &Arc<T>, new: &T) {
        if **old == *new {
            return;
        }
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        self.0.entry(key).or_insert_with(|| old.clone());
    }

    /// What there was before the change an event reports, if an answer overtook it.
    pub(crate) fn take(&mut self, key: &K) -> Option<Arc<T>> {
        self.0.remove(key)
    }
}

impl Cache {
    /// A guild that was fetched.
    pub fn absorb_guild(&mut self, mut patch: Patch<Guild>) -> Arc<Guild> {
        if self.guilds.contains_key(&patch.value.id) {
            self.trim(&mut patch.value);
        }
        match self.guilds.get_mut(&patch.value.id) {
            Some(entry) => {
                entry.guild = Arc::new(patch.over(&entry.guild));
                entry.guild.clone()
            }
            None => Arc::new(patch.value),
        }
    }

    /// An application that was fetched. Only the bot's own is kept.
    pub fn absorb_application(&mut self, patch: Patch<Application>) -> Arc<Application> {
        match &mut self.application {
            Some(known) if known.id == patch.value.id => {
                *known = Arc::new(patch.over(known));
                known.clone()
            }
            _ => Arc::new(patch.value),
        }
    }

    /// A channel that was fetched.
    pub fn absorb_channel(&mut self, patch: Patch<Channel>) -> Arc<Channel> {
        if self.channels.contains_key(&patch.value.id) {
            self.keep_channel(patch).1
        } else {
            Arc::new(patch.value)
        }
    }

    /// A message that was fetched, sent or edited.
    pub fn absorb_message(&mut self, patch: Patch<Message>) -> Arc<Message> {
        if let Some(old) = self.messages.get(patch.value.id).cloned() {
            let new = self.update_message(patch);
            self.overtaken_messages.note(old.id, &old, &new);
            return new;
        }
        let mut message = patch.value;
        // The HTTP API does not say which guild a message belongs to.
        if message.guild_id.is_none()
            && let Some(channel) = self.channels.get(&message.channel_id)
        {
            message.guild_id = channel.guild_id;
        }
        self.learn_from(&mut message);
        Arc::new(message)
    }

    /// A user that was fetched or modified.
    pub fn absorb_user(&mut self, patch: Patch<User>) -> Arc<User> {
        let Some(old) = self.users.get(patch.value.id).cloned() else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.over(&old));
        self.users.replace(&new);
        self.overtaken_users.note(old.id, &old, &new);
        new
    }
}

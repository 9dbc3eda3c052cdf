//! Messages.

use std::sync::Arc;

use discord_model::events::{MessageDelete, MessageDeleteBulk};
use discord_model::{Channel, Guild, Id, Message, Patch};

use crate::evictions::EvictedKind;
use crate::{Cache, Change};

impl Cache {
    pub(super) fn message_create(&mut self, mut message: Arc<Message>) -> Change {
        self.update_from_message(Arc::make_mut(&mut message));
        if !self.was_channel_deleted_by_id(message.channel_id) {
            self.insert_message(&message);
        }
        if let Some(channel) = self.channels.get_mut(&message.channel_id) {
            let channel = Arc::make_mut(channel);
            channel.last_message_id = channel.last_message_id.max(message.id);
            if counts_in(channel, message.id) {
                channel.message_count = channel.message_count.saturating_add(1);
                channel.total_message_sent = channel.total_message_sent.saturating_add(1);
            }
        }
        Change::MessageSent { message }
    }

    pub(super) fn message_update(&mut self, patch: Patch<Message>) -> Change {
        let id = patch.value.id;
        let known = self.messages.get(id).cloned();
        let new = self.update_message(patch);
        let now = self.now();
        let old = self.superseded.messages.take(now, &id).or(known);
        Change::MessageUpdated { old, new }
    }

    /// Merges an update into a cached message. A message that is not cached is not inserted.
    pub(crate) fn update_message(&mut self, mut patch: Patch<Message>) -> Arc<Message> {
        // This must be done before merging: the users of the cached message may be older than the shared copies.
        self.update_from_message(&mut patch.value);
        let Some(old) = self.messages.get(patch.value.id) else {
            return Arc::new(patch.value);
        };
        let mut new = patch.applied_to(old);
        retain_known_votes(&mut new, old);
        let new = Arc::new(new);
        self.insert_message(&new);
        new
    }

    pub(super) fn message_delete(&mut self, payload: &MessageDelete) -> Change {
        let message = self.remove_message(payload.id, payload.channel_id, payload.guild_id);
        Change::MessageDeleted { message }
    }

    pub(super) fn message_delete_bulk(&mut self, payload: MessageDeleteBulk) -> Change {
        let (channel, guild) = (payload.channel_id, payload.guild_id);
        let messages = payload
            .ids
            .into_iter()
            .map(|id| self.remove_message(id, channel, guild))
            .collect();
        Change::MessagesDeleted { messages, channel }
    }

    fn remove_message(
        &mut self,
        id: Id<Message>,
        channel: Id<Channel>,
        guild: Id<Guild>,
    ) -> Arc<Message> {
        if let Some(channel) = self.channels.get_mut(&channel)
            && counts_in(channel, id)
        {
            let channel = Arc::make_mut(channel);
            channel.message_count = channel.message_count.saturating_sub(1);
        }
        match self.messages.remove(id) {
            Some(message) => {
                self.release_author(&message);
                let now = self.now();
                self.superseded.messages.take(now, &id);
                message
            }
            None => Arc::new(unknown_message(id, channel, guild)),
        }
    }

    /// Inserts a message, which retains its author.
    pub(crate) fn insert_message(&mut self, message: &Arc<Message>) {
        if let Some(author) = message.account() {
            self.users.retain(&mut author.clone());
        }
        for evicted in self.messages.insert(message.clone(), &self.settings) {
            self.release_author(&evicted);
            // The previous version of the message, or the message itself if none are kept, was not evicted.
            if evicted.id != message.id {
                self.evictions
                    .push(EvictedKind::Message, evicted.guild_id, evicted.id.get());
            }
        }
    }

    pub(crate) fn release_author(&mut self, message: &Message) {
        if let Some(author) = message.account() {
            self.users.release(author.id);
        }
    }

    /// Updates the users and members in a message: the author, the mentioned users, those of an interaction, and those
    /// of the message that it replies to.
    pub(crate) fn update_from_message(&mut self, message: &mut Message) {
        let guild = message.guild_id;
        if message.account().is_some()
            && let Some(author) = &mut message.author
        {
            self.users.update(author);
            if let Some(member) = &mut message.member {
                // Discord sends the member without its user, which is the author.
                Arc::make_mut(member)
                    .user
                    .get_or_insert_with(|| author.clone());
                self.update_partial_member(guild, member);
                message.author.clone_from(&member.user);
            }
        }
        for mention in &mut message.mentions {
            self.users.update(&mut mention.user);
            if let Some(member) = &mut mention.member {
                Arc::make_mut(member).user = Some(mention.user.clone());
                self.update_partial_member(guild, member);
            }
        }
        if let Some(metadata) = &mut message.interaction_metadata {
            let metadata = Arc::make_mut(metadata);
            let users = metadata.user.iter_mut().chain(&mut metadata.target_user);
            users.for_each(|user| self.users.update(user));
        }
        if let Some(interaction) = &mut message.interaction {
            let interaction = Arc::make_mut(interaction);
            if let Some(user) = &mut interaction.user {
                self.users.update(user);
                if let Some(member) = &mut interaction.member {
                    Arc::make_mut(member).user = Some(user.clone());
                    self.update_partial_member(guild, member);
                }
            }
        }
        if let Some(resolved) = &mut message.resolved {
            self.update_from_resolved(guild, resolved);
        }
        if let Some(referenced) = &mut message.referenced_message {
            let referenced = Arc::make_mut(referenced);
            // A reply is in the channel of the message that it replies to, but only the reply itself has the guild id.
            if referenced.guild_id.is_none() && referenced.channel_id == message.channel_id {
                referenced.guild_id = guild;
            }
            self.update_from_message(referenced);
        }
    }
}

/// Keeps the votes of a poll if the update has no results, which does not mean that there are no votes.
fn retain_known_votes(new: &mut Message, old: &Message) {
    if let (Some(new), Some(old)) = (&mut new.poll, &old.poll)
        && new.results.is_none()
        && old.results.is_some()
    {
        Arc::make_mut(new).results.clone_from(&old.results);
    }
}

/// Returns whether a message counts in `message_count` of a thread. The message that the thread was started from does
/// not.
fn counts_in(channel: &Channel, message: Id<Message>) -> bool {
    channel.kind.is_thread() && message.is_some() && message != channel.id.cast()
}

/// Returns a message that is not cached: it has only its ids.
pub(super) fn unknown_message(
    id: Id<Message>,
    channel_id: Id<Channel>,
    guild_id: Id<Guild>,
) -> Message {
    Message {
        id,
        channel_id,
        guild_id,
        ..Message::default()
    }
}

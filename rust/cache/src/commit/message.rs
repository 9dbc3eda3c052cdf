//! Messages.

use std::sync::Arc;

use discord_model::events::{MessageDelete, MessageDeleteBulk};
use discord_model::{Channel, Guild, Id, Message, Patch};

use crate::{Cache, Change};

impl Cache {
    pub(super) fn message_create(&mut self, mut message: Arc<Message>) -> Change {
        self.learn_from(Arc::make_mut(&mut message));
        if !self.was_channel_deleted_by_id(message.channel_id) {
            self.keep_message(&message);
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
        let old = self.overtaken.messages.take(now, &id).or(known);
        Change::MessageUpdated { old, new }
    }

    /// Lays news over a message; one that is not kept stays so.
    pub(crate) fn update_message(&mut self, mut patch: Patch<Message>) -> Arc<Message> {
        // Before it is laid over what is kept: what that says of people may be out of date.
        self.learn_from(&mut patch.value);
        let Some(old) = self.messages.get(patch.value.id) else {
            return Arc::new(patch.value);
        };
        let mut new = patch.over(old);
        keep_known_votes(&mut new, old);
        let new = Arc::new(new);
        self.keep_message(&new);
        new
    }

    pub(super) fn message_delete(&mut self, gone: &MessageDelete) -> Change {
        let message = self.forget_message(gone.id, gone.channel_id, gone.guild_id);
        Change::MessageDeleted { message }
    }

    pub(super) fn message_delete_bulk(&mut self, gone: MessageDeleteBulk) -> Change {
        let (channel, guild) = (gone.channel_id, gone.guild_id);
        let messages = gone
            .ids
            .into_iter()
            .map(|id| self.forget_message(id, channel, guild))
            .collect();
        Change::MessagesDeleted { messages, channel }
    }

    fn forget_message(
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
                self.overtaken.messages.take(now, &id);
                message
            }
            None => Arc::new(unknown_message(id, channel, guild)),
        }
    }

    /// Keeps a message; it holds its author for as long.
    fn keep_message(&mut self, message: &Arc<Message>) {
        if let Some(author) = message.account() {
            self.users.hold(&mut author.clone());
        }
        for gone in self.messages.insert(message.clone(), &self.settings) {
            self.release_author(&gone);
        }
    }

    pub(super) fn release_author(&mut self, message: &Message) {
        if let Some(author) = message.account() {
            self.users.release(author.id);
        }
    }

    /// A message tells of its author and of those it mentions, as users and as members, and of the message it answers.
    pub(crate) fn learn_from(&mut self, message: &mut Message) {
        let guild = message.guild_id;
        if message.account().is_some()
            && let Some(author) = &mut message.author
        {
            self.users.see(author);
            if let Some(member) = &mut message.member {
                // The author is the user of the member, who is sent without one.
                Arc::make_mut(member)
                    .user
                    .get_or_insert_with(|| author.clone());
                self.see_member(guild, member);
                message.author.clone_from(&member.user);
            }
        }
        for mention in &mut message.mentions {
            self.users.see(&mut mention.user);
            if let Some(member) = &mut mention.member {
                Arc::make_mut(member).user = Some(mention.user.clone());
                self.see_member(guild, member);
            }
        }
        if let Some(metadata) = &mut message.interaction_metadata {
            let metadata = Arc::make_mut(metadata);
            let users = metadata.user.iter_mut().chain(&mut metadata.target_user);
            users.for_each(|user| self.users.see(user));
        }
        if let Some(interaction) = &mut message.interaction {
            let interaction = Arc::make_mut(interaction);
            if let Some(user) = &mut interaction.user {
                self.users.see(user);
                if let Some(member) = &mut interaction.member {
                    Arc::make_mut(member).user = Some(user.clone());
                    self.see_member(guild, member);
                }
            }
        }
        if let Some(resolved) = &mut message.resolved {
            self.learn_from_resolved(guild, resolved);
        }
        if let Some(referenced) = &mut message.referenced_message {
            let referenced = Arc::make_mut(referenced);
            // A reply stands in the channel of the message it answers; only the outer message names the guild.
            if referenced.guild_id.is_none() && referenced.channel_id == message.channel_id {
                referenced.guild_id = guild;
            }
            self.learn_from(referenced);
        }
    }
}

/// A poll without results says nothing about its votes. What is known of them stays known.
fn keep_known_votes(new: &mut Message, old: &Message) {
    if let (Some(new), Some(old)) = (&mut new.poll, &old.poll)
        && new.results.is_none()
        && old.results.is_some()
    {
        Arc::make_mut(new).results.clone_from(&old.results);
    }
}

/// Threads count their messages, all but the one they were started from.
fn counts_in(channel: &Channel, message: Id<Message>) -> bool {
    channel.kind.is_thread() && message.is_some() && message != channel.id.cast()
}

/// What is left of a message that was never kept.
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

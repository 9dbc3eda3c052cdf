//! Messages.

use std::sync::Arc;

use discord_model::events::{MessageDelete, MessageDeleteBulk};
use discord_model::{Channel, Guild, Id, Message, Patch};

use crate::{Cache, Change};

impl Cache {
    pub(super) fn message_create(&mut self, mut message: Arc<Message>) -> Change {
        self.learn_from(Arc::make_mut(&mut message));
        self.keep_message(&message);
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
        let old = self.overtaken.messages.take(&id).or(known);
        Change::MessageUpdated { old, new }
    }

    /// Lays news over a message; one that is not kept stays so.
    pub(crate) fn update_message(&mut self, mut patch: Patch<Message>) -> Arc<Message> {
        // Before it is laid over what is kept: what that says of people may be out of date.
        self.learn_from(&mut patch.value);
        let Some(old) = self.messages.get(patch.value.id) else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.over(old));
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
                self.overtaken.messages.take(&id);
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

    /// A message tells of its author, as a user and as a member, and of those it mentions.
    pub(crate) fn learn_from(&mut self, message: &mut Message) {
        if message.account().is_some()
            && let Some(author) = &mut message.author
        {
            self.users.see(author);
            if let Some(member) = &mut message.member {
                Arc::make_mut(member).user.get_or_insert(author.clone());
                self.see_member(message.guild_id, member);
            }
        }
        for user in &mut message.mentions {
            self.users.see(user);
        }
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

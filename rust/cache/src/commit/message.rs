//! Messages.

use std::sync::Arc;

use discord_model::events::{MessageDelete, MessageDeleteBulk};
use discord_model::{Channel, Guild, Id, Member, Message, Patch};

use crate::prepare::complete_message;
use crate::{Cache, Change};

impl Cache {
    pub(super) fn message_create(&mut self, mut message: Arc<Message>) -> Change {
        self.learn_from(&mut message);
        self.keep_message(message.clone());
        if let Some(channel) = self.channels.get_mut(&message.channel_id) {
            let channel = Arc::make_mut(channel);
            channel.last_message_id = message.id;
        }
        Change::MessageSent { message }
    }

    pub(super) fn message_update(&mut self, patch: Patch<Message>) -> Change {
        let id = patch.value.id;
        let known = self.messages.get(id).cloned();
        let new = self.update_message(patch);
        let old = self.overtaken_messages.take(&id).or(known);
        Change::MessageUpdated { old, new }
    }

    /// Lays news over a message; one that is not kept stays so.
    pub(crate) fn update_message(&mut self, patch: Patch<Message>) -> Arc<Message> {
        let old = self.messages.get(patch.value.id).cloned();
        let mut message = match &old {
            Some(old) => patch.over(old),
            None => patch.value,
        };
        complete_message(&mut message);
        let mut new = Arc::new(message);
        self.learn_from(&mut new);
        if let Some(old) = &old {
            self.hold_author(&mut new);
            self.release_author(old);
            self.messages.replace(new.clone());
        }
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
        match self.messages.remove(id) {
            Some(message) => {
                self.release_author(&message);
                message
            }
            None => Arc::new(unknown_message(id, channel, guild)),
        }
    }

    /// Keeps a message; it holds its author for as long.
    fn keep_message(&mut self, mut message: Arc<Message>) {
        self.hold_author(&mut message);
        for gone in self.messages.insert(message, &self.settings) {
            self.release_author(&gone);
        }
    }

    fn hold_author(&mut self, message: &mut Arc<Message>) {
        if message.webhook_id.is_none()
            && let Some(author) = &message.author
        {
            self.users.hold(&mut author.clone());
        }
    }

    pub(super) fn release_author(&mut self, message: &Message) {
        if message.webhook_id.is_none()
            && let Some(author) = &message.author
        {
            self.users.release(author.id);
        }
    }

    /// A message tells of its author, as a user and as a member. Only a member who is kept already is brought up to date.
    fn learn_from(&mut self, message: &mut Arc<Message>) {
        if message.webhook_id.is_some() {
            return;
        }
        let told = Arc::make_mut(message);
        if let Some(author) = &mut told.author {
            self.users.see(author);
        }
        let Some(member) = &told.member else {
            return;
        };
        if let Some(entry) = self.guilds.get_mut(&told.guild_id)
            && let Some(known) = entry.members.get_mut(&member.user_id())
            && !says_the_same(known, member)
        {
            let user = known.user.clone();
            *known = Arc::new(Member {
                user,
                ..(**member).clone()
            });
        }
    }
}

fn says_the_same(known: &Member, told: &Member) -> bool {
    known.nick == told.nick
        && known.roles == told.roles
        && known.avatar == told.avatar
        && known.communication_disabled_until == told.communication_disabled_until
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

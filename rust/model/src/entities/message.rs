use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, Attachment, Channel, Embed, Guild, Id, Member, MessageFlags, MessageType,
    Reaction, Role, Timestamp, User,
};

entity! {
    /// A message.
    ///
    /// [member content], [member embeds] and [member attachments] are empty for messages of others unless
    /// [constant DiscordIntents.MESSAGE_CONTENT] is among [member DiscordClient.intents], or the message mentions the bot
    /// or was sent to it directly.
    Message as DiscordMessage {
        /// The message's id.
        id: Id<Message>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the guild, or `0` for direct messages and messages that were fetched.
        guild_id: Id<Guild>,
        /// Who wrote it. Not an account but a mask if [member webhook_id] is set.
        author: Option<Arc<User>>,
        /// The author as a member of the guild, if Discord said so.
        member: Option<Arc<Member>>,
        /// The text, up to 4000 characters.
        content: Box<str>,
        /// When it was sent, in Unix seconds.
        timestamp: Timestamp,
        /// When it was last edited, in Unix seconds; `0` if never.
        edited_timestamp: Timestamp,
        /// Whether it is read aloud.
        tts: bool,
        /// Whether it mentions everybody.
        mention_everyone: bool,
        /// Whom it mentions.
        mentions: Box<[Arc<User>]>,
        /// The ids of the roles it mentions.
        mention_roles: Box<[Id<Role>]>,
        /// The files that came with it.
        attachments: Box<[Arc<Attachment>]>,
        /// Its embeds.
        embeds: Box<[Arc<Embed>]>,
        /// The reactions below it.
        reactions: Box<[Arc<Reaction>]>,
        /// What the sender gave to know the message again by, or an empty string.
        nonce: Option<Box<str>>,
        /// Whether it is pinned.
        pinned: bool,
        /// The id of the webhook that wrote it, or `0`.
        webhook_id: Id<Webhook>,
        /// What kind of message it is, see [DiscordMessageType].
        kind as type: MessageType,
        /// The id of the application that answered an interaction with it, or `0`.
        application_id: Id<Application>,
        /// Peculiarities, see [DiscordMessageFlags].
        flags: MessageFlags,
        /// The message this one answers, forwards or follows, by its ids.
        message_reference: Option<Arc<MessageReference>>,
        /// The message this one answers, or `null` if it does not, or if that one is deleted.
        referenced_message: Option<Arc<Message>>,
        /// The thread started from it, if any.
        thread: Option<Arc<Channel>>,
        /// A number that roughly tells the order of messages in a thread.
        position: u32,
    }
}

/// Stands for webhooks, of which a message tells the id.
#[derive(Clone, Copy, Debug)]
pub enum Webhook {}

impl Message {
    /// The account that wrote it. A webhook writes behind a mask, which is nobody's account; the answer to an interaction
    /// bears a `webhook_id` too, that of the application, but the bot wrote it as itself.
    pub fn account(&self) -> Option<&Arc<User>> {
        let masked =
            self.webhook_id.is_some() && self.webhook_id.get() != self.application_id.get();
        self.author.as_ref().filter(|_| !masked)
    }
}

entity! {
    /// Points at another message.
    MessageReference as DiscordMessageReference {
        /// `0` for a reply, `1` for a forwarded message.
        kind as type: u8,
        /// The id of the message, or `0`.
        message_id: Id<Message>,
        /// The id of its channel, or `0`.
        channel_id: Id<Channel>,
        /// The id of its guild, or `0`.
        guild_id: Id<Guild>,
    }
}

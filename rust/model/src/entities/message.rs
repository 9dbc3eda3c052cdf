use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, Attachment, Channel, ChannelMention, ChannelType, Component, Embed, Guild, Id,
    InteractionMetadata, LobbyMember, Member, MentionedUser, MessageActivity, MessageCall,
    MessageFlags, MessageInteraction, MessageReferenceType, MessageSnapshot, MessageType, Poll,
    PurchaseNotification, Reaction, Resolved, Role, RoleSubscriptionData, SharedClientTheme,
    Sticker, StickerItem, Timestamp, User, Webhook,
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
        /// What kind of channel that is, see [DiscordChannelType]. Only messages of events tell.
        channel_type: ChannelType,
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
        mentions: Box<[MentionedUser]>,
        /// The ids of the roles it mentions.
        mention_roles: Box<[Id<Role>]>,
        /// The channels of other guilds it mentions. Only messages that were published to followers tell.
        mention_channels: Box<[Arc<ChannelMention>]>,
        /// The files that came with it.
        attachments: Box<[Arc<Attachment>]>,
        /// Its embeds.
        embeds: Box<[Arc<Embed>]>,
        /// Its buttons, menus and other components.
        components: Box<[Arc<Component>]>,
        /// Its poll, if it is one.
        poll: Option<Arc<Poll>>,
        /// Its stickers, up to 3.
        sticker_items: Box<[Arc<StickerItem>]>,
        /// Its stickers in full. Discord has given this up; see [member sticker_items].
        stickers: Box<[Arc<Sticker>]>,
        /// The reactions below it.
        reactions: Box<[Arc<Reaction>]>,
        /// What the sender gave to know the message again by, or an empty string.
        nonce: Option<Box<str>>,
        /// Whether it is pinned.
        pinned: bool,
        /// If `true`, the message matches the search that found it; the others are its neighbors. Only set in a
        /// [DiscordMessageSearchResult].
        hit: bool,
        /// The id of the webhook that wrote it, or `0`.
        webhook_id: Id<Webhook>,
        /// What kind of message it is, see [DiscordMessageType].
        kind as type: MessageType,
        /// The id of the application that answered an interaction with it, or `0`.
        application_id: Id<Application>,
        /// The application whose activity it invites to, as far as the chat shows it.
        application: Option<Arc<Application>>,
        /// The activity it invites to.
        activity: Option<Arc<MessageActivity>>,
        /// Peculiarities, see [DiscordMessageFlags].
        flags: MessageFlags,
        /// The message this one answers, forwards or follows, by its ids.
        message_reference: Option<Arc<MessageReference>>,
        /// The message this one answers, or `null` if it does not, or if that one is deleted.
        referenced_message: Option<Arc<Message>>,
        /// What forwarded messages said when they were forwarded.
        message_snapshots: Box<[Arc<MessageSnapshot>]>,
        /// The interaction it came from, if it answers a command, a component or a modal.
        interaction_metadata: Option<Arc<InteractionMetadata>>,
        /// The same in an older form, which Discord still sends.
        interaction: Option<Arc<MessageInteraction>>,
        /// The users, members, roles and channels chosen beforehand in its menus.
        resolved: Option<Arc<Resolved>>,
        /// The thread started from it, if any.
        thread: Option<Arc<Channel>>,
        /// A number that roughly tells the order of messages in a thread.
        position: u32,
        /// The call it tells of.
        call: Option<Arc<MessageCall>>,
        /// The subscription of a role it tells of.
        role_subscription_data: Option<Arc<RoleSubscriptionData>>,
        /// The purchase it tells of.
        purchase_notification: Option<Arc<PurchaseNotification>>,
        /// The theme for Discord's windows that it shares.
        shared_client_theme: Option<Arc<SharedClientTheme>>,
        /// The author as a member of the lobby it was written in.
        lobby_member: Option<Arc<LobbyMember>>,
    }
}

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
        /// Whether it is answered or forwarded, see [DiscordMessageReferenceType].
        kind as type: MessageReferenceType,
        /// The id of the message, or `0`.
        message_id: Id<Message>,
        /// The id of its channel, or `0`.
        channel_id: Id<Channel>,
        /// The id of its guild, or `0`.
        guild_id: Id<Guild>,
    }
}

use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, Attachment, Channel, ChannelMention, ChannelType, Component, Embed, Guild, Id,
    InteractionMetadata, LobbyMember, Member, MentionedUser, MessageActivity, MessageCall,
    MessageFlags, MessageInteraction, MessageReferenceType, MessageSnapshot, MessageType, Poll,
    PurchaseNotification, Reaction, Resolved, Role, RoleSubscriptionData, SharedClientTheme,
    ShortName, Sticker, StickerItem, Timestamp, User, Webhook,
};

entity! {
    /// A message in a channel.
    ///
    /// [member content], [member embeds] and [member attachments] are empty for messages of other users unless
    /// [constant DiscordIntents.MESSAGE_CONTENT] is set in [member DiscordClient.intents], or the message mentions the bot or is
    /// a direct message to it.
    Message as DiscordMessage {
        /// The message's id.
        id: Id<Message>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The type of the channel, see [DiscordChannelType]. Only set for messages from events.
        channel_type: ChannelType,
        /// The id of the guild, or `0` for direct messages and messages that were fetched.
        guild_id: Id<Guild>,
        /// The author. For webhook messages ([member webhook_id] is set), this is not a real user account.
        author: Option<Arc<User>>,
        /// The author as a member of the guild, if Discord included it.
        member: Option<Arc<Member>>,
        /// The content, up to 4000 characters.
        content: Box<str>,
        /// The time when the message was sent, in Unix seconds.
        timestamp: Timestamp,
        /// The time when the message was last edited, in Unix seconds; `0` if never.
        edited_timestamp: Timestamp,
        /// If `true`, the message is read aloud.
        tts: bool,
        /// If `true`, the message mentions `@everyone` or `@here`.
        mention_everyone: bool,
        /// The users that the message mentions.
        mentions: Box<[MentionedUser]>,
        /// The ids of the roles that the message mentions.
        mention_roles: Box<[Id<Role>]>,
        /// The channels of other guilds that the message mentions. Only set for messages that were crossposted.
        mention_channels: Box<[Arc<ChannelMention>]>,
        /// The attached files.
        attachments: Box<[Arc<Attachment>]>,
        /// The embeds.
        embeds: Box<[Arc<Embed>]>,
        /// The components, such as buttons and select menus.
        components: Box<[Arc<Component>]>,
        /// The poll, if there is one.
        poll: Option<Arc<Poll>>,
        /// The stickers, up to 3.
        sticker_items: Box<[Arc<StickerItem>]>,
        /// The stickers as full objects. Deprecated by Discord; see [member sticker_items].
        stickers: Box<[Arc<Sticker>]>,
        /// The reactions.
        reactions: Box<[Arc<Reaction>]>,
        /// The nonce that the sender used to identify the message, or an empty string.
        nonce: Option<ShortName>,
        /// If `true`, the message is pinned.
        pinned: bool,
        /// If `true`, the message matches the search that found it; the others are its neighbors. Only set in a
        /// [DiscordMessageSearchResult].
        hit: bool,
        /// The id of the webhook that sent the message, or `0`.
        webhook_id: Id<Webhook>,
        /// The type of the message, see [DiscordMessageType].
        kind as type: MessageType,
        /// The id of the application whose interaction response the message is, or `0`.
        application_id: Id<Application>,
        /// The application of the activity that the message invites to, as a partial object.
        application: Option<Arc<Application>>,
        /// The activity that the message invites to.
        activity: Option<Arc<MessageActivity>>,
        /// Bitfield of [DiscordMessageFlags].
        flags: MessageFlags,
        /// The ids of the message that this message replies to, forwards or follows.
        message_reference: Option<Arc<MessageReference>>,
        /// The message that this message replies to, or `null` if there is none or it was deleted.
        referenced_message: Option<Arc<Message>>,
        /// The messages that this message forwards, in the state at the time of the forward.
        message_snapshots: Box<[Arc<MessageSnapshot>]>,
        /// The interaction that the message responds to, if any.
        interaction_metadata: Option<Arc<InteractionMetadata>>,
        /// The interaction in an older format, which Discord still sends.
        interaction: Option<Arc<MessageInteraction>>,
        /// The objects for the default values of its select menus.
        resolved: Option<Arc<Resolved>>,
        /// The thread that was started from the message, if any.
        thread: Option<Arc<Channel>>,
        /// The approximate position of the message in a thread.
        position: u32,
        /// The call associated with the message.
        call: Option<Arc<MessageCall>>,
        /// The role subscription purchase associated with the message.
        role_subscription_data: Option<Arc<RoleSubscriptionData>>,
        /// The purchase associated with the message.
        purchase_notification: Option<Arc<PurchaseNotification>>,
        /// The client theme that the message shares.
        shared_client_theme: Option<Arc<SharedClientTheme>>,
        /// The author as a member of the lobby that the message was sent in.
        lobby_member: Option<Arc<LobbyMember>>,
    }
}

impl Message {
    /// Returns the account of the author. The author of a webhook message is not a real user account. A response to an
    /// interaction also has a `webhook_id`, that of the application, but its author is the bot itself.
    pub fn account(&self) -> Option<&Arc<User>> {
        let masked =
            self.webhook_id.is_some() && self.webhook_id.get() != self.application_id.get();
        self.author.as_ref().filter(|_| !masked)
    }
}

entity! {
    /// A reference to another message.
    MessageReference as DiscordMessageReference {
        /// The type of the reference, such as a reply or a forward, see [DiscordMessageReferenceType].
        kind as type: MessageReferenceType,
        /// The id of the message, or `0`.
        message_id: Id<Message>,
        /// The id of the channel of the message, or `0`.
        channel_id: Id<Channel>,
        /// The id of the guild of the message, or `0`.
        guild_id: Id<Guild>,
    }
}

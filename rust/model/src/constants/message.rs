//! Messages and their parts.

use crate::constant_macros::{flags, open_enum};

flags! {
    /// Bit flags of an attachment, the property `flags` of a [DiscordAttachment].
    AttachmentFlags(u32) as DiscordAttachmentFlags {
        /// The attachment is a clip of a stream.
        IS_CLIP = 1 << 0,
        /// The attachment is the thumbnail of a thread in a media channel. It is not shown in the message.
        IS_THUMBNAIL = 1 << 1,
        /// The attachment was edited with Discord's remix feature. Deprecated by Discord.
        IS_REMIX = 1 << 2,
        /// The attachment is a spoiler: hidden until it is clicked.
        IS_SPOILER = 1 << 3,
        /// The attachment is an animated image.
        IS_ANIMATED = 1 << 5,
    }
}

open_enum! {
    /// The base themes of a shared client theme.
    ///
    /// The property `base_theme` of a [DiscordSharedClientTheme].
    BaseTheme(u8) as DiscordBaseTheme {
        /// Not set.
        UNSET = 0,
        /// Dark.
        DARK = 1,
        /// Light.
        LIGHT = 2,
        /// Darker.
        DARKER = 3,
        /// Midnight, the darkest.
        MIDNIGHT = 4,
    }
}

flags! {
    /// Bit flags of an embed, the property `flags` of a [DiscordEmbed].
    EmbedFlags(u32) as DiscordEmbedFlags {
        /// The embed is the activity card that the message replies to.
        IS_CONTENT_INVENTORY_ENTRY = 1 << 5,
    }
}

flags! {
    /// Bit flags of an image or video of an embed, the property `flags` of a [DiscordEmbedMedia].
    EmbedMediaFlags(u32) as DiscordEmbedMediaFlags {
        /// The image is animated.
        IS_ANIMATED = 1 << 5,
    }
}

open_enum! {
    /// The types of activities that a message invites to.
    ///
    /// The property `type` of a [DiscordMessageActivity].
    MessageActivityType(u8) as DiscordMessageActivityType {
        /// To join the game.
        JOIN = 1,
        /// To spectate the game.
        SPECTATE = 2,
        /// To listen along.
        LISTEN = 3,
        /// To let the author join the game.
        JOIN_REQUEST = 5,
        /// To stream for the author.
        STREAM_REQUEST = 6,
    }
}

flags! {
    /// Bit flags of a message, the property `flags` of a [DiscordMessage].
    MessageFlags(u64) as DiscordMessageFlags {
        /// The message was published to the channels that follow this channel.
        CROSSPOSTED = 1 << 0,
        /// The message was crossposted from a channel that this channel follows.
        IS_CROSSPOST = 1 << 1,
        /// Embeds are not shown. Can be set when sending and editing.
        SUPPRESS_EMBEDS = 1 << 2,
        /// The original message of this crosspost was deleted.
        SOURCE_MESSAGE_DELETED = 1 << 3,
        /// The message came from Discord's urgent message system.
        URGENT = 1 << 4,
        /// The message has a thread, which has the same id.
        HAS_THREAD = 1 << 5,
        /// The message is ephemeral: only the user who triggered the interaction can see it.
        EPHEMERAL = 1 << 6,
        /// The message is a loading state for a deferred response.
        LOADING = 1 << 7,
        /// Some mentioned roles could not be added to the thread, because they have too many members.
        FAILED_TO_MENTION_SOME_ROLES_IN_THREAD = 1 << 8,
        /// The message was sent without a notification. Can be set when sending.
        SUPPRESS_NOTIFICATIONS = 1 << 12,
        /// The message is a voice message.
        IS_VOICE_MESSAGE = 1 << 13,
        /// The message has a copy of a forwarded message.
        HAS_SNAPSHOT = 1 << 14,
        /// The message uses Components V2: it has only components, no content and no embeds. Can be set when sending.
        IS_COMPONENTS_V2 = 1 << 15,
    }
}

open_enum! {
    /// The types of references to another message.
    ///
    /// The property `type` of a [DiscordMessageReference].
    MessageReferenceType(u8) as DiscordMessageReferenceType {
        /// A reply to the message, or another reference to it.
        DEFAULT = 0,
        /// A forward of the message, with a copy of it.
        FORWARD = 1,
    }
}

open_enum! {
    /// The types of messages: messages of users, and system messages.
    ///
    /// The property `type` of a [DiscordMessage]. Messages of users are [constant DEFAULT] or [constant REPLY].
    MessageType(u32) as DiscordMessageType {
        /// A default message.
        DEFAULT = 0,
        /// A user was added to a group DM or thread.
        RECIPIENT_ADD = 1,
        /// A user was removed from a group DM or thread.
        RECIPIENT_REMOVE = 2,
        /// A call.
        CALL = 3,
        /// A channel was renamed.
        CHANNEL_NAME_CHANGE = 4,
        /// The icon of a group DM was changed.
        CHANNEL_ICON_CHANGE = 5,
        /// A message was pinned.
        CHANNEL_PINNED_MESSAGE = 6,
        /// A user joined the guild.
        USER_JOIN = 7,
        /// A user boosted the guild.
        GUILD_BOOST = 8,
        /// A user boosted the guild, which reached level 1.
        GUILD_BOOST_TIER_1 = 9,
        /// A user boosted the guild, which reached level 2.
        GUILD_BOOST_TIER_2 = 10,
        /// A user boosted the guild, which reached level 3.
        GUILD_BOOST_TIER_3 = 11,
        /// The channel now follows another channel.
        CHANNEL_FOLLOW_ADD = 12,
        /// The guild no longer qualifies for discovery.
        GUILD_DISCOVERY_DISQUALIFIED = 14,
        /// The guild qualifies for discovery again.
        GUILD_DISCOVERY_REQUALIFIED = 15,
        /// The first warning before the guild is removed from discovery.
        GUILD_DISCOVERY_GRACE_PERIOD_INITIAL_WARNING = 16,
        /// The last warning before the guild is removed from discovery.
        GUILD_DISCOVERY_GRACE_PERIOD_FINAL_WARNING = 17,
        /// A thread was started.
        THREAD_CREATED = 18,
        /// A reply to another message.
        REPLY = 19,
        /// The response to a slash command.
        CHAT_INPUT_COMMAND = 20,
        /// The message that a thread was started from, as shown in the thread.
        THREAD_STARTER_MESSAGE = 21,
        /// A reminder to invite users.
        GUILD_INVITE_REMINDER = 22,
        /// The response to a context-menu command.
        CONTEXT_MENU_COMMAND = 23,
        /// Auto moderation executed an action.
        AUTO_MODERATION_ACTION = 24,
        /// A user subscribed to a role.
        ROLE_SUBSCRIPTION_PURCHASE = 25,
        /// An offer of premium features of an application.
        INTERACTION_PREMIUM_UPSELL = 26,
        /// A stage was opened.
        STAGE_START = 27,
        /// A stage was closed.
        STAGE_END = 28,
        /// A user became a speaker on a stage.
        STAGE_SPEAKER = 29,
        /// The topic of a stage was changed.
        STAGE_TOPIC = 31,
        /// A user bought a subscription to an application for the guild.
        GUILD_APPLICATION_PREMIUM_SUBSCRIPTION = 32,
        /// Security actions were enabled.
        GUILD_INCIDENT_ALERT_MODE_ENABLED = 36,
        /// Security actions were disabled.
        GUILD_INCIDENT_ALERT_MODE_DISABLED = 37,
        /// A raid was reported.
        GUILD_INCIDENT_REPORT_RAID = 38,
        /// A report of a raid was marked as a false alarm.
        GUILD_INCIDENT_REPORT_FALSE_ALARM = 39,
        /// A user made a purchase.
        PURCHASE_NOTIFICATION = 44,
        /// A poll ended.
        POLL_RESULT = 46,
        /// The video quality of the streams in a voice channel was upgraded to HD.
        HD_STREAMING_UPGRADED = 55,
    }
}

open_enum! {
    /// The layouts of polls.
    ///
    /// The property `layout_type` of a [DiscordPoll].
    PollLayout(u8) as DiscordPollLayout {
        /// The default layout: a question above a list of answers.
        DEFAULT = 1,
    }
}

open_enum! {
    /// The types of reactions.
    ReactionType(u8) as DiscordReactionType {
        /// A normal reaction.
        NORMAL = 0,
        /// A super reaction, with an animation.
        BURST = 1,
    }
}

open_enum! {
    /// The formats of sticker files.
    ///
    /// The property `format_type` of a [DiscordSticker].
    StickerFormat(u8) as DiscordStickerFormat {
        /// A PNG image.
        PNG = 1,
        /// An animated PNG image.
        APNG = 2,
        /// A Lottie animation, which is JSON and not an image.
        LOTTIE = 3,
        /// A GIF image.
        GIF = 4,
    }
}

open_enum! {
    /// The types of stickers.
    ///
    /// The property `type` of a [DiscordSticker].
    StickerType(u8) as DiscordStickerType {
        /// A sticker from one of Discord's packs.
        STANDARD = 1,
        /// A sticker of a guild.
        GUILD = 2,
    }
}

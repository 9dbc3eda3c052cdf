//! The audit log.

use crate::constant_macros::open_enum;

open_enum! {
    /// The types of actions in an audit log.
    ///
    /// The property `action_type` of a [DiscordAuditLogEntry].
    AuditLogEvent(u32) as DiscordAuditLogEvent {
        /// The guild's settings were changed.
        GUILD_UPDATE = 1,
        /// A channel was created.
        CHANNEL_CREATE = 10,
        /// A channel was changed.
        CHANNEL_UPDATE = 11,
        /// A channel was deleted.
        CHANNEL_DELETE = 12,
        /// A permission overwrite was added to a channel.
        CHANNEL_OVERWRITE_CREATE = 13,
        /// A permission overwrite of a channel was changed.
        CHANNEL_OVERWRITE_UPDATE = 14,
        /// A permission overwrite was removed from a channel.
        CHANNEL_OVERWRITE_DELETE = 15,
        /// A member was kicked.
        MEMBER_KICK = 20,
        /// Members were pruned for inactivity.
        MEMBER_PRUNE = 21,
        /// A user was banned.
        MEMBER_BAN_ADD = 22,
        /// A user's ban was lifted.
        MEMBER_BAN_REMOVE = 23,
        /// A member was changed, such as by a nickname or a timeout.
        MEMBER_UPDATE = 24,
        /// Roles were added to a member or removed from one.
        MEMBER_ROLE_UPDATE = 25,
        /// Members were moved to another voice channel.
        MEMBER_MOVE = 26,
        /// Members were disconnected from a voice channel.
        MEMBER_DISCONNECT = 27,
        /// A bot was added to the guild.
        BOT_ADD = 28,
        /// A role was created.
        ROLE_CREATE = 30,
        /// A role was changed.
        ROLE_UPDATE = 31,
        /// A role was deleted.
        ROLE_DELETE = 32,
        /// An invite was created.
        INVITE_CREATE = 40,
        /// An invite was changed.
        INVITE_UPDATE = 41,
        /// An invite was deleted.
        INVITE_DELETE = 42,
        /// A webhook was created.
        WEBHOOK_CREATE = 50,
        /// A webhook was changed.
        WEBHOOK_UPDATE = 51,
        /// A webhook was deleted.
        WEBHOOK_DELETE = 52,
        /// An emoji was created.
        EMOJI_CREATE = 60,
        /// An emoji was renamed.
        EMOJI_UPDATE = 61,
        /// An emoji was deleted.
        EMOJI_DELETE = 62,
        /// Messages of another user were deleted one by one.
        MESSAGE_DELETE = 72,
        /// Several messages were deleted at once.
        MESSAGE_BULK_DELETE = 73,
        /// A message was pinned.
        MESSAGE_PIN = 74,
        /// A message was unpinned.
        MESSAGE_UNPIN = 75,
        /// An integration was added, such as an app.
        INTEGRATION_CREATE = 80,
        /// An integration was changed.
        INTEGRATION_UPDATE = 81,
        /// An integration was removed.
        INTEGRATION_DELETE = 82,
        /// A stage instance was created: the stage was opened.
        STAGE_INSTANCE_CREATE = 83,
        /// A stage instance was changed, such as by a new topic.
        STAGE_INSTANCE_UPDATE = 84,
        /// A stage instance was deleted: the stage was closed.
        STAGE_INSTANCE_DELETE = 85,
        /// A sticker was created.
        STICKER_CREATE = 90,
        /// A sticker was changed.
        STICKER_UPDATE = 91,
        /// A sticker was deleted.
        STICKER_DELETE = 92,
        /// A scheduled event was created.
        GUILD_SCHEDULED_EVENT_CREATE = 100,
        /// A scheduled event was changed.
        GUILD_SCHEDULED_EVENT_UPDATE = 101,
        /// A scheduled event was canceled.
        GUILD_SCHEDULED_EVENT_DELETE = 102,
        /// A thread was created.
        THREAD_CREATE = 110,
        /// A thread was changed, archived or locked.
        THREAD_UPDATE = 111,
        /// A thread was deleted.
        THREAD_DELETE = 112,
        /// The permissions of a command were changed.
        APPLICATION_COMMAND_PERMISSION_UPDATE = 121,
        /// A soundboard sound was created.
        SOUNDBOARD_SOUND_CREATE = 130,
        /// A soundboard sound was changed.
        SOUNDBOARD_SOUND_UPDATE = 131,
        /// A soundboard sound was deleted.
        SOUNDBOARD_SOUND_DELETE = 132,
        /// An auto moderation rule was created.
        AUTO_MODERATION_RULE_CREATE = 140,
        /// An auto moderation rule was changed.
        AUTO_MODERATION_RULE_UPDATE = 141,
        /// An auto moderation rule was deleted.
        AUTO_MODERATION_RULE_DELETE = 142,
        /// Auto moderation blocked a message.
        AUTO_MODERATION_BLOCK_MESSAGE = 143,
        /// Auto moderation reported a message to a channel.
        AUTO_MODERATION_FLAG_TO_CHANNEL = 144,
        /// Auto moderation timed a member out.
        AUTO_MODERATION_USER_COMMUNICATION_DISABLED = 145,
        /// Auto moderation quarantined a member.
        AUTO_MODERATION_QUARANTINE_USER = 146,
        /// The guild requested creator monetization.
        CREATOR_MONETIZATION_REQUEST_CREATED = 150,
        /// The creator monetization terms were accepted.
        CREATOR_MONETIZATION_TERMS_ACCEPTED = 151,
        /// A question of the onboarding was created.
        ONBOARDING_PROMPT_CREATE = 163,
        /// A question of the onboarding was changed.
        ONBOARDING_PROMPT_UPDATE = 164,
        /// A question of the onboarding was deleted.
        ONBOARDING_PROMPT_DELETE = 165,
        /// The onboarding was created.
        ONBOARDING_CREATE = 166,
        /// The onboarding was changed.
        ONBOARDING_UPDATE = 167,
        /// An item was featured in the server guide.
        GUILD_HOME_FEATURE_ITEM = 171,
        /// An item was removed from the server guide.
        GUILD_HOME_REMOVE_ITEM = 172,
        /// A message was blocked because of a harmful link.
        HARMFUL_LINKS_BLOCKED_MESSAGE = 180,
        /// The server guide was created.
        HOME_SETTINGS_CREATE = 190,
        /// The server guide was changed.
        HOME_SETTINGS_UPDATE = 191,
        /// The status of a voice channel was set.
        VOICE_CHANNEL_STATUS_CREATE = 192,
        /// The status of a voice channel was removed.
        VOICE_CHANNEL_STATUS_DELETE = 193,
        /// An exception to the recurrence of a scheduled event was created.
        GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE = 200,
        /// An exception to the recurrence of a scheduled event was updated.
        GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE = 201,
        /// An exception to the recurrence of a scheduled event was deleted.
        GUILD_SCHEDULED_EVENT_EXCEPTION_DELETE = 202,
        /// The profile of the guild was updated.
        GUILD_PROFILE_UPDATE = 211,
    }
}

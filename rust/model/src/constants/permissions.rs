//! Permissions.

use crate::constant_macros::flags;

flags! {
    /// The permissions of members and roles, in a guild or in a channel.
    ///
    /// ```gdscript
    /// if role.permissions & DiscordPermissions.MANAGE_MESSAGES:
    ///     print(role.name, " may delete messages")
    /// ```
    Permissions(u64) as DiscordPermissions {
        /// Create invites.
        CREATE_INSTANT_INVITE = 1 << 0,
        /// Kick members.
        KICK_MEMBERS = 1 << 1,
        /// Ban members.
        BAN_MEMBERS = 1 << 2,
        /// All permissions, regardless of the permission overwrites of channels.
        ADMINISTRATOR = 1 << 3,
        /// Create, edit and delete channels.
        MANAGE_CHANNELS = 1 << 4,
        /// Edit the guild.
        MANAGE_GUILD = 1 << 5,
        /// Add new reactions to messages.
        ADD_REACTIONS = 1 << 6,
        /// View the audit log.
        VIEW_AUDIT_LOG = 1 << 7,
        /// Be a priority speaker in voice channels.
        PRIORITY_SPEAKER = 1 << 8,
        /// Stream ("Go Live").
        STREAM = 1 << 9,
        /// View a channel, and read or join it.
        VIEW_CHANNEL = 1 << 10,
        /// Send messages, and create posts in forums. Does not apply to threads.
        SEND_MESSAGES = 1 << 11,
        /// Send messages that are read aloud.
        SEND_TTS_MESSAGES = 1 << 12,
        /// Delete messages of other users.
        MANAGE_MESSAGES = 1 << 13,
        /// Send embeds, and links that are shown with a preview.
        EMBED_LINKS = 1 << 14,
        /// Attach files.
        ATTACH_FILES = 1 << 15,
        /// Read the message history.
        READ_MESSAGE_HISTORY = 1 << 16,
        /// Mention `@everyone`, `@here` and all roles.
        MENTION_EVERYONE = 1 << 17,
        /// Use emojis of other guilds.
        USE_EXTERNAL_EMOJIS = 1 << 18,
        /// View the guild's insights.
        VIEW_GUILD_INSIGHTS = 1 << 19,
        /// Join voice channels.
        CONNECT = 1 << 20,
        /// Speak in voice channels.
        SPEAK = 1 << 21,
        /// Mute members in voice channels.
        MUTE_MEMBERS = 1 << 22,
        /// Deafen members in voice channels.
        DEAFEN_MEMBERS = 1 << 23,
        /// Move members between voice channels.
        MOVE_MEMBERS = 1 << 24,
        /// Use voice activity instead of push-to-talk.
        USE_VAD = 1 << 25,
        /// Change their own nickname.
        CHANGE_NICKNAME = 1 << 26,
        /// Change the nicknames of others.
        MANAGE_NICKNAMES = 1 << 27,
        /// Edit, assign and remove the roles below their own.
        MANAGE_ROLES = 1 << 28,
        /// Create, edit and delete webhooks.
        MANAGE_WEBHOOKS = 1 << 29,
        /// Edit and delete the emojis, stickers and soundboard sounds of others.
        MANAGE_GUILD_EXPRESSIONS = 1 << 30,
        /// Use application commands.
        USE_APPLICATION_COMMANDS = 1 << 31,
        /// Request to speak on a stage.
        REQUEST_TO_SPEAK = 1 << 32,
        /// Edit and delete the scheduled events of others.
        MANAGE_EVENTS = 1 << 33,
        /// Rename, archive and delete threads, and view all private threads.
        MANAGE_THREADS = 1 << 34,
        /// Create public threads.
        CREATE_PUBLIC_THREADS = 1 << 35,
        /// Create private threads.
        CREATE_PRIVATE_THREADS = 1 << 36,
        /// Use stickers of other guilds.
        USE_EXTERNAL_STICKERS = 1 << 37,
        /// Send messages in threads.
        SEND_MESSAGES_IN_THREADS = 1 << 38,
        /// Start activities in voice channels.
        USE_EMBEDDED_ACTIVITIES = 1 << 39,
        /// Time members out.
        MODERATE_MEMBERS = 1 << 40,
        /// View the analytics of role subscriptions.
        VIEW_CREATOR_MONETIZATION_ANALYTICS = 1 << 41,
        /// Play soundboard sounds.
        USE_SOUNDBOARD = 1 << 42,
        /// Create emojis, stickers and soundboard sounds, and edit their own.
        CREATE_GUILD_EXPRESSIONS = 1 << 43,
        /// Create scheduled events, and edit their own.
        CREATE_EVENTS = 1 << 44,
        /// Play soundboard sounds of other guilds.
        USE_EXTERNAL_SOUNDS = 1 << 45,
        /// Send voice messages.
        SEND_VOICE_MESSAGES = 1 << 46,
        /// Set the status of a voice channel.
        SET_VOICE_CHANNEL_STATUS = 1 << 48,
        /// Send polls.
        SEND_POLLS = 1 << 49,
        /// Use applications that they installed for themselves with responses that everyone can see.
        USE_EXTERNAL_APPS = 1 << 50,
        /// Pin and unpin messages.
        PIN_MESSAGES = 1 << 51,
        /// Bypass slowmode.
        BYPASS_SLOWMODE = 1 << 52,
    }
}

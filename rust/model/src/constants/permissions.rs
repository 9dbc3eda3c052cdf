use crate::codes::flags;

flags! {
    /// What a member may do, in a guild or in one channel of it.
    ///
    /// ```gdscript
    /// if role.permissions & DiscordPermissions.MANAGE_MESSAGES:
    ///     print(role.name, " may delete messages")
    /// ```
    Permissions(u64) as DiscordPermissions {
        /// Make invites.
        CREATE_INSTANT_INVITE = 1 << 0,
        /// Kick members.
        KICK_MEMBERS = 1 << 1,
        /// Ban members.
        BAN_MEMBERS = 1 << 2,
        /// Do everything, whatever a channel's overwrites say.
        ADMINISTRATOR = 1 << 3,
        /// Make, edit and delete channels.
        MANAGE_CHANNELS = 1 << 4,
        /// Edit the guild itself.
        MANAGE_GUILD = 1 << 5,
        /// Add a reaction nobody has added yet.
        ADD_REACTIONS = 1 << 6,
        /// Read the audit log.
        VIEW_AUDIT_LOG = 1 << 7,
        /// Be heard above others in a voice channel.
        PRIORITY_SPEAKER = 1 << 8,
        /// Go live.
        STREAM = 1 << 9,
        /// See a channel, and read or join it.
        VIEW_CHANNEL = 1 << 10,
        /// Send messages, and start threads in forums. Not in threads.
        SEND_MESSAGES = 1 << 11,
        /// Send messages that are read aloud.
        SEND_TTS_MESSAGES = 1 << 12,
        /// Delete the messages of others.
        MANAGE_MESSAGES = 1 << 13,
        /// Have previews shown below links, and send embeds.
        EMBED_LINKS = 1 << 14,
        /// Send files.
        ATTACH_FILES = 1 << 15,
        /// Read messages sent before.
        READ_MESSAGE_HISTORY = 1 << 16,
        /// Mention `@everyone`, `@here` and all roles.
        MENTION_EVERYONE = 1 << 17,
        /// Use emojis of other guilds.
        USE_EXTERNAL_EMOJIS = 1 << 18,
        /// See the guild's statistics.
        VIEW_GUILD_INSIGHTS = 1 << 19,
        /// Join voice channels.
        CONNECT = 1 << 20,
        /// Speak in voice channels.
        SPEAK = 1 << 21,
        /// Mute others in voice channels.
        MUTE_MEMBERS = 1 << 22,
        /// Deafen others in voice channels.
        DEAFEN_MEMBERS = 1 << 23,
        /// Move others between voice channels.
        MOVE_MEMBERS = 1 << 24,
        /// Speak without pressing a key.
        USE_VAD = 1 << 25,
        /// Change one's own nickname.
        CHANGE_NICKNAME = 1 << 26,
        /// Change the nicknames of others.
        MANAGE_NICKNAMES = 1 << 27,
        /// Edit, give and take the roles below one's own.
        MANAGE_ROLES = 1 << 28,
        /// Make, edit and delete webhooks.
        MANAGE_WEBHOOKS = 1 << 29,
        /// Edit and delete the emojis, stickers and sounds of others.
        MANAGE_GUILD_EXPRESSIONS = 1 << 30,
        /// Use the commands of applications.
        USE_APPLICATION_COMMANDS = 1 << 31,
        /// Ask to speak on a stage.
        REQUEST_TO_SPEAK = 1 << 32,
        /// Edit and delete the scheduled events of others.
        MANAGE_EVENTS = 1 << 33,
        /// Rename, archive and delete threads, and see all private ones.
        MANAGE_THREADS = 1 << 34,
        /// Start threads everybody can see.
        CREATE_PUBLIC_THREADS = 1 << 35,
        /// Start private threads.
        CREATE_PRIVATE_THREADS = 1 << 36,
        /// Use stickers of other guilds.
        USE_EXTERNAL_STICKERS = 1 << 37,
        /// Send messages in threads.
        SEND_MESSAGES_IN_THREADS = 1 << 38,
        /// Start activities in voice channels.
        USE_EMBEDDED_ACTIVITIES = 1 << 39,
        /// Time members out.
        MODERATE_MEMBERS = 1 << 40,
        /// See what role subscriptions earn.
        VIEW_CREATOR_MONETIZATION_ANALYTICS = 1 << 41,
        /// Play soundboard sounds.
        USE_SOUNDBOARD = 1 << 42,
        /// Add emojis, stickers and sounds, and edit one's own.
        CREATE_GUILD_EXPRESSIONS = 1 << 43,
        /// Make scheduled events, and edit one's own.
        CREATE_EVENTS = 1 << 44,
        /// Play soundboard sounds of other guilds.
        USE_EXTERNAL_SOUNDS = 1 << 45,
        /// Send voice messages.
        SEND_VOICE_MESSAGES = 1 << 46,
        /// Set the status line of a voice channel.
        SET_VOICE_CHANNEL_STATUS = 1 << 48,
        /// Start polls.
        SEND_POLLS = 1 << 49,
        /// Show everybody the answers of apps the member installed for themselves.
        USE_EXTERNAL_APPS = 1 << 50,
        /// Pin and unpin messages.
        PIN_MESSAGES = 1 << 51,
        /// Send without waiting in slow mode.
        BYPASS_SLOWMODE = 1 << 52,
    }
}

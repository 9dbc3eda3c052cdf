use crate::codes::codes;

codes! {
    /// The kinds of messages: those people write, and those Discord writes for them.
    ///
    /// The field `type` of a [DiscordMessage]. What people write is [constant DEFAULT] or [constant REPLY].
    MessageType(u32) as DiscordMessageType {
        /// An ordinary message.
        DEFAULT = 0,
        /// Somebody was added to a group or thread.
        RECIPIENT_ADD = 1,
        /// Somebody was removed from a group or thread.
        RECIPIENT_REMOVE = 2,
        /// A call.
        CALL = 3,
        /// A channel was renamed.
        CHANNEL_NAME_CHANGE = 4,
        /// A group's icon was changed.
        CHANNEL_ICON_CHANGE = 5,
        /// A message was pinned.
        CHANNEL_PINNED_MESSAGE = 6,
        /// Somebody joined the guild.
        USER_JOIN = 7,
        /// Somebody boosted the guild.
        GUILD_BOOST = 8,
        /// A boost took the guild to level 1.
        GUILD_BOOST_TIER_1 = 9,
        /// A boost took the guild to level 2.
        GUILD_BOOST_TIER_2 = 10,
        /// A boost took the guild to level 3.
        GUILD_BOOST_TIER_3 = 11,
        /// The channel now follows another.
        CHANNEL_FOLLOW_ADD = 12,
        /// The guild no longer qualifies for discovery.
        GUILD_DISCOVERY_DISQUALIFIED = 14,
        /// The guild qualifies for discovery again.
        GUILD_DISCOVERY_REQUALIFIED = 15,
        /// First warning before the guild leaves discovery.
        GUILD_DISCOVERY_GRACE_PERIOD_INITIAL_WARNING = 16,
        /// Last warning before the guild leaves discovery.
        GUILD_DISCOVERY_GRACE_PERIOD_FINAL_WARNING = 17,
        /// A thread was started.
        THREAD_CREATED = 18,
        /// An ordinary message in reply to another.
        REPLY = 19,
        /// The answer to a slash command.
        CHAT_INPUT_COMMAND = 20,
        /// The message a thread was started from, as the thread shows it.
        THREAD_STARTER_MESSAGE = 21,
        /// A reminder to invite people.
        GUILD_INVITE_REMINDER = 22,
        /// The answer to a command from a context menu.
        CONTEXT_MENU_COMMAND = 23,
        /// Auto moderation did something.
        AUTO_MODERATION_ACTION = 24,
        /// Somebody subscribed to a role.
        ROLE_SUBSCRIPTION_PURCHASE = 25,
        /// An offer to pay for an app.
        INTERACTION_PREMIUM_UPSELL = 26,
        /// A stage began.
        STAGE_START = 27,
        /// A stage ended.
        STAGE_END = 28,
        /// Somebody speaks on a stage.
        STAGE_SPEAKER = 29,
        /// A stage's topic was changed.
        STAGE_TOPIC = 31,
        /// Somebody bought an app's subscription for the guild.
        GUILD_APPLICATION_PREMIUM_SUBSCRIPTION = 32,
        /// Security actions were switched on.
        GUILD_INCIDENT_ALERT_MODE_ENABLED = 36,
        /// Security actions were switched off.
        GUILD_INCIDENT_ALERT_MODE_DISABLED = 37,
        /// Somebody reported a raid.
        GUILD_INCIDENT_REPORT_RAID = 38,
        /// Somebody took a report of a raid back.
        GUILD_INCIDENT_REPORT_FALSE_ALARM = 39,
        /// Somebody bought something.
        PURCHASE_NOTIFICATION = 44,
        /// A poll ended.
        POLL_RESULT = 46,
        /// The video quality of the streams in a voice channel was upgraded to HD.
        HD_STREAMING_UPGRADED = 55,
    }
}

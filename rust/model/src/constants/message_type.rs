use crate::codes::codes;

codes! {
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

use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Emoji, Guild, Id, IdMap, Sticker, Timestamp, User};

entity! {
    /// The incident actions of a guild, such as invites that are paused during a raid.
    GuildIncidents as DiscordGuildIncidents {
        /// The time until which invites are disabled, in Unix seconds; `0` if they are enabled.
        invites_disabled_until: Timestamp,
        /// The time until which members who are not friends cannot send each other direct messages, in Unix seconds;
        /// `0` if they can.
        dms_disabled_until: Timestamp,
        /// The time when Discord detected spam in direct messages, in Unix seconds; `0` if it did not.
        dm_spam_detected_at: Timestamp,
        /// The time when Discord detected a raid, in Unix seconds; `0` if it did not.
        raid_detected_at: Timestamp,
    }
}

entity! {
    /// The welcome screen of a Community guild, which new members see first.
    WelcomeScreen as DiscordWelcomeScreen {
        /// The description of the guild, up to 140 characters, or an empty string.
        description: Option<Box<str>>,
        /// The channels, up to 5.
        welcome_channels: Box<[Arc<WelcomeScreenChannel>]>,
    }
}

entity! {
    /// A channel of a welcome screen.
    WelcomeScreenChannel as DiscordWelcomeScreenChannel {
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The description, 1 to 50 characters.
        description: Box<str>,
        /// The id of the custom emoji shown with the channel, or `0`.
        emoji_id: Id<Emoji>,
        /// The name of the custom emoji, or the Unicode emoji shown with the channel; an empty string if there is none.
        emoji_name: Option<Box<str>>,
    }
}

entity! {
    /// The public preview of a discoverable guild.
    GuildPreview as DiscordGuildPreview {
        /// The guild's id.
        id: Id<Guild>,
        /// The name, 2 to 100 characters.
        name: Box<str>,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// The hash of the invite splash image, or an empty string.
        splash: Option<Box<str>>,
        /// The hash of the discovery splash image, or an empty string.
        discovery_splash: Option<Box<str>>,
        /// The hash of the header image of the server guide, or an empty string.
        home_header: Option<Box<str>>,
        /// The emojis.
        emojis: Box<[Arc<Emoji>]>,
        /// The enabled features, such as `"COMMUNITY"`.
        features: Box<[Box<str>]>,
        /// The approximate number of members.
        approximate_member_count: u32,
        /// The approximate number of online members.
        approximate_presence_count: u32,
        /// The description, or an empty string.
        description: Option<Box<str>>,
        /// The stickers.
        stickers: Box<[Arc<Sticker>]>,
    }
}

entity! {
    /// A ban of a user from a guild.
    Ban as DiscordBan {
        /// The reason, or an empty string.
        reason: Option<Box<str>>,
        /// The banned user.
        user: Option<Arc<User>>,
    }
}

entity! {
    /// The result of banning several users at once.
    BulkBanResult as DiscordBulkBanResult {
        /// The ids of the users who were banned.
        banned_users: Box<[Id<User>]>,
        /// The ids of the users who could not be banned, or were banned already.
        failed_users: Box<[Id<User>]>,
    }
}

entity! {
    /// The number of members that were removed for inactivity, or that would be removed.
    PruneCount as DiscordPruneCount {
        /// The number of members, or `0` if it was not requested.
        pruned: u32,
    }
}

/// The number of members of each role of a guild, excluding @everyone.
pub type RoleMemberCounts = IdMap<u32>;

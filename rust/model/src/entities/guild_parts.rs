use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Emoji, Guild, Id, IdMap, Sticker, Timestamp, User};

entity! {
    /// What a guild paused because of a raid.
    GuildIncidents as DiscordGuildIncidents {
        /// Until when nobody can be invited, in Unix seconds; `0` if they can.
        invites_disabled_until: Timestamp,
        /// Until when members who are no friends cannot write to each other directly, in Unix seconds; `0` if they can.
        dms_disabled_until: Timestamp,
        /// When Discord noticed spam in direct messages, in Unix seconds; `0` if it did not.
        dm_spam_detected_at: Timestamp,
        /// When Discord noticed a raid, in Unix seconds; `0` if it did not.
        raid_detected_at: Timestamp,
    }
}

entity! {
    /// What new members of a community see first.
    WelcomeScreen as DiscordWelcomeScreen {
        /// What the guild says of itself, up to 140 characters, or an empty string.
        description: Option<Box<str>>,
        /// The channels shown, up to 5.
        welcome_channels: Box<[Arc<WelcomeScreenChannel>]>,
    }
}

entity! {
    /// A channel that a welcome screen shows.
    WelcomeScreenChannel as DiscordWelcomeScreenChannel {
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// What is said of it, 1 to 50 characters.
        description: Box<str>,
        /// The id of the guild's emoji shown with it, or `0`.
        emoji_id: Id<Emoji>,
        /// The name of that emoji, or the Unicode emoji shown; or an empty string.
        emoji_name: Option<Box<str>>,
    }
}

entity! {
    /// What everybody may know of a guild that can be discovered.
    GuildPreview as DiscordGuildPreview {
        /// The guild's id.
        id: Id<Guild>,
        /// The name, 2 to 100 characters.
        name: Box<str>,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// The hash of the splash shown on invites, or an empty string.
        splash: Option<Box<str>>,
        /// The hash of the splash shown in discovery, or an empty string.
        discovery_splash: Option<Box<str>>,
        /// The hash of the picture above the guild's home, or an empty string.
        home_header: Option<Box<str>>,
        /// The guild's emojis.
        emojis: Box<[Arc<Emoji>]>,
        /// What Discord has switched on for the guild, such as `"COMMUNITY"`.
        features: Box<[Box<str>]>,
        /// About how many members there are.
        approximate_member_count: u32,
        /// About how many members are online.
        approximate_presence_count: u32,
        /// What the guild says of itself, or an empty string.
        description: Option<Box<str>>,
        /// The guild's stickers.
        stickers: Box<[Arc<Sticker>]>,
    }
}

entity! {
    /// A user who is banned from a guild.
    Ban as DiscordBan {
        /// Why, or an empty string.
        reason: Option<Box<str>>,
        /// Who.
        user: Option<Arc<User>>,
    }
}

entity! {
    /// What became of an attempt to ban several users at once.
    BulkBanResult as DiscordBulkBanResult {
        /// The ids of those who are banned now.
        banned_users: Box<[Id<User>]>,
        /// The ids of those who could not be banned, or were already.
        failed_users: Box<[Id<User>]>,
    }
}

entity! {
    /// How many members were removed for being inactive, or would be.
    PruneCount as DiscordPruneCount {
        /// The number; `0` also if it was not asked for.
        pruned: u32,
    }
}

/// How many members each role of a guild has, without the role everybody has.
pub type RoleMemberCounts = IdMap<u32>;

//! Users and connections.

use crate::constant_macros::{flags, open_enum};

open_enum! {
    /// The visibility of a user's connection to an external account: who can see it.
    ///
    /// The property `visibility` of a [DiscordConnection].
    ConnectionVisibility(u8) as DiscordConnectionVisibility {
        /// Only the user.
        NONE = 0,
        /// Everyone.
        EVERYONE = 1,
    }
}

open_enum! {
    /// The types of Nitro subscriptions.
    ///
    /// The property `premium_type` of a [DiscordUser].
    PremiumType(u8) as DiscordPremiumType {
        /// No Nitro, or not available to the bot.
        NONE = 0,
        /// Nitro Classic, which is no longer sold.
        NITRO_CLASSIC = 1,
        /// Nitro.
        NITRO = 2,
        /// Nitro Basic.
        NITRO_BASIC = 3,
    }
}

open_enum! {
    /// The texts of an activity that can be shown in the member list.
    ///
    /// The property `status_display_type` of a [DiscordActivity].
    StatusDisplayType(u8) as DiscordStatusDisplayType {
        /// The activity's name, as in "Listening to Spotify".
        NAME = 0,
        /// The activity's state, as in "Listening to Rick Astley".
        STATE = 1,
        /// The activity's details, as in "Listening to Never Gonna Give You Up".
        DETAILS = 2,
    }
}

flags! {
    /// The badges of a user, the property `public_flags` of a [DiscordUser].
    UserFlags(u64) as DiscordUserFlags {
        /// A Discord employee.
        STAFF = 1 << 0,
        /// The owner of a partnered guild.
        PARTNER = 1 << 1,
        /// A HypeSquad events member.
        HYPESQUAD = 1 << 2,
        /// Bug hunter, first level.
        BUG_HUNTER_LEVEL_1 = 1 << 3,
        /// House of Bravery.
        HYPESQUAD_ONLINE_HOUSE_1 = 1 << 6,
        /// House of Brilliance.
        HYPESQUAD_ONLINE_HOUSE_2 = 1 << 7,
        /// House of Balance.
        HYPESQUAD_ONLINE_HOUSE_3 = 1 << 8,
        /// An early Nitro supporter.
        PREMIUM_EARLY_SUPPORTER = 1 << 9,
        /// A team, not a user.
        TEAM_PSEUDO_USER = 1 << 10,
        /// Bug hunter, second level.
        BUG_HUNTER_LEVEL_2 = 1 << 14,
        /// A verified bot.
        VERIFIED_BOT = 1 << 16,
        /// A developer of an early verified bot.
        VERIFIED_DEVELOPER = 1 << 17,
        /// An alumnus of Discord's moderator program.
        CERTIFIED_MODERATOR = 1 << 18,
        /// A bot that receives interactions only by HTTP, and is always shown as online.
        BOT_HTTP_INTERACTIONS = 1 << 19,
    }
}

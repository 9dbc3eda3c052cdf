//! Applications and teams.

use crate::constant_macros::{flags, open_enum};

flags! {
    /// Bit flags of an application, the property `flags` of a [DiscordApplication].
    ApplicationFlags(u64) as DiscordApplicationFlags {
        /// The application uses auto moderation, and has the badge for it.
        APPLICATION_AUTO_MODERATION_RULE_CREATE_BADGE = 1 << 6,
        /// The application can use [constant DiscordIntents.GUILD_PRESENCES], approved by Discord.
        GATEWAY_PRESENCE = 1 << 12,
        /// The application can use [constant DiscordIntents.GUILD_PRESENCES] without Discord's approval, while the bot is small.
        GATEWAY_PRESENCE_LIMITED = 1 << 13,
        /// The application can use [constant DiscordIntents.GUILD_MEMBERS], approved by Discord.
        GATEWAY_GUILD_MEMBERS = 1 << 14,
        /// The application can use [constant DiscordIntents.GUILD_MEMBERS] without Discord's approval, while the bot is small.
        GATEWAY_GUILD_MEMBERS_LIMITED = 1 << 15,
        /// The application has grown unusually fast, which prevents its verification.
        VERIFICATION_PENDING_GUILD_LIMIT = 1 << 16,
        /// The application is an activity, which runs inside Discord.
        EMBEDDED = 1 << 17,
        /// The application can use [constant DiscordIntents.MESSAGE_CONTENT], approved by Discord.
        GATEWAY_MESSAGE_CONTENT = 1 << 18,
        /// The application can use [constant DiscordIntents.MESSAGE_CONTENT] without Discord's approval, while the bot is small.
        GATEWAY_MESSAGE_CONTENT_LIMITED = 1 << 19,
        /// The application has global commands, and the badge for it.
        APPLICATION_COMMAND_BADGE = 1 << 23,
    }
}

open_enum! {
    /// The integration types of an application: how it can be installed.
    ///
    /// The property `integration_types` of a [DiscordApplicationCommand].
    ApplicationIntegrationType(u8) as DiscordApplicationIntegrationType {
        /// Installed to a guild, by a user who manages it.
        GUILD_INSTALL = 0,
        /// Installed to a user, who can use the application everywhere.
        USER_INSTALL = 1,
    }
}

open_enum! {
    /// The status of event webhooks, which send events to an application by HTTP.
    ///
    /// The property `event_webhooks_status` of a [DiscordApplication]. It does not affect the events that the client receives
    /// from the gateway.
    EventWebhooksStatus(u8) as DiscordEventWebhooksStatus {
        /// Disabled by the developer.
        DISABLED = 1,
        /// Enabled by the developer.
        ENABLED = 2,
        /// Disabled by Discord, usually because the URL did not respond.
        DISABLED_BY_DISCORD = 3,
    }
}

open_enum! {
    /// The types of comparisons between the value of a user and the value that a guild requires for a linked role.
    ///
    /// The property `type` of a [DiscordApplicationRoleConnectionMetadata].
    RoleConnectionMetadataType(u8) as DiscordRoleConnectionMetadataType {
        /// The number of the user is less than or equal to the guild's.
        INTEGER_LESS_THAN_OR_EQUAL = 1,
        /// The number of the user is greater than or equal to the guild's.
        INTEGER_GREATER_THAN_OR_EQUAL = 2,
        /// The number of the user is equal to the guild's.
        INTEGER_EQUAL = 3,
        /// The number of the user is not equal to the guild's.
        INTEGER_NOT_EQUAL = 4,
        /// The date of the user is at most as many days ago as the guild requires.
        DATETIME_LESS_THAN_OR_EQUAL = 5,
        /// The date of the user is at least as many days ago as the guild requires.
        DATETIME_GREATER_THAN_OR_EQUAL = 6,
        /// The value of the user is `true`.
        BOOLEAN_EQUAL = 7,
        /// The value of the user is not `true`.
        BOOLEAN_NOT_EQUAL = 8,
    }
}

open_enum! {
    /// The states of a membership in a team.
    ///
    /// The property `membership_state` of a [DiscordTeamMember].
    TeamMembershipState(u8) as DiscordTeamMembershipState {
        /// The user has been invited.
        INVITED = 1,
        /// The user has accepted the invitation.
        ACCEPTED = 2,
    }
}

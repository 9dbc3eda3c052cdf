//! Members, roles and lobby members.

use crate::constant_macros::flags;

flags! {
    /// Bit flags of a member of a lobby, the property `flags` of a [DiscordLobbyMember].
    LobbyMemberFlags(u32) as DiscordLobbyMemberFlags {
        /// The member can link a text channel to the lobby.
        CAN_LINK_LOBBY = 1 << 0,
    }
}

flags! {
    /// Bit flags of a member, the property `flags` of a [DiscordMember].
    MemberFlags(u64) as DiscordMemberFlags {
        /// The member has left and rejoined the guild.
        DID_REJOIN = 1 << 0,
        /// The member has completed the onboarding.
        COMPLETED_ONBOARDING = 1 << 1,
        /// The member is exempt from the guild's verification.
        BYPASSES_VERIFICATION = 1 << 2,
        /// The member has started the onboarding.
        STARTED_ONBOARDING = 1 << 3,
        /// The member is a guest, who can only access the voice channel they were invited to.
        IS_GUEST = 1 << 4,
        /// The member has started the new member actions of the server guide.
        STARTED_HOME_ACTIONS = 1 << 5,
        /// The member has completed the new member actions of the server guide.
        COMPLETED_HOME_ACTIONS = 1 << 6,
        /// The member is quarantined by auto moderation because of their name.
        AUTOMOD_QUARANTINED_USERNAME = 1 << 7,
        /// The member has dismissed the notice about direct message settings.
        DM_SETTINGS_UPSELL_ACKNOWLEDGED = 1 << 9,
        /// The member is quarantined by auto moderation because of their guild tag.
        AUTOMOD_QUARANTINED_GUILD_TAG = 1 << 10,
    }
}

flags! {
    /// Bit flags of a role, the property `flags` of a [DiscordRole].
    RoleFlags(u32) as DiscordRoleFlags {
        /// Members can select the role in the onboarding.
        IN_PROMPT = 1 << 0,
    }
}

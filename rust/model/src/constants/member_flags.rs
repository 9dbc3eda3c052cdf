use crate::codes::flags;

flags! {
    /// Peculiarities of a member of a guild, the field `flags` of a [DiscordMember].
    MemberFlags(u64) as DiscordMemberFlags {
        /// Left and came back.
        DID_REJOIN = 1 << 0,
        /// Finished the guild's onboarding.
        COMPLETED_ONBOARDING = 1 << 1,
        /// Need not pass the guild's verification.
        BYPASSES_VERIFICATION = 1 << 2,
        /// Began the guild's onboarding.
        STARTED_ONBOARDING = 1 << 3,
        /// A guest, who sees only the voice channel they were invited to.
        IS_GUEST = 1 << 4,
        /// Began the new member actions of the server guide.
        STARTED_HOME_ACTIONS = 1 << 5,
        /// Finished the new member actions of the server guide.
        COMPLETED_HOME_ACTIONS = 1 << 6,
        /// Auto moderation quarantined the member for their name.
        AUTOMOD_QUARANTINED_USERNAME = 1 << 7,
        /// Has seen the offer concerning direct messages.
        DM_SETTINGS_UPSELL_ACKNOWLEDGED = 1 << 9,
        /// Auto moderation quarantined the member for their guild tag.
        AUTOMOD_QUARANTINED_GUILD_TAG = 1 << 10,
    }
}

use crate::codes::codes;

codes! {
    /// What those who follow an invite to a voice channel find there.
    ///
    /// The field `target_type` of a [DiscordInvite].
    InviteTargetType(u8) as DiscordInviteTargetType {
        /// The stream of a user.
        STREAM = 1,
        /// An activity, which runs inside Discord.
        EMBEDDED_APPLICATION = 2,
        /// The page where a role subscription of the guild can be purchased.
        ROLE_SUBSCRIPTIONS_PURCHASE = 3,
    }
}

use crate::codes::codes;

codes! {
    /// The types of targets of invites to a voice channel.
    ///
    /// The property `target_type` of a [DiscordInvite].
    InviteTargetType(u8) as DiscordInviteTargetType {
        /// The stream of a user.
        STREAM = 1,
        /// An activity of an application.
        EMBEDDED_APPLICATION = 2,
        /// The page where a role subscription of the guild can be purchased.
        ROLE_SUBSCRIPTIONS_PURCHASE = 3,
    }
}

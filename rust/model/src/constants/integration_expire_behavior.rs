use crate::codes::codes;

codes! {
    /// What becomes of a member whose subscription to a streamer ends.
    ///
    /// The field `expire_behavior` of a [DiscordIntegration].
    IntegrationExpireBehavior(u8) as DiscordIntegrationExpireBehavior {
        /// They lose the subscribers' role.
        REMOVE_ROLE = 0,
        /// They are kicked.
        KICK = 1,
    }
}

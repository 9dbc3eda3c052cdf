use crate::codes::codes;

codes! {
    /// What happens to a member whose subscription to a streamer ends.
    ///
    /// The property `expire_behavior` of a [DiscordIntegration].
    IntegrationExpireBehavior(u8) as DiscordIntegrationExpireBehavior {
        /// The role for subscribers is removed.
        REMOVE_ROLE = 0,
        /// The member is kicked.
        KICK = 1,
    }
}

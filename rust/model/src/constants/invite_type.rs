use crate::codes::codes;

codes! {
    /// The types of invites.
    ///
    /// The property `type` of a [DiscordInvite].
    InviteType(u8) as DiscordInviteType {
        /// An invite to a guild.
        GUILD = 0,
        /// An invite to a group DM.
        GROUP_DM = 1,
        /// An invite to become friends.
        FRIEND = 2,
    }
}

use crate::codes::codes;

codes! {
    /// What an invite leads to.
    ///
    /// The field `type` of a [DiscordInvite].
    InviteType(u8) as DiscordInviteType {
        /// Into a guild.
        GUILD = 0,
        /// Into a group.
        GROUP_DM = 1,
        /// To a friendship.
        FRIEND = 2,
    }
}

use crate::codes::flags;

flags! {
    /// Peculiarities of an invite to a guild, the field `flags` of a [DiscordInvite].
    InviteFlags(u32) as DiscordInviteFlags {
        /// Lets guests into a voice channel, who are no members.
        IS_GUEST_INVITE = 1 << 0,
    }
}

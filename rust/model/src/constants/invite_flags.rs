use crate::codes::flags;

flags! {
    /// Bit flags of an invite, the property `flags` of a [DiscordInvite].
    InviteFlags(u32) as DiscordInviteFlags {
        /// The invite is for guests, who can join a voice channel without being a member.
        IS_GUEST_INVITE = 1 << 0,
    }
}

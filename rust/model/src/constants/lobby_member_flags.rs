use crate::codes::flags;

flags! {
    /// What a member of a lobby may do, the field `flags` of a [DiscordLobbyMember].
    LobbyMemberFlags(u32) as DiscordLobbyMemberFlags {
        /// Link a text channel to the lobby.
        CAN_LINK_LOBBY = 1 << 0,
    }
}

use crate::codes::flags;

flags! {
    /// Bit flags of a member of a lobby, the property `flags` of a [DiscordLobbyMember].
    LobbyMemberFlags(u32) as DiscordLobbyMemberFlags {
        /// The member can link a text channel to the lobby.
        CAN_LINK_LOBBY = 1 << 0,
    }
}

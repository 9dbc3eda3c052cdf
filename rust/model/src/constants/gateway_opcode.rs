use crate::codes::codes;

codes! {
    /// What a payload of the gateway is, its field `op`. The client handles all of them; the constants are for reading
    /// logs and for tests.
    ///
    /// [Gateway Opcodes](https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-opcodes)
    GatewayOpcode(u8) as DiscordGatewayOpcode {
        /// An event was dispatched. Received.
        DISPATCH = 0,
        /// Keeps the connection alive, sent at intervals by the client. Sent and received.
        HEARTBEAT = 1,
        /// Starts a new session. Sent.
        IDENTIFY = 2,
        /// Updates the presence of the client. Sent.
        PRESENCE_UPDATE = 3,
        /// Joins, leaves or moves between voice channels. Sent.
        VOICE_STATE_UPDATE = 4,
        /// Resumes a session that was disconnected. Sent.
        RESUME = 6,
        /// Asks the client to reconnect and resume at once. Received.
        RECONNECT = 7,
        /// Requests members of a guild. Sent.
        REQUEST_GUILD_MEMBERS = 8,
        /// The session has been invalidated. The client resumes it or starts a new one. Received.
        INVALID_SESSION = 9,
        /// The first payload of a connection, with the heartbeat interval. Received.
        HELLO = 10,
        /// Acknowledges a heartbeat. Received.
        HEARTBEAT_ACK = 11,
        /// Requests the soundboard sounds of guilds. Sent.
        REQUEST_SOUNDBOARD_SOUNDS = 31,
        /// Requests ephemeral data of the channels of a guild. Sent.
        REQUEST_CHANNEL_INFO = 43,
    }
}

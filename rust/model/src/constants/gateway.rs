//! The gateway.

use crate::constant_macros::open_enum;

open_enum! {
    /// The reasons why Discord closes a connection to the gateway. If the connection is closed for good,
    /// [signal DiscordClient.connection_error] is emitted with the code in [member DiscordError.code]. For all other
    /// codes, the client reconnects automatically.
    ///
    /// [Gateway Close Event
    /// Codes](https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes)
    GatewayCloseCode(u16) as DiscordGatewayCloseCode {
        /// An unknown error occurred at Discord.
        UNKNOWN_ERROR = 4000,
        /// The client sent an invalid opcode, or an invalid payload for an opcode.
        UNKNOWN_OPCODE = 4001,
        /// The client sent a payload that could not be decoded.
        DECODE_ERROR = 4002,
        /// The client sent a payload before it identified, or the session has been invalidated.
        NOT_AUTHENTICATED = 4003,
        /// The token is wrong. The client does not reconnect.
        AUTHENTICATION_FAILED = 4004,
        /// The client identified more than once.
        ALREADY_AUTHENTICATED = 4005,
        /// The sequence number in the request to resume was invalid. The client starts a new session.
        INVALID_SEQ = 4007,
        /// The client sent payloads too quickly.
        RATE_LIMITED = 4008,
        /// The session timed out. The client starts a new one.
        SESSION_TIMED_OUT = 4009,
        /// The shard in the request to identify was invalid. The client does not reconnect.
        INVALID_SHARD = 4010,
        /// The session would have handled too many guilds. Sharding is required. The client does not reconnect.
        SHARDING_REQUIRED = 4011,
        /// The version of the gateway is invalid. The client does not reconnect.
        INVALID_API_VERSION = 4012,
        /// An intent is invalid. The client does not reconnect.
        INVALID_INTENTS = 4013,
        /// An intent is not allowed: it is privileged, and not enabled in the developer portal or not approved. The
        /// client does not reconnect.
        DISALLOWED_INTENTS = 4014,
    }
}

open_enum! {
    /// The opcodes of gateway payloads, their field `op`. The client handles all of them; the constants are for reading
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
        /// Requests that the client reconnects and resumes at once. Received.
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

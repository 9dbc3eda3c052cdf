//! RPC.

use crate::constant_macros::open_enum;

open_enum! {
    /// The reasons why the local RPC server of the Discord app closes a connection. The client does not use RPC; the
    /// constants are for games that do.
    ///
    /// [RPC Close Event
    /// Codes](https://discord.com/developers/docs/topics/opcodes-and-status-codes#rpc-rpc-close-event-codes)
    RpcCloseCode(u16) as DiscordRpcCloseCode {
        /// The client id is invalid.
        INVALID_CLIENT_ID = 4000,
        /// The origin is invalid.
        INVALID_ORIGIN = 4001,
        /// The connection is being rate limited.
        RATE_LIMITED = 4002,
        /// The OAuth2 token of the connection was revoked.
        TOKEN_REVOKED = 4003,
        /// The version of the RPC server in the connection string is not valid.
        INVALID_VERSION = 4004,
        /// The encoding in the connection string is not valid.
        INVALID_ENCODING = 4005,
    }
}

open_enum! {
    /// The reasons why the local RPC server of the Discord app rejects a command. The client does not use RPC; the
    /// constants are for games that do.
    ///
    /// [RPC Error Codes](https://discord.com/developers/docs/topics/opcodes-and-status-codes#rpc-rpc-error-codes)
    RpcErrorCode(u16) as DiscordRpcErrorCode {
        /// An unknown error occurred.
        UNKNOWN_ERROR = 1000,
        /// The payload is invalid.
        INVALID_PAYLOAD = 4000,
        /// The name of the command is invalid.
        INVALID_COMMAND = 4002,
        /// The id of the guild is invalid.
        INVALID_GUILD = 4003,
        /// The name of the event is invalid.
        INVALID_EVENT = 4004,
        /// The id of the channel is invalid.
        INVALID_CHANNEL = 4005,
        /// The permissions to access the resource are missing.
        INVALID_PERMISSIONS = 4006,
        /// The id of the OAuth2 application is invalid.
        INVALID_CLIENT_ID = 4007,
        /// The origin of the OAuth2 application is invalid.
        INVALID_ORIGIN = 4008,
        /// The OAuth2 token is invalid.
        INVALID_TOKEN = 4009,
        /// The id of the user is invalid.
        INVALID_USER = 4010,
        /// A standard OAuth2 error occurred; the data of the error has the details.
        OAUTH2_ERROR = 5000,
        /// A command to select a text or voice channel timed out.
        SELECT_CHANNEL_TIMED_OUT = 5001,
        /// A command to get a guild timed out.
        GET_GUILD_TIMED_OUT = 5002,
        /// The user is in another voice channel already; moving them must be forced.
        SELECT_VOICE_FORCE_REQUIRED = 5003,
        /// A shortcut key is already being captured.
        CAPTURE_SHORTCUT_ALREADY_LISTENING = 5004,
    }
}

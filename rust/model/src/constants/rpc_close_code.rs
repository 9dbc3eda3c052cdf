use crate::codes::codes;

codes! {
    /// Why the local RPC server of the Discord app closed a connection. The client does not use RPC; the constants are for
    /// games that do.
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

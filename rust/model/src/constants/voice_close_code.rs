use crate::codes::codes;

codes! {
    /// Why a connection to a voice gateway was closed. The client does not connect to voice gateways; the constants are
    /// for games that do.
    ///
    /// [Voice Close Event
    /// Codes](https://discord.com/developers/docs/topics/opcodes-and-status-codes#voice-voice-close-event-codes)
    VoiceCloseCode(u16) as DiscordVoiceCloseCode {
        /// An invalid opcode was sent.
        UNKNOWN_OPCODE = 4001,
        /// The payload of the request to identify could not be decoded.
        FAILED_TO_DECODE_PAYLOAD = 4002,
        /// A payload was sent before identifying.
        NOT_AUTHENTICATED = 4003,
        /// The token of the request to identify is wrong.
        AUTHENTICATION_FAILED = 4004,
        /// The client identified more than once.
        ALREADY_AUTHENTICATED = 4005,
        /// The session is no longer valid.
        SESSION_NO_LONGER_VALID = 4006,
        /// The session timed out.
        SESSION_TIMEOUT = 4009,
        /// The server was not found.
        SERVER_NOT_FOUND = 4011,
        /// The protocol is unknown.
        UNKNOWN_PROTOCOL = 4012,
        /// The client was disconnected: it was kicked, or the main gateway session was dropped. Do not reconnect.
        DISCONNECTED = 4014,
        /// The voice server crashed. Try to resume.
        VOICE_SERVER_CRASHED = 4015,
        /// The encryption mode is unknown.
        UNKNOWN_ENCRYPTION_MODE = 4016,
        /// The channel requires end-to-end encryption by the DAVE protocol.
        DAVE_PROTOCOL_REQUIRED = 4017,
        /// The request was malformed.
        BAD_REQUEST = 4020,
        /// Disconnected because of a rate limit. Do not reconnect.
        DISCONNECTED_RATE_LIMITED = 4021,
        /// All clients were disconnected because the call ended, such as when the channel was deleted. Do not reconnect.
        DISCONNECTED_CALL_TERMINATED = 4022,
    }
}

//! Voice.

use crate::constant_macros::open_enum;

open_enum! {
    /// The reasons why a connection to a voice gateway is closed. The client does not connect to voice gateways; the
    /// constants are for games that do.
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

open_enum! {
    /// The animations of emojis that are sent in a voice channel.
    ///
    /// The property `animation_type` of a [DiscordVoiceChannelEffect].
    VoiceEffectAnimation(u8) as DiscordVoiceEffectAnimation {
        /// A special animation, sent by a Nitro subscriber.
        PREMIUM = 0,
        /// The standard animation.
        BASIC = 1,
    }
}

open_enum! {
    /// The opcodes of voice gateway payloads, their field `op`. The client does not connect to voice gateways; the
    /// constants are for games that do.
    ///
    /// [Voice Opcodes](https://discord.com/developers/docs/topics/opcodes-and-status-codes#voice-voice-opcodes)
    VoiceOpcode(u8) as DiscordVoiceOpcode {
        /// Begins a connection. Sent by the client.
        IDENTIFY = 0,
        /// Selects the protocol. Sent by the client.
        SELECT_PROTOCOL = 1,
        /// Completes the handshake. Sent by the server.
        READY = 2,
        /// Keeps the connection alive. Sent by the client.
        HEARTBEAT = 3,
        /// Describes the session. Sent by the server.
        SESSION_DESCRIPTION = 4,
        /// Reports which users are speaking. Sent by the client and the server.
        SPEAKING = 5,
        /// Acknowledges a heartbeat. Sent by the server.
        HEARTBEAT_ACK = 6,
        /// Resumes a connection. Sent by the client.
        RESUME = 7,
        /// The time between heartbeats, in milliseconds. Sent by the server.
        HELLO = 8,
        /// Acknowledges that a session was resumed. Sent by the server.
        RESUMED = 9,
        /// Clients have connected to the voice channel. Sent by the server.
        CLIENTS_CONNECT = 11,
        /// A client has disconnected from the voice channel. Sent by the server.
        CLIENT_DISCONNECT = 13,
        /// A downgrade from the DAVE protocol is upcoming. Sent by the server.
        DAVE_PREPARE_TRANSITION = 21,
        /// Executes an announced protocol transition. Sent by the server.
        DAVE_EXECUTE_TRANSITION = 22,
        /// Acknowledges that the client is ready for an announced transition. Sent by the client.
        DAVE_TRANSITION_READY = 23,
        /// A version or group change of the DAVE protocol is upcoming. Sent by the server.
        DAVE_PREPARE_EPOCH = 24,
        /// The credential and public key of the MLS external sender. Sent by the server, as binary.
        DAVE_MLS_EXTERNAL_SENDER = 25,
        /// The MLS key package of a pending group member. Sent by the client, as binary.
        DAVE_MLS_KEY_PACKAGE = 26,
        /// MLS proposals to be appended or revoked. Sent by the server, as binary.
        DAVE_MLS_PROPOSALS = 27,
        /// An MLS commit, with optional MLS welcome messages. Sent by the client, as binary.
        DAVE_MLS_COMMIT_WELCOME = 28,
        /// An MLS commit to be processed for an upcoming transition. Sent by the server, as binary.
        DAVE_MLS_ANNOUNCE_COMMIT_TRANSITION = 29,
        /// An MLS welcome to the group for an upcoming transition. Sent by the server, as binary.
        DAVE_MLS_WELCOME = 30,
        /// Flags an invalid commit or welcome, and requests to be added again. Sent by the client.
        DAVE_MLS_INVALID_COMMIT_WELCOME = 31,
    }
}

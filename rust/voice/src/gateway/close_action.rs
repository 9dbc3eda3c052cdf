//! What to do after the server closed the connection.

use discord_model::VoiceCloseCode;

use super::stop_reason::StopReason;

/// What to do after a close frame of the voice server, or after its connection broke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloseAction {
    /// Open a new WebSocket and resume the session.
    Resume,
    /// The session is gone: leave the channel and join it again over the main gateway.
    Rejoin,
    /// Do not reconnect, unless the main gateway sends a new voice server.
    AwaitServer,
    /// Give up: another attempt would end in the same way.
    Stop(StopReason),
}

impl CloseAction {
    /// The action for a close code. A connection that broke has none.
    pub fn for_code(code: Option<u16>) -> Self {
        let Some(code) = code.map(VoiceCloseCode) else {
            return Self::Resume;
        };
        match code {
            VoiceCloseCode::SESSION_NO_LONGER_VALID | VoiceCloseCode::SESSION_TIMEOUT => {
                Self::Rejoin
            }
            VoiceCloseCode::DISCONNECTED
            | VoiceCloseCode::DISCONNECTED_RATE_LIMITED
            | VoiceCloseCode::DISCONNECTED_CALL_TERMINATED => Self::AwaitServer,
            VoiceCloseCode::UNKNOWN_OPCODE
            | VoiceCloseCode::FAILED_TO_DECODE_PAYLOAD
            | VoiceCloseCode::NOT_AUTHENTICATED
            | VoiceCloseCode::AUTHENTICATION_FAILED
            | VoiceCloseCode::ALREADY_AUTHENTICATED
            | VoiceCloseCode::SERVER_NOT_FOUND
            | VoiceCloseCode::UNKNOWN_PROTOCOL
            | VoiceCloseCode::UNKNOWN_ENCRYPTION_MODE
            | VoiceCloseCode::DAVE_PROTOCOL_REQUIRED
            | VoiceCloseCode::BAD_REQUEST => Self::Stop(StopReason::Refused { code: code.0 }),
            // Codes without a meaning of their own cost one attempt to resume. That also covers VOICE_SERVER_CRASHED.
            _ => Self::Resume,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expected actions are from Discord's table of voice close codes, which says "Should not reconnect" or "Try resuming" for
    /// some codes, and from the section "Resuming Voice Connection" for the others.
    #[test]
    fn every_documented_close_code_has_its_action() {
        for code in [1000, 1001, 1006, 1011, 3999, 4000, 4015, 4018, 4999] {
            assert_eq!(
                CloseAction::for_code(Some(code)),
                CloseAction::Resume,
                "{code}"
            );
        }
        assert_eq!(CloseAction::for_code(None), CloseAction::Resume);
        for code in [4006, 4009] {
            assert_eq!(
                CloseAction::for_code(Some(code)),
                CloseAction::Rejoin,
                "{code}"
            );
        }
        for code in [4014, 4021, 4022] {
            assert_eq!(
                CloseAction::for_code(Some(code)),
                CloseAction::AwaitServer,
                "{code}"
            );
        }
        for code in [4001, 4002, 4003, 4004, 4005, 4011, 4012, 4016, 4017, 4020] {
            assert_eq!(
                CloseAction::for_code(Some(code)),
                CloseAction::Stop(StopReason::Refused { code }),
                "{code}"
            );
        }
    }
}

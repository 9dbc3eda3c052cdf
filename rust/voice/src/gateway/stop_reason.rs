//! Why a connection to a voice channel ended.

use discord_model::VoiceCloseCode;

/// Why a connection to a voice channel ended for good. The text of `Display` is the cause and, if there is one, the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StopReason {
    /// The bot left the channel.
    Left,
    /// The bot was removed from the channel, or the channel was deleted.
    Removed,
    /// Discord did not answer the request to join.
    NoAnswer,
    /// The voice server closed the connection with this code, and would do so again.
    Refused {
        /// Discord's close code.
        code: u16,
    },
    /// Discord declared the session invalid again and again.
    SessionInvalid,
    /// The voice server could not be reached, or did not answer, again and again.
    Unreachable,
    /// The voice server offers no encryption mode that is supported.
    NoEncryptionMode,
    /// The voice server did not answer on its UDP port.
    NoUdpAnswer,
    /// An error of this library.
    Internal,
}

impl std::fmt::Display for StopReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Left => f.write_str("the bot left the voice channel"),
            Self::Removed => f.write_str(
                "the bot was disconnected from the voice channel, or the channel was deleted",
            ),
            Self::NoAnswer => f.write_str(
                "Discord did not answer the request to join: the channel may be full, or the bot may lack the permissions \
                 View Channel and Connect",
            ),
            Self::Refused { code } => write!(f, "{} ({code})", refusal(VoiceCloseCode(*code))),
            Self::SessionInvalid => f.write_str(
                "the voice server declared each new session invalid: another program may use the same bot in this guild",
            ),
            Self::Unreachable => f.write_str(
                "the voice server cannot be reached or does not answer: check the network, and whether a firewall blocks outgoing \
                 connections to ports other than 443",
            ),
            Self::NoEncryptionMode => {
                f.write_str("the voice server offers no supported encryption mode; update the addon")
            }
            Self::Internal => f.write_str("an internal error of voice; please report this"),
            Self::NoUdpAnswer => f.write_str(
                "the voice server does not answer over UDP: a firewall may block outgoing UDP packets to ports 50000 to 65535",
            ),
        }
    }
}

impl std::error::Error for StopReason {}

fn refusal(code: VoiceCloseCode) -> &'static str {
    match code {
        VoiceCloseCode::AUTHENTICATION_FAILED => {
            "the voice server does not accept the token, which may be from an earlier session; join the channel again"
        }
        VoiceCloseCode::SERVER_NOT_FOUND => {
            "the voice server does not know this guild; join the channel again"
        }
        VoiceCloseCode::DAVE_PROTOCOL_REQUIRED => {
            "the voice channel requires end-to-end encryption (DAVE) in a version that is not supported; update the addon"
        }
        VoiceCloseCode::UNKNOWN_ENCRYPTION_MODE | VoiceCloseCode::UNKNOWN_PROTOCOL => {
            "the voice server has given up the encryption mode or the protocol; update the addon"
        }
        _ => "the voice server did not understand a request; please report this",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_names_the_close_code() {
        let text = StopReason::Refused { code: 4017 }.to_string();
        assert!(text.contains("4017") && text.contains("DAVE"), "{text}");
    }
}

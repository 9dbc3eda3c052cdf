//! Why a connection to a voice channel ended.

use discord_model::VoiceCloseCode;

use super::dial_error::VoiceDialError;

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
    /// The voice server could not be reached, or did not answer, again and again; or its certificate is not trusted.
    Unreachable(Option<VoiceDialError>),
    /// The voice server offers no encryption mode that is supported.
    NoEncryptionMode,
    /// The voice server did not answer on its UDP port.
    NoUdpAnswer,
    /// An error of this library.
    Internal,
}

impl StopReason {
    /// What happened.
    pub fn cause(&self) -> String {
        let cause = match self {
            Self::Left => "the bot left the voice channel",
            Self::Removed => {
                "the bot was disconnected from the voice channel, or the channel was deleted"
            }
            Self::NoAnswer => "Discord did not answer the request to join the voice channel",
            Self::Refused { code } => {
                return format!("{} ({code})", refusal(VoiceCloseCode(*code)).0);
            }
            Self::SessionInvalid => "the voice server declared each new session invalid",
            Self::Unreachable(Some(error)) => return format!("the voice server {error}"),
            Self::Unreachable(None) => "the voice server cannot be reached or does not answer",
            Self::NoEncryptionMode => "the voice server offers no supported encryption mode",
            Self::NoUdpAnswer => "the voice server does not answer over UDP",
            Self::Internal => "an internal error of voice",
        };
        cause.to_owned()
    }

    /// What can be done about it; empty if nothing needs to be done.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Left => "",
            Self::Removed => "join the channel again if the bot is to be there",
            Self::NoAnswer => {
                "check that the channel is not full, and that the bot has the permissions VIEW_CHANNEL and CONNECT there"
            }
            Self::Refused { code } => refusal(VoiceCloseCode(*code)).1,
            Self::SessionInvalid => "check whether another program uses the same bot in this guild",
            Self::Unreachable(Some(VoiceDialError::UntrustedCertificate { .. })) => UNTRUSTED,
            Self::Unreachable(_) => {
                "check the network, and whether a firewall blocks outgoing connections to ports other than 443"
            }
            Self::NoEncryptionMode => UPDATE,
            Self::NoUdpAnswer => {
                "check whether a firewall blocks outgoing UDP packets to ports 50000 to 65535"
            }
            Self::Internal => REPORT,
        }
    }
}

impl std::fmt::Display for StopReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.cause())?;
        match self.remedy() {
            "" => Ok(()),
            remedy => write!(f, ": {remedy}"),
        }
    }
}

impl std::error::Error for StopReason {}

const UNTRUSTED: &str = "check the date and the time of this machine, and whether a proxy or a virus scanner replaces \
     certificates; if you trust the certificate, such as that of the sandbox, add it to `trusted_certificates`";
const UPDATE: &str = "update the addon";
const REPORT: &str = "please report this";
const JOIN_AGAIN: &str = "join the channel again";

/// What a close code that is not followed by another attempt means, and what can be done about it.
fn refusal(code: VoiceCloseCode) -> (&'static str, &'static str) {
    match code {
        VoiceCloseCode::AUTHENTICATION_FAILED => (
            "the voice server does not accept the token, which may be from an earlier session",
            JOIN_AGAIN,
        ),
        VoiceCloseCode::SERVER_NOT_FOUND => {
            ("the voice server does not know this guild", JOIN_AGAIN)
        }
        VoiceCloseCode::DAVE_PROTOCOL_REQUIRED => (
            "the voice channel requires end-to-end encryption (DAVE) in a version that is not supported",
            UPDATE,
        ),
        VoiceCloseCode::UNKNOWN_ENCRYPTION_MODE | VoiceCloseCode::UNKNOWN_PROTOCOL => (
            "the voice server has given up the encryption mode or the protocol",
            UPDATE,
        ),
        _ => ("the voice server did not understand a request", REPORT),
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

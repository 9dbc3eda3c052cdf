//! The end of a voice connection as an error of the client.

use discord_voice::gateway::StopReason;

use crate::client_error::{ClientError, ClientErrorKind, sentence};

/// The name of the method that errors are about.
pub(super) const JOIN: &str = "join_voice";

/// Creates an error of a voice connection.
pub(super) fn voice_error(
    kind: ClientErrorKind,
    message: impl Into<String>,
    remedy: impl Into<String>,
) -> ClientError {
    ClientError {
        route: JOIN.to_owned(),
        ..ClientError::new(kind, message, remedy)
    }
}

/// The error for the end of a connection; `None` if the bot left the channel.
pub(super) fn stop_error(reason: &StopReason) -> Option<ClientError> {
    let (kind, code) = match reason {
        StopReason::Left => return None,
        StopReason::Refused { code } => (ClientErrorKind::Refused, *code),
        StopReason::Removed => (ClientErrorKind::Refused, 0),
        StopReason::Internal => (ClientErrorKind::Internal, 0),
        _ => (ClientErrorKind::Network, 0),
    };
    Some(ClientError {
        code: code.into(),
        ..voice_error(kind, sentence(&reason.cause()), sentence(reason.remedy()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_has_its_cause_its_remedy_and_the_close_code() {
        assert_eq!(stop_error(&StopReason::Left), None);
        let refused = stop_error(&StopReason::Refused { code: 4017 }).unwrap();
        assert_eq!(refused.code, 4017);
        assert!(refused.message.contains("DAVE"), "{refused}");
        assert!(refused.remedy.contains("Update"), "{refused}");
        for reason in [
            StopReason::Removed,
            StopReason::NoAnswer,
            StopReason::SessionInvalid,
            StopReason::Unreachable(None),
            StopReason::NoEncryptionMode,
            StopReason::NoUdpAnswer,
            StopReason::Internal,
        ] {
            let error = stop_error(&reason).unwrap();
            assert!(
                error.message.ends_with('.') && error.remedy.ends_with('.'),
                "{error}"
            );
        }
    }
}

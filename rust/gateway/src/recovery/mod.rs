//! The recovery after the end of a connection.

pub(crate) mod backoff;
pub(crate) mod disconnect;
pub(crate) mod fatal;

use self::disconnect::Disconnect;
use self::fatal::Fatal;
use crate::ReconnectRequest;
use crate::transport::dial_error::DialError;

/// The next action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Recovery {
    /// Connect again, and resume if there is a session.
    Resume,
    /// Connect again, with a new session.
    Identify,
    /// Do not connect again.
    Stop(Fatal),
}

/// Returns what to do after this end of a connection.
pub(crate) fn recovery_after(end: &Disconnect) -> Recovery {
    match end {
        Disconnect::Closed { code, .. } => recovery_after_close(*code),
        Disconnect::InvalidSession { resumable: false }
        | Disconnect::Requested(ReconnectRequest { resume: false, .. }) => Recovery::Identify,
        Disconnect::Dial(DialError::Upgrade { status: 401, .. }) => {
            Recovery::Stop(Fatal::UpgradeUnauthorized)
        }
        Disconnect::Dial(_)
        | Disconnect::Reconnect
        | Disconnect::Requested(_)
        | Disconnect::InvalidSession { resumable: true }
        | Disconnect::Zombie
        | Disconnect::TimedOut(_)
        | Disconnect::Lost(_)
        | Disconnect::Inflate(_)
        | Disconnect::Unreadable(_)
        | Disconnect::HandlerFull
        | Disconnect::IdentifyLimit { .. } => Recovery::Resume,
    }
}

/// Returns what to do after a close frame of the server. A resume that fails costs one round trip, and ending a session
/// needlessly loses its events, so the session is resumed after any code without another meaning.
fn recovery_after_close(code: Option<u16>) -> Recovery {
    let Some(code) = code else {
        return Recovery::Resume;
    };
    if let Some(fatal) = Fatal::from_close_code(code) {
        return Recovery::Stop(fatal);
    }
    match code {
        // Not authenticated, session no longer valid (no longer used by Discord), invalid sequence, session timed out.
        4003 | 4006 | 4007 | 4009 => Recovery::Identify,
        _ => Recovery::Resume,
    }
}

/// Returns the code to close the connection with, if it is still open. 1000 and 1001 end the session, others keep it.
pub(crate) fn close_code_for(end: &Disconnect) -> Option<u16> {
    match end {
        Disconnect::Dial(_) | Disconnect::Closed { .. } | Disconnect::Lost(_) => None,
        Disconnect::InvalidSession { resumable: false }
        | Disconnect::Requested(ReconnectRequest { resume: false, .. }) => {
            Some(CLOSE_ENDING_SESSION)
        }
        _ => Some(CLOSE_KEEPING_SESSION),
    }
}

/// A close code that ends the session: the bot goes offline at once.
pub(crate) const CLOSE_ENDING_SESSION: u16 = 1000;

/// A close code after which the session can be resumed for some minutes.
pub(crate) const CLOSE_KEEPING_SESSION: u16 = 4000;

/// Returns whether this close code of a client ends its session.
pub(crate) fn ends_session(code: u16) -> bool {
    matches!(code, 1000 | 1001)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::recovery::disconnect::Awaited;
    use crate::transport::inflate_error::InflateError;

    fn closed(code: impl Into<Option<u16>>) -> Disconnect {
        Disconnect::Closed {
            code: code.into(),
            reason: String::new(),
        }
    }

    #[test]
    fn every_close_code() {
        for (codes, way) in [
            (
                &[
                    1000, 1001, 1005, 1006, 1011, 3000, 4000, 4001, 4002, 4005, 4008, 4015, 4999,
                ][..],
                Recovery::Resume,
            ),
            (&[4003, 4006, 4007, 4009], Recovery::Identify),
            (&[4004], Recovery::Stop(Fatal::AuthenticationFailed)),
            (&[4010], Recovery::Stop(Fatal::InvalidShard)),
            (&[4011], Recovery::Stop(Fatal::ShardingRequired)),
            (&[4012], Recovery::Stop(Fatal::InvalidApiVersion)),
            (&[4013], Recovery::Stop(Fatal::InvalidIntents)),
            (&[4014], Recovery::Stop(Fatal::DisallowedIntents)),
        ] {
            for code in codes {
                assert_eq!(recovery_after(&closed(*code)), way, "{code}");
            }
        }
        assert_eq!(recovery_after(&closed(None)), Recovery::Resume);
    }

    #[test]
    fn every_other_end() {
        let upgrade = |status| {
            Disconnect::Dial(DialError::Upgrade {
                host: "h".into(),
                status,
                retry_after: None,
            })
        };
        let requested = |resume| {
            Disconnect::Requested(ReconnectRequest {
                resume,
                delay: None,
                sequence: None,
            })
        };
        let dial = Disconnect::Dial(DialError::TimedOut {
            after: Duration::from_secs(10),
        });
        for (end, way, code) in [
            (dial, Recovery::Resume, None),
            (
                upgrade(401),
                Recovery::Stop(Fatal::UpgradeUnauthorized),
                None,
            ),
            (upgrade(403), Recovery::Resume, None),
            (upgrade(503), Recovery::Resume, None),
            (closed(4009), Recovery::Identify, None),
            (Disconnect::Lost("reset".into()), Recovery::Resume, None),
            (Disconnect::Reconnect, Recovery::Resume, Some(4000)),
            (
                Disconnect::InvalidSession { resumable: true },
                Recovery::Resume,
                Some(4000),
            ),
            (
                Disconnect::InvalidSession { resumable: false },
                Recovery::Identify,
                Some(1000),
            ),
            (Disconnect::Zombie, Recovery::Resume, Some(4000)),
            (requested(true), Recovery::Resume, Some(4000)),
            (requested(false), Recovery::Identify, Some(1000)),
            (
                Disconnect::TimedOut(Awaited::Hello),
                Recovery::Resume,
                Some(4000),
            ),
            (
                Disconnect::Inflate(InflateError::Corrupt),
                Recovery::Resume,
                Some(4000),
            ),
            (
                Disconnect::Unreadable("?".into()),
                Recovery::Resume,
                Some(4000),
            ),
            (Disconnect::HandlerFull, Recovery::Resume, Some(4000)),
            (
                Disconnect::IdentifyLimit {
                    reset_in: Duration::ZERO,
                },
                Recovery::Resume,
                Some(4000),
            ),
        ] {
            assert_eq!(
                (recovery_after(&end), close_code_for(&end)),
                (way, code),
                "{end}"
            );
        }
    }
}

//! The reasons for the end of a connection.

use std::time::Duration;

use crate::ReconnectRequest;
use crate::transport::dial_error::DialError;
use crate::transport::inflate_error::InflateError;

/// The payload that a connection waited for until it timed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Awaited {
    /// The first payload of the server.
    Hello,
    /// The response to Identify.
    Ready,
    /// The response to Resume.
    Resumed,
}

impl std::fmt::Display for Awaited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Hello => "Hello",
            Self::Ready => "Ready",
            Self::Resumed => "Resumed",
        })
    }
}

/// The reasons why a connection ended, or could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Disconnect {
    /// It could not be opened.
    #[error("{0}")]
    Dial(#[from] DialError),
    /// The server closed it.
    #[error("the gateway closed the connection ({}{})", code.map_or("no code".to_owned(), |code| code.to_string()), text(reason))]
    Closed {
        /// The close code. Discord's own are 4000 and above. A close frame may have no code.
        code: Option<u16>,
        /// The reason that the server sent, which is often empty.
        reason: String,
    },
    /// The server requested a new connection (opcode 7), which is normal.
    #[error("the gateway requested a new connection")]
    Reconnect,
    /// The server rejected Identify or Resume, or ended the session (opcode 9).
    #[error("the gateway says that the session is invalid")]
    InvalidSession {
        /// Whether the session can still be resumed.
        resumable: bool,
    },
    /// A heartbeat was not acknowledged before the next one was due: the connection is dead, even if the operating
    /// system has not noticed it.
    #[error("the gateway acknowledged no heartbeat")]
    Zombie,
    /// The server did not send an expected payload in time.
    #[error("the gateway sent no {0} in time")]
    TimedOut(Awaited),
    /// The network lost the connection, or the server broke the WebSocket protocol.
    #[error("the connection was lost ({0})")]
    Lost(String),
    /// A message could not be inflated.
    #[error("{0}")]
    Inflate(#[from] InflateError),
    /// A message was not a gateway payload.
    #[error("the gateway sent an unreadable message ({0})")]
    Unreadable(String),
    /// The program requested a new connection, with [`Shard::reconnect`](crate::Shard::reconnect).
    #[error("the program requested a new connection")]
    Requested(ReconnectRequest),
    /// The handler cannot accept more events; see [`Handler::is_full`](crate::Handler::is_full).
    #[error("too many events are waiting to be handled")]
    HandlerFull,
    /// Discord's daily limit of new sessions is used up. Exceeding it resets the token.
    #[error(
        "all of today's logins are used up; the next is possible in {} min. Discord allows about 1000 per day: look \
         for a bot that restarts repeatedly",
        reset_in.as_secs().div_ceil(60)
    )]
    IdentifyLimit {
        /// The time until Discord allows new ones.
        reset_in: Duration,
    },
}

fn text(reason: &str) -> String {
    if reason.is_empty() {
        String::new()
    } else {
        format!(": {reason}")
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use super::*;

    #[test]
    fn an_error_inside_is_the_source() {
        let inner = DialError::TimedOut {
            after: Duration::from_secs(10),
        };
        let disconnect = Disconnect::from(inner.clone());
        let source = disconnect.source().and_then(|source| source.downcast_ref());
        assert_eq!(source, Some(&inner));
        assert_eq!(disconnect.to_string(), inner.to_string());
        let inflate = Disconnect::from(InflateError::Corrupt);
        let source = inflate.source().and_then(|source| source.downcast_ref());
        assert_eq!(source, Some(&InflateError::Corrupt));
        assert!(Disconnect::Zombie.source().is_none());
    }
}

//! Why a connection ended.

use std::time::Duration;

use crate::link::dial_error::DialError;
use crate::link::inflate_error::InflateError;

/// What a connection can wait for in vain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Awaited {
    /// The server's first word.
    Hello,
    /// The answer to Identify.
    Ready,
    /// The answer to Resume.
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

/// Why a connection ended, or did not begin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Disconnect {
    /// It could not be opened.
    #[error(transparent)]
    Dial(#[from] DialError),
    /// The server closed it.
    #[error("the gateway closed the connection ({}{})", code.map_or("no code".to_owned(), |code| code.to_string()), text(reason))]
    Closed {
        /// The close code: Discord's own are 4000 and above. A close frame may come without.
        code: Option<u16>,
        /// The server's words; often none.
        reason: String,
    },
    /// The server asked for a new connection (opcode 7). It does so all day.
    #[error("the gateway asked for a new connection")]
    Reconnect,
    /// The server would not begin or go on with the session (opcode 9).
    #[error("the gateway says that the session is invalid")]
    InvalidSession {
        /// Whether the session itself lives on.
        resumable: bool,
    },
    /// A heartbeat was not acknowledged by the time of the next: the connection is dead, whatever the system says.
    #[error("the gateway acknowledged no heartbeat")]
    Zombie,
    /// The server was silent where it had to speak.
    #[error("the gateway sent no {0} in time")]
    TimedOut(Awaited),
    /// The network lost the connection, or the server broke the WebSocket protocol.
    #[error("the connection was lost ({0})")]
    Lost(String),
    /// A message could not be inflated.
    #[error(transparent)]
    Inflate(#[from] InflateError),
    /// A message was no gateway payload.
    #[error("the gateway sent something unreadable ({0})")]
    Unreadable(String),
    /// The handler can take no more events; see [`Handler::is_full`](crate::Handler::is_full).
    #[error("too many events wait to be handled")]
    HandlerFull,
    /// Discord's daily limit of new sessions is used up; going beyond it resets the token.
    #[error(
        "all of today's logins are used up; the next is possible in {} min. Discord allows about 1000 a day: look for \
         a bot that restarts again and again",
        reset_in.as_secs().div_ceil(60)
    )]
    IdentifyLimit {
        /// The time until Discord grants new ones.
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

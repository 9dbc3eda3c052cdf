//! What a shard tells, and whom.

use std::time::Duration;

use serde_json::value::RawValue;

use crate::link::trust::UntrustedUrl;
use crate::recovery::disconnect::Disconnect;
use crate::recovery::fatal::Fatal;

/// Hears what a shard has to say. It is called on the shard's task, in order, and must not block.
pub trait Handler: Send + 'static {
    /// An event that may be read without a look at it before, which spares a scan of its payload. With `true` it has been
    /// handled. With `false`, and without this method, it comes through [`Handler::dispatch`], if it is an event at all.
    ///
    /// [`Session::sequence`](crate::Session::sequence) is moved on to it afterwards.
    fn read(&mut self, event: Unread<'_>) -> bool {
        let _ = event;
        false
    }

    /// An event. [`Session::sequence`](crate::Session::sequence) has been moved on to it already.
    fn dispatch(&mut self, event: Dispatch<'_>);

    /// The connection changed.
    fn lifecycle(&mut self, change: Lifecycle);

    /// Whether no more events can be taken now. The shard then leaves the connection, but not the session, and resumes
    /// once this returns `false`: Discord sends again what was missed, or everything in a new session if it took too long.
    fn is_full(&self) -> bool {
        false
    }
}

/// An event as it came. It borrows from the message, which is gone after the call.
#[derive(Clone, Copy, Debug)]
pub struct Dispatch<'a> {
    /// Its name, such as `MESSAGE_CREATE`. Discord sends names that no documentation has.
    pub name: &'a str,
    /// Its number within the session.
    pub sequence: u64,
    /// Its payload, unread.
    pub data: &'a RawValue,
}

/// An event of which only the head has been read.
#[derive(Clone, Copy, Debug)]
pub struct Unread<'a> {
    /// Its name, such as `MESSAGE_CREATE`.
    pub name: &'a str,
    /// Its number within the session.
    pub sequence: u64,
    /// Its payload, if this text is exactly one JSON value. If it is not, the event must not be handled.
    pub text: &'a str,
}

/// A change of a shard's connection.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lifecycle {
    /// A connection is being opened.
    Connecting {
        /// The number of the attempt since the last good connection, from 1.
        attempt: u32,
        /// Whether it is to go on with a session.
        resume: bool,
    },
    /// The gateway has said Hello.
    Connected,
    /// A new session has begun. The `READY` event follows at once, and one `GUILD_CREATE` for each guild later.
    Ready,
    /// The session goes on, and all events that were missed have been handed out. The `RESUMED` event follows at once.
    Resumed,
    /// The connection ended or did not come about; another attempt follows.
    Disconnected {
        /// Why. Its text says what to do, where there is something.
        reason: Disconnect,
        /// Whether the next attempt is to go on with the session.
        resume: bool,
        /// The time until the next attempt.
        retry_in: Duration,
    },
    /// The URL to resume at that Discord gave in Ready is not used, because the token must not be sent there. Resumes go to
    /// [`ShardConfig::url`](crate::ShardConfig::url) instead.
    ResumeUrlRefused(UntrustedUrl),
    /// The shard has ended. Nothing follows.
    Stopped(StopReason),
}

/// Why a shard has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// It was told to, or its [`Shard`](crate::Shard) was dropped.
    Requested,
    /// Trying again is of no use.
    Fatal(Fatal),
}

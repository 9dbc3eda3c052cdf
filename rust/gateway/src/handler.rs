//! The handler of a shard, and what it is called with.

use std::time::Duration;

use serde_json::value::RawValue;

use crate::recovery::disconnect::Disconnect;
use crate::recovery::fatal::Fatal;
use crate::transport::trust::UntrustedUrl;

/// Receives the events of a shard. It is called on the task of the shard, in order, and must not block.
pub trait Handler: Send + 'static {
    /// Called with an event whose payload has not been scanned, which saves a pass over it. Returns whether the event was handled; if
    /// not, [`Handler::dispatch`] is called with it, if it is an event at all.
    ///
    /// [`Session::sequence`](crate::Session::sequence) is moved on to it afterwards.
    fn read(&mut self, event: UndecodedEvent<'_>) -> bool {
        let _ = event;
        false
    }

    /// An event. [`Session::sequence`](crate::Session::sequence) has been moved on to it already.
    fn dispatch(&mut self, event: Dispatch<'_>);

    /// The connection changed.
    fn lifecycle(&mut self, change: Lifecycle);

    /// Whether the handler can take no more events for now. The shard then closes the connection, but not the session, and resumes once
    /// this returns `false`. Discord then sends the missed events, or begins a new session if it took too long.
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

/// An event of which only the header has been read.
#[derive(Clone, Copy, Debug)]
pub struct UndecodedEvent<'a> {
    /// Its name, such as `MESSAGE_CREATE`.
    pub name: &'a str,
    /// Its number within the session.
    pub sequence: u64,
    /// The payload, if this text is exactly one JSON value. If it is not, the event must not be handled.
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
    /// The connection ended or could not be opened. Another attempt follows.
    Disconnected {
        /// The reason. Its text has a remedy if there is one.
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
    /// It was closed or suspended, or its [`Shard`](crate::Shard) was dropped.
    Requested,
    /// Another attempt would fail in the same way.
    Fatal(Fatal),
}

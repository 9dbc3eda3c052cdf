//! The handler of a shard, and the parameters of its methods.

use std::time::Duration;

use serde_json::value::RawValue;

use crate::recovery::disconnect::Disconnect;
use crate::recovery::fatal::Fatal;
use crate::transport::trust::UntrustedUrl;

/// Receives the events of a shard. It is called on the task of the shard, in order, and must not block.
pub trait Handler: Send + 'static {
    /// Called with an event whose payload has not been scanned, which saves a pass over it. Returns whether the event
    /// was handled; if not, [`Handler::dispatch`] is called if the message is an event.
    ///
    /// [`Session::sequence`](crate::Session::sequence) is advanced to the event afterwards.
    fn read(&mut self, event: UndecodedEvent<'_>) -> bool {
        let _ = event;
        false
    }

    /// Called with an event. [`Session::sequence`](crate::Session::sequence) is advanced to it afterwards, except for READY.
    fn dispatch(&mut self, event: Dispatch<'_>);

    /// Called when the connection changes.
    fn lifecycle(&mut self, change: Lifecycle);

    /// Called with a payload before it is sent. Those of Identify and Resume contain the token.
    fn packet_sent(&mut self, payload: &str) {
        let _ = payload;
    }

    /// Called with a received message, inflated but not parsed, before it is handled.
    fn packet_received(&mut self, message: &[u8]) {
        let _ = message;
    }

    /// Returns whether many events wait in the handler. Then messages are not inflated ahead of their decoding: it would not help, and
    /// more memory would be used.
    fn is_behind(&self) -> bool {
        false
    }

    /// Returns whether the handler cannot accept events for now. The shard then closes the connection, but not the
    /// session, and resumes once this returns `false`. Discord then sends the missed events, or begins a new session if
    /// it took too long.
    fn is_full(&self) -> bool {
        false
    }
}

/// An event. It borrows from the message, which is only valid during the call.
#[derive(Clone, Copy, Debug)]
pub struct Dispatch<'a> {
    /// Its name, such as `MESSAGE_CREATE`. Discord also sends undocumented names.
    pub name: &'a str,
    /// Its number within the session.
    pub sequence: u64,
    /// Its payload, which is not parsed.
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
        /// The number of the attempt since the last stable connection, from 1.
        attempt: u32,
        /// Whether the attempt is to resume a session.
        resume: bool,
    },
    /// Hello was received.
    Connected,
    /// A new session has begun. The `READY` event follows at once, and a `GUILD_CREATE` for each guild later.
    Ready,
    /// The session was resumed, and all missed events have been dispatched. The `RESUMED` event follows at once.
    Resumed,
    /// The connection ended or could not be opened. Another attempt follows.
    Disconnected {
        /// The reason. Its text has a remedy if there is one.
        reason: Disconnect,
        /// Whether the next attempt will resume the session.
        resume: bool,
        /// The time until the next attempt.
        retry_in: Duration,
    },
    /// The resume URL of Ready, or of a saved session, is not used, because the token must not be sent there. Sessions are resumed at
    /// [`ShardConfig::url`](crate::ShardConfig::url) instead.
    ResumeUrlRefused(UntrustedUrl),
    /// The shard has ended. This is the last change.
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

//! The effects of a change of the waits.

/// An effect, to be performed in this order while the waits are not borrowed: each may run code of a script.
#[derive(Debug, PartialEq)]
pub enum WaitEffect<P, F, V, C> {
    /// A promise is resolved: with a value, or with `null`.
    Resolve(P, Option<V>),
    /// A collector has collected a value.
    Collected(C, V),
    /// A collector has ended. This is returned once for each collector.
    Ended(C, EndReason),
    /// A filter and these values are not needed anymore. Dropping them may run code of a script as well.
    Release(Option<F>, Vec<V>),
}

/// The reasons why a wait ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// A collector has its maximum number of values.
    Limit,
    /// Its timeout has expired.
    Time,
    /// Nothing was collected within the idle time.
    Idle,
    /// The script stopped it, or it could not continue.
    Stopped,
    /// The client was logged out or freed.
    Client,
}

impl EndReason {
    /// Returns the name for scripts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Limit => "limit",
            Self::Time => "time",
            Self::Idle => "idle",
            Self::Stopped => "stopped",
            Self::Client => "client",
        }
    }
}

//! What follows from a change of the waits.

/// What is to be done, in this order, with no borrow of the waits held: all of it may run code of a script.
#[derive(Debug, PartialEq)]
pub enum WaitEffect<P, F, V, C> {
    /// A promise is kept: with a value, or with `null`.
    Resolve(P, Option<V>),
    /// A collector has got a value.
    Collected(C, V),
    /// A collector has ended. This follows once for each collector.
    Ended(C, EndReason),
    /// Nobody needs a filter and these values any more. Letting go of them may run code of a script as well.
    Release(Option<F>, Vec<V>),
}

/// Why a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// A collector has as many values as it wanted.
    Limit,
    /// Its time is over.
    Time,
    /// Nothing came for too long.
    Idle,
    /// The script stopped it, or it could not go on.
    Stopped,
    /// The client is gone.
    Client,
}

impl EndReason {
    /// The name the script gets.
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

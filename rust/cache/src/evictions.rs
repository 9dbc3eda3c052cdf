//! The entities that were evicted, for a game that wants to know.

use discord_model::{Guild, Id};

/// The maximum number of evictions that are recorded until they are taken. Later ones are not reported.
const MAX_LEN: usize = 10_000;

/// A kind of entity that is evicted because of a limit or its age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvictedKind {
    /// A message.
    Message,
    /// A thread.
    Thread,
    /// A direct message channel.
    Channel,
    /// A member.
    Member,
    /// A presence.
    Presence,
    /// A user that was put into the cache.
    User,
}

impl EvictedKind {
    /// Returns the name for scripts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Thread => "thread",
            Self::Channel => "channel",
            Self::Member => "member",
            Self::Presence => "presence",
            Self::User => "user",
        }
    }
}

/// The evictions since they were last taken. They are only recorded if somebody takes them.
#[derive(Debug, Default)]
pub(crate) struct Evictions {
    is_recorded: bool,
    list: Vec<Eviction>,
}

/// An entity that was evicted: its kind, its guild if it has one, and its id. That of a member or presence is the id of
/// the user.
pub type Eviction = (EvictedKind, Id<Guild>, u64);

impl Evictions {
    /// Sets whether evictions are recorded.
    pub(crate) fn record(&mut self, is_recorded: bool) {
        self.is_recorded = is_recorded;
        if !is_recorded {
            self.list = Vec::new();
        }
    }

    /// Returns whether evictions are recorded.
    pub(crate) fn is_recorded(&self) -> bool {
        self.is_recorded
    }

    /// Records an eviction.
    pub(crate) fn push(&mut self, kind: EvictedKind, guild: Id<Guild>, id: u64) {
        if self.is_recorded && self.list.len() < MAX_LEN {
            self.list.push((kind, guild, id));
        }
    }

    /// Returns the evictions since the last call.
    pub(crate) fn take(&mut self) -> Vec<Eviction> {
        std::mem::take(&mut self.list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_requested_evictions_are_recorded() {
        let mut evictions = Evictions::default();
        evictions.push(EvictedKind::Message, Id::NONE, 1);
        assert_eq!(evictions.take(), []);
        evictions.record(true);
        for id in 0..MAX_LEN as u64 + 1 {
            evictions.push(EvictedKind::Message, Id::NONE, id);
        }
        assert_eq!(evictions.take().len(), MAX_LEN);
        assert_eq!(evictions.take(), []);
        evictions.push(EvictedKind::User, Id::NONE, 1);
        evictions.record(false);
        assert_eq!(evictions.take(), []);
    }
}

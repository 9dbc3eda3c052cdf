//! Evicts entities that are older than the settings allow, a few at a time.
//!
//! A sweep begins every minute, and takes as many calls as it needs: each call has a bounded amount of work, however
//! large the cache is.

use std::time::{Duration, Instant};

use discord_model::{Channel, Guild, Id, Timestamp};

use crate::Cache;
use crate::evictions::EvictedKind;

/// The time from the begin of a sweep to the next one.
const INTERVAL: Duration = Duration::from_secs(60);

/// The maximum number of messages, and of direct message channels, that one call visits.
const MAX_VISITED: usize = 100;

/// The progress of the current sweep.
#[derive(Debug, Default)]
pub(crate) struct Sweep {
    began: Option<Instant>,
    /// The guilds whose threads remain to be visited.
    guilds: Vec<Id<Guild>>,
    /// The direct message channel that was visited last, if some remain.
    direct_message: Option<Id<Channel>>,
}

impl Cache {
    /// Evicts some of the entities that are too old at the time `now`, if a sweep is due. Is called once per frame.
    pub fn sweep(&mut self, now: Timestamp) {
        let settings = self.settings;
        let ages = [settings.message_age, settings.thread_age, settings.user_age];
        if ages.iter().all(Option::is_none) {
            return;
        }
        let clock = self.now();
        let is_due = self
            .sweep
            .began
            .is_none_or(|began| clock.saturating_duration_since(began) >= INTERVAL);
        if is_due {
            self.sweep.began = Some(clock);
            self.sweep.guilds = match settings.thread_age {
                Some(_) => self.guilds.keys().copied().collect(),
                None => Vec::new(),
            };
            self.sweep.direct_message = settings.user_age.map(|_| Id::NONE);
        }
        if let Some(age) = settings.message_age {
            self.sweep_messages(before(now, age));
        }
        if let Some(age) = settings.thread_age
            && let Some(guild) = self.sweep.guilds.pop()
        {
            self.sweep_threads(guild, before(now, age));
        }
        if let Some(age) = settings.user_age {
            self.sweep_put_users(age, MAX_VISITED);
        }
        if let Some(age) = settings.user_age
            && let Some(last) = self.sweep.direct_message
        {
            self.sweep_direct_messages(last, before(now, age));
        }
    }

    fn sweep_messages(&mut self, limit: Timestamp) {
        for _ in 0..MAX_VISITED {
            let Some(oldest) = self.messages.oldest() else {
                return;
            };
            if oldest.created_at() >= limit {
                return;
            }
            if let Some(message) = self.messages.remove(oldest) {
                self.release_author(&message);
                self.evictions
                    .push(EvictedKind::Message, message.guild_id, message.id.get());
            }
        }
    }

    /// Visits the threads of a guild, of which Discord allows 1,000 active ones.
    fn sweep_threads(&mut self, guild: Id<Guild>, limit: Timestamp) {
        let Some(entry) = self.guilds.get(&guild) else {
            return;
        };
        let is_old = |id: &Id<Channel>| {
            let channel = self.channels.get(id);
            channel.is_some_and(|channel| channel.kind.is_thread() && last_active(channel) < limit)
        };
        let old: Vec<_> = entry.channels.iter().copied().filter(is_old).collect();
        for thread in old {
            self.remove_channel(thread, guild);
            self.evictions
                .push(EvictedKind::Thread, guild, thread.get());
        }
    }

    fn sweep_direct_messages(&mut self, last: Id<Channel>, limit: Timestamp) {
        let rest = (std::ops::Bound::Excluded(last), std::ops::Bound::Unbounded);
        let rest = self.direct_messages.range(rest).copied();
        let visited: Vec<_> = rest.take(MAX_VISITED).collect();
        self.sweep.direct_message = visited.last().copied();
        for id in visited {
            let channel = self.channels.get(&id);
            if channel.is_some_and(|channel| last_active(channel) < limit) {
                self.remove_channel(id, Id::NONE);
                self.evictions
                    .push(EvictedKind::Channel, Id::NONE, id.get());
            }
        }
    }
}

/// Returns the time that is `age` before `now`.
fn before(now: Timestamp, age: Duration) -> Timestamp {
    let age = i64::try_from(age.as_micros()).unwrap_or(i64::MAX);
    Timestamp::from_micros(now.micros().saturating_sub(age))
}

/// Returns the time of the newest message of a thread or direct message channel, or of its creation or archival if that
/// is later.
fn last_active(channel: &Channel) -> Timestamp {
    let archival = channel.thread_metadata.as_ref();
    let archival = archival.map_or(Timestamp::NONE, |thread| thread.archive_timestamp);
    let message = match channel.last_message_id {
        none if none.is_none() => Timestamp::NONE,
        id => id.created_at(),
    };
    channel.id.created_at().max(message).max(archival)
}

//! The last disconnect of each shard.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::client_error::ClientError;

/// Why a shard was disconnected, and when it tries to connect again.
#[derive(Clone, Debug, PartialEq)]
pub struct ShardDisconnect {
    /// The reason.
    pub reason: ClientError,
    /// The time of the next attempt; `None` if there is none, or it has succeeded.
    retry_at: Option<Instant>,
}

impl ShardDisconnect {
    /// Returns the time until the next attempt; `None` if no attempt is scheduled.
    pub fn retry_in(&self, now: Instant) -> Option<Duration> {
        Some(self.retry_at?.saturating_duration_since(now))
    }
}

/// The last disconnect of each shard since the last login.
#[derive(Debug, Default)]
pub struct ShardDisconnects(BTreeMap<u32, ShardDisconnect>);

impl ShardDisconnects {
    /// Records the reason for a disconnect. [`ClientError::retry_after`] is the time until the next attempt, if there is one.
    pub fn record(&mut self, shard: u32, reason: ClientError, now: Instant) {
        let retry_in = Duration::try_from_secs_f64(reason.retry_after).unwrap_or_default();
        let retry_at = now.checked_add(retry_in).filter(|_| reason.will_retry);
        let disconnect = ShardDisconnect { reason, retry_at };
        self.0.insert(shard, disconnect);
    }

    /// Records that a shard is connected again.
    pub fn connected(&mut self, shard: u32) {
        if let Some(disconnect) = self.0.get_mut(&shard) {
            disconnect.retry_at = None;
        }
    }

    /// Returns the last disconnect of a shard.
    pub fn get(&self, shard: u32) -> Option<&ShardDisconnect> {
        self.0.get(&shard)
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_attempt_is_known_until_it_succeeds() {
        let now = Instant::now();
        let mut disconnects = ShardDisconnects::default();
        assert_eq!(disconnects.get(1), None);
        let lost = ClientError {
            retry_after: 8.0,
            will_retry: true,
            ..ClientError::cancelled()
        };
        disconnects.record(1, lost.clone(), now);
        let retry_in = |disconnects: &ShardDisconnects, seconds| {
            let later = now + Duration::from_secs(seconds);
            disconnects.get(1).and_then(|lost| lost.retry_in(later))
        };
        assert_eq!(retry_in(&disconnects, 3), Some(Duration::from_secs(5)));
        assert_eq!(retry_in(&disconnects, 60), Some(Duration::ZERO));
        disconnects.connected(1);
        assert_eq!(retry_in(&disconnects, 3), None);
        assert_eq!(disconnects.get(1).map(|last| &last.reason), Some(&lost));
        disconnects.record(1, ClientError::cancelled(), now);
        assert_eq!(retry_in(&disconnects, 0), None, "there is no other attempt");
    }
}

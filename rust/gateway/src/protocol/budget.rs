//! Limits the number of payloads that a connection sends. If a connection sends more than 120 payloads in 60 s,
//! including heartbeats, Discord closes it with 4008. Commands can use the part that heartbeats do not need.

use std::time::Duration;

use tokio::time::Instant;

use crate::protocol::sliding_window::SlidingWindow;

/// The maximum number of payloads in a period.
const PAYLOADS: usize = 120;

/// Discord counts 60 s by its own clock; one more second is added for the network.
const PERIOD: Duration = Duration::from_secs(61);

/// Presence updates have a separate limit: 5 in 20 s, and one more second is added for the network.
const PRESENCES: usize = 5;
const PRESENCE_PERIOD: Duration = Duration::from_secs(21);

/// The budget of one connection. A new connection has a new budget.
#[derive(Debug)]
pub(crate) struct SendBudget {
    payloads: SlidingWindow,
    presences: SlidingWindow,
}

impl SendBudget {
    /// Creates a budget that reserves a heartbeat every `heartbeat_interval`.
    pub fn new(heartbeat_interval: Duration) -> Self {
        Self {
            payloads: SlidingWindow::new(PAYLOADS - heartbeats(heartbeat_interval), PERIOD),
            presences: SlidingWindow::new(PRESENCES, PRESENCE_PERIOD),
        }
    }

    /// Returns the time at which the next payload can be sent: `now` or later.
    pub fn payload_at(&self, now: Instant) -> Instant {
        self.payloads.free_at(now)
    }

    /// Returns the time at which the next presence update can be sent: `now` or later.
    pub fn presence_at(&self, now: Instant) -> Instant {
        self.payloads.free_at(now).max(self.presences.free_at(now))
    }

    /// Records a payload that is not a regular heartbeat.
    pub fn spend(&mut self, now: Instant) {
        self.payloads.record(now);
    }

    /// Records a presence update.
    pub fn spend_presence(&mut self, now: Instant) {
        self.payloads.record(now);
        self.presences.record(now);
    }
}

/// Returns the part of the budget that is reserved for regular heartbeats and the early one: as many as fit in a
/// period, plus two. It is at most half of the budget, because otherwise no commands could be sent if the server has a
/// very short interval.
fn heartbeats(interval: Duration) -> usize {
    let regular = PERIOD.as_millis() / interval.as_millis().max(1) + 2;
    usize::try_from(regular)
        .unwrap_or(PAYLOADS)
        .min(PAYLOADS / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heartbeats_keep_a_reserve() {
        for (interval, reserve) in [
            (41_250, 3),
            (45_000, 3),
            (10_000, 8),
            (500, 60),
            (1, 60),
            (0, 60),
        ] {
            assert_eq!(
                heartbeats(Duration::from_millis(interval)),
                reserve,
                "{interval} ms"
            );
        }
    }

    #[test]
    fn commands_and_heartbeats_stay_below_the_limit_together() {
        let now = Instant::now();
        let mut budget = SendBudget::new(Duration::from_millis(41_250));
        let mut sent = 0;
        while budget.payload_at(now) == now {
            budget.spend(now);
            sent += 1;
        }
        assert_eq!(sent, 117);
        assert_eq!(budget.payload_at(now), now + PERIOD);
    }

    #[test]
    fn presences_have_a_limit_of_their_own() {
        let now = Instant::now();
        let mut budget = SendBudget::new(Duration::from_secs(45));
        (0..PRESENCES).for_each(|_| budget.spend_presence(now));
        assert_eq!(budget.presence_at(now), now + PRESENCE_PERIOD);
        assert_eq!(budget.payload_at(now), now);
    }
}

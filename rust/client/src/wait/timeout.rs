//! Timeouts in seconds, as scripts pass them.

use std::time::{Duration, Instant};

/// Returns the time at which a timeout in seconds expires, or `None` for zero and for times that cannot be represented.
pub fn deadline_after(seconds: f64, now: Instant) -> Option<Instant> {
    match seconds {
        0.0 => None,
        // A computed timeout may have expired already.
        seconds if seconds < 0.0 => Some(now),
        seconds => now.checked_add(Duration::try_from_secs_f64(seconds).ok()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_no_limit_and_less_is_over() {
        let now = Instant::now();
        assert_eq!(deadline_after(0.0, now), None);
        assert_eq!(deadline_after(-0.0, now), None);
        assert_eq!(
            deadline_after(1.5, now),
            Some(now + Duration::from_millis(1500))
        );
        assert_eq!(deadline_after(-3.0, now), Some(now));
        assert_eq!(deadline_after(f64::NEG_INFINITY, now), Some(now));
    }

    #[test]
    fn what_no_clock_shows_is_no_limit() {
        let now = Instant::now();
        for seconds in [f64::NAN, f64::INFINITY, f64::MAX] {
            assert_eq!(deadline_after(seconds, now), None);
        }
    }
}

//! One window of one bucket, and the headers that show it.

use std::time::{Duration, Instant};

use super::response::Headers;
use crate::fault::Scope;
use crate::id::unix_ms;

/// The name of the bucket of the global limit.
pub const GLOBAL: &str = "global";

/// What one bucket allows.
pub struct Bucket {
    pub name: String,
    pub count: u32,
    pub per: Duration,
    pub scope: Scope,
    /// Whether the headers show it.
    pub headers: bool,
}

impl Bucket {
    /// Whether it is that of a bot as a whole.
    pub fn is_global(&self) -> bool {
        self.name == GLOBAL
    }
}

/// How often something was asked since a moment.
pub struct Window {
    began: Instant,
    per: Duration,
    pub used: u32,
}

impl Window {
    pub fn new(now: Instant, per: Duration) -> Window {
        Window {
            began: now,
            per,
            used: 0,
        }
    }

    pub fn left(&self, now: Instant) -> Duration {
        (self.began + self.per).saturating_duration_since(now)
    }

    /// How long one more has to wait, when `count` are used up. A window that is over begins anew.
    pub fn wait(&mut self, now: Instant, count: u32) -> Option<Duration> {
        if self.left(now).is_zero() || self.used == 0 {
            self.began = now;
            self.used = 0;
        }
        (self.used >= count).then(|| self.left(now))
    }

    /// The five headers.
    pub fn headers(&self, now: Instant, bucket: &Bucket) -> Headers {
        let remaining = bucket.count.saturating_sub(self.used);
        let left = seconds(self.left(now));
        headers(&bucket.name, (bucket.count, remaining), left)
    }
}

/// The five headers of a bucket: its requests in a window and how many remain, and in how many seconds it is reset.
pub fn headers(bucket: &str, (limit, remaining): (u32, u32), reset_after: f64) -> Headers {
    let reset = unix_ms() as f64 / 1000.0 + reset_after;
    vec![
        ("x-ratelimit-limit", limit.to_string()),
        ("x-ratelimit-remaining", remaining.to_string()),
        ("x-ratelimit-reset", format!("{reset:.3}")),
        ("x-ratelimit-reset-after", format!("{reset_after:.3}")),
        ("x-ratelimit-bucket", hash(bucket)),
    ]
}

/// Seconds, rounded up to a millisecond: a client that waits exactly so long must find the window open.
pub fn seconds(wait: Duration) -> f64 {
    (wait.as_secs_f64() * 1000.0).ceil() / 1000.0
}

/// A bucket's hash: the same for the same name, and saying nothing.
fn hash(name: &str) -> String {
    let folded = name.bytes().fold(0xCBF2_9CE4_8422_2325_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B)
    });
    format!("{folded:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_opens_again_when_its_time_is_over() {
        let start = Instant::now();
        let mut window = Window::new(start, Duration::from_secs(5));
        window.used = 2;
        assert_eq!(
            window.wait(start + Duration::from_secs(1), 2),
            Some(Duration::from_secs(4))
        );
        assert_eq!(window.wait(start + Duration::from_secs(1), 3), None);
        assert_eq!(window.wait(start + Duration::from_secs(5), 2), None);
        assert_eq!(window.used, 0);
    }

    #[test]
    fn a_wait_is_never_rounded_down() {
        assert_eq!(seconds(Duration::from_micros(1_000_001)), 1.001);
    }

    #[test]
    fn the_same_bucket_has_the_same_hash() {
        assert_eq!(hash("reaction"), hash("reaction"));
        assert_ne!(hash("reaction"), hash("pin"));
        assert_eq!(hash("reaction").len(), 32);
    }
}

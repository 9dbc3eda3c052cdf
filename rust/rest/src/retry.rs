//! Whether and when a request is sent again.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

/// The longest pause before the next try. If Discord asks for a longer one, there is none.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Whether a status says that Discord, or Cloudflare in front of it, has failed in a way that passes.
pub(crate) fn may_pass(status: StatusCode) -> bool {
    matches!(status.as_u16(), 500 | 502 | 503 | 504 | 520..=524)
}

/// The pause before the next try, after so many failures (0 for the first): twice as long each time, and cut at random by up to a
/// half, so that those who failed together do not come back together. `None` if Discord asks for a pause that is too long to wait.
pub(crate) fn pause(
    base: Duration,
    failures: u32,
    headers: Option<&HeaderMap>,
) -> Option<Duration> {
    let backoff = base
        .saturating_mul(1 << failures.min(10))
        .mul_f64(0.5 + fastrand::f64() / 2.0);
    let asked = headers
        .and_then(|headers| headers.get("retry-after")?.to_str().ok()?.parse().ok())
        .map_or(Duration::ZERO, Duration::from_secs);
    (asked <= LONGEST_PAUSE).then(|| backoff.min(LONGEST_PAUSE).max(asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_are_bounded() {
        let base = Duration::from_millis(500);
        for _ in 0..100 {
            let millis = |failures| pause(base, failures, None).unwrap().as_millis();
            assert!((250..=500).contains(&millis(0)));
            assert!((1000..=2000).contains(&millis(2)));
            assert!(pause(base, u32::MAX, None).unwrap() <= LONGEST_PAUSE);
        }
        let asked = |seconds: &str| {
            let name = "retry-after".parse().unwrap();
            let headers = HeaderMap::from_iter([(name, seconds.parse().unwrap())]);
            pause(base, 0, Some(&headers))
        };
        assert_eq!(asked("7"), Some(Duration::from_secs(7)));
        assert_eq!(asked("60"), Some(LONGEST_PAUSE));
        assert_eq!(asked("61"), None, "a request does not wait so long");
        assert_eq!(asked("18446744073709551615"), None);
    }

    #[test]
    fn only_failures_that_pass_are_retried() {
        for status in [500, 502, 503, 504, 520, 524] {
            assert!(may_pass(StatusCode::from_u16(status).unwrap()), "{status}");
        }
        for status in [200, 400, 401, 403, 404, 429, 501, 525] {
            assert!(!may_pass(StatusCode::from_u16(status).unwrap()), "{status}");
        }
    }
}

//! Whether a request is retried, and after which time.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

/// The longest pause before a retry. If Discord requires a longer one, the request is not retried.
const MAX_PAUSE: Duration = Duration::from_secs(60);

/// Returns whether a status means that Discord, or Cloudflare in front of it, has a temporary failure.
pub(crate) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 500 | 502 | 503 | 504 | 520..=524)
}

/// Returns the pause before a retry, depending on the number of earlier failures (0 for the first retry): it doubles
/// each time, and is multiplied by a random factor from 0.5 to 1, so that requests that failed at the same time are not
/// retried at the same time. `None` if Discord requires a pause that is too long.
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
    (asked <= MAX_PAUSE).then(|| backoff.min(MAX_PAUSE).max(asked))
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
            assert!(pause(base, u32::MAX, None).unwrap() <= MAX_PAUSE);
        }
        let asked = |seconds: &str| {
            let name = "retry-after".parse().unwrap();
            let headers = HeaderMap::from_iter([(name, seconds.parse().unwrap())]);
            pause(base, 0, Some(&headers))
        };
        assert_eq!(asked("7"), Some(Duration::from_secs(7)));
        assert_eq!(asked("60"), Some(MAX_PAUSE));
        assert_eq!(asked("61"), None, "a request does not wait so long");
        assert_eq!(asked("18446744073709551615"), None);
    }

    #[test]
    fn only_failures_that_pass_are_retried() {
        for status in [500, 502, 503, 504, 520, 524] {
            assert!(
                is_transient(StatusCode::from_u16(status).unwrap()),
                "{status}"
            );
        }
        for status in [200, 400, 401, 403, 404, 429, 501, 525] {
            assert!(
                !is_transient(StatusCode::from_u16(status).unwrap()),
                "{status}"
            );
        }
    }
}

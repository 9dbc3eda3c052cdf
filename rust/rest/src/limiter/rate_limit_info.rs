//! The information about rate limits in a response.

use std::time::Duration;

use http::{HeaderMap, StatusCode};
use serde::Deserialize;

/// Added to times in responses, which Discord rounds to milliseconds.
const ROUNDING: Duration = Duration::from_millis(3);

/// The longest time until the reset of a bucket that is accepted, and the longest delay after a 429.
const MAX_DELAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The maximum length of the name of a bucket in bytes. Those of Discord have 32.
const MAX_BUCKET_NAME_LENGTH: usize = 128;

/// The delay after a 429 that has none.
const DEFAULT_RETRY_AFTER: Duration = Duration::from_secs(1);

/// The delay after a ban by Cloudflare that has none.
const DEFAULT_BAN: Duration = Duration::from_secs(60);

/// The `X-RateLimit` headers of the bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BucketLimits {
    /// `X-RateLimit-Bucket`: an opaque hash, which is the same for all resources.
    pub(crate) bucket: String,
    /// `X-RateLimit-Limit`: how many requests are accepted in a window.
    pub(crate) limit: u32,
    /// `X-RateLimit-Remaining`: how many more requests are accepted in this window.
    pub(crate) remaining: u32,
    /// `X-RateLimit-Reset-After`: the time until the next window.
    pub(crate) reset_after: Duration,
}

/// The scope of a 429.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateLimitScope {
    /// This bot, on this route.
    User,
    /// This bot, on all routes.
    Global,
    /// All bots that use this resource.
    Shared,
    /// This IP address: Cloudflare responded, and the request did not reach Discord.
    Cloudflare,
}

/// A 429 response, or a ban by Cloudflare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) scope: RateLimitScope,
    pub(crate) retry_after: Duration,
}

/// The information about rate limits in a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RateLimitInfo {
    /// The headers about the bucket, if the response has all of them.
    pub(crate) limits: Option<BucketLimits>,
    /// Set for a 429, and for a ban by Cloudflare.
    pub(crate) refusal: Option<Refusal>,
    /// Whether the request was invalid, and counts towards a ban.
    pub(crate) invalid: bool,
    /// Whether missing headers mean that the route has no bucket. An error response may be sent before Discord counts
    /// the request.
    pub(crate) counted: bool,
}

/// The body of a 429.
#[derive(Deserialize)]
struct Body {
    retry_after: Option<f64>,
    #[serde(default)]
    global: bool,
}

impl RateLimitInfo {
    /// Parses the headers and the body of a response.
    pub(crate) fn from_response(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        let limits = BucketLimits::read(headers);
        let refusal = Refusal::read(status, headers, body, limits.as_ref());
        let invalid = match status.as_u16() {
            401 | 403 => true,
            429 => refusal.is_some_and(|refusal| refusal.scope != RateLimitScope::Shared),
            _ => false,
        };
        Self {
            limits,
            refusal,
            invalid,
            counted: !status.is_server_error() && !matches!(status.as_u16(), 401 | 403 | 429),
        }
    }
}

impl BucketLimits {
    /// Parses the headers, if all of them are present and valid.
    fn read(headers: &HeaderMap) -> Option<Self> {
        let bucket = text(headers, "x-ratelimit-bucket")
            .filter(|bucket| (1..=MAX_BUCKET_NAME_LENGTH).contains(&bucket.len()))?;
        Some(Self {
            bucket: bucket.to_owned(),
            limit: text(headers, "x-ratelimit-limit")?.parse().ok()?,
            remaining: text(headers, "x-ratelimit-remaining")?.parse().ok()?,
            reset_after: seconds(text(headers, "x-ratelimit-reset-after")?.parse().ok()?)?
                + ROUNDING,
        })
    }
}

impl Refusal {
    fn read(
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
        limits: Option<&BucketLimits>,
    ) -> Option<Self> {
        if !matches!(status.as_u16(), 403 | 429) {
            return None;
        }
        let error = serde_json::from_slice::<Body>(body).ok();
        let in_header = text(headers, "retry-after")
            .and_then(|text| text.parse().ok())
            .and_then(wait);
        if error.is_none() && is_cloudflare(headers, body) {
            return Some(Self {
                scope: RateLimitScope::Cloudflare,
                retry_after: in_header.unwrap_or(DEFAULT_BAN),
            });
        }
        if status != StatusCode::TOO_MANY_REQUESTS {
            return None;
        }
        let in_body = error
            .as_ref()
            .and_then(|body| body.retry_after)
            .and_then(wait);
        let retry_after = in_body
            .or(in_header)
            .or(limits.map(|limits| limits.reset_after))
            .unwrap_or(DEFAULT_RETRY_AFTER);
        let global = error.is_some_and(|body| body.global)
            || text(headers, "x-ratelimit-global") == Some("true");
        let scope = match text(headers, "x-ratelimit-scope") {
            Some("shared") => RateLimitScope::Shared,
            Some("global") => RateLimitScope::Global,
            _ if global => RateLimitScope::Global,
            _ => RateLimitScope::User,
        };
        Some(Self {
            scope,
            retry_after: retry_after + ROUNDING,
        })
    }
}

/// Returns whether a body is an HTML page or the line `error code: 1015` of Cloudflare, not JSON of Discord or text of
/// a proxy.
fn is_cloudflare(headers: &HeaderMap, body: &[u8]) -> bool {
    let html = text(headers, "content-type").is_some_and(|kind| kind.starts_with("text/html"));
    let body = body.trim_ascii_start();
    html || body.starts_with(b"<") || body.starts_with(b"error code:")
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// Returns a time in seconds, if it is valid.
fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|time| *time <= MAX_DELAY)
}

/// Returns the delay of a 429 in seconds, if it is a valid time.
fn wait(seconds: f64) -> Option<Duration> {
    let asked = Duration::try_from_secs_f64(seconds).ok()?;
    Some(asked.min(MAX_DELAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect()
    }

    fn refusal(
        status: u16,
        pairs: &[(&'static str, &'static str)],
        body: &str,
    ) -> Option<(RateLimitScope, u64)> {
        let status = StatusCode::from_u16(status).unwrap();
        let response = RateLimitInfo::from_response(status, &headers(pairs), body.as_bytes());
        response.refusal.map(|refusal| {
            (
                refusal.scope,
                (refusal.retry_after.as_millis() as u64).saturating_sub(3),
            )
        })
    }

    #[test]
    fn limits_need_all_headers_and_sense() {
        let full = [
            ("x-ratelimit-bucket", "abc"),
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", "4"),
            ("x-ratelimit-reset-after", "0.25"),
        ];
        let limits = BucketLimits::read(&headers(&full)).unwrap();
        assert_eq!((limits.limit, limits.remaining), (5, 4));
        assert_eq!(limits.reset_after, Duration::from_millis(253));
        for missing in 0..full.len() {
            let mut some = full.to_vec();
            some.remove(missing);
            assert_eq!(
                BucketLimits::read(&headers(&some)),
                None,
                "without {}",
                full[missing].0
            );
        }
        for nonsense in ["-1", "NaN", "inf", "1e300", "soon"] {
            let mut some = full;
            some[3].1 = nonsense;
            assert_eq!(BucketLimits::read(&headers(&some)), None, "{nonsense}");
        }
    }

    #[test]
    fn scopes_are_told_apart() {
        let body = r#"{"message": "no", "retry_after": 0.5, "global": false}"#;
        let all = r#"{"message": "no", "retry_after": 0.5, "global": true}"#;
        assert_eq!(
            refusal(429, &[("x-ratelimit-scope", "user")], body),
            Some((RateLimitScope::User, 500))
        );
        assert_eq!(
            refusal(429, &[("x-ratelimit-scope", "shared")], body),
            Some((RateLimitScope::Shared, 500))
        );
        assert_eq!(
            refusal(429, &[("x-ratelimit-scope", "global")], body),
            Some((RateLimitScope::Global, 500))
        );
        assert_eq!(
            refusal(429, &[("x-ratelimit-global", "true")], body),
            Some((RateLimitScope::Global, 500))
        );
        assert_eq!(refusal(429, &[], all), Some((RateLimitScope::Global, 500)));
        assert_eq!(refusal(429, &[], body), Some((RateLimitScope::User, 500)));
        assert_eq!(refusal(403, &[], r#"{"code": 50013}"#), None);
        assert_eq!(refusal(200, &[], ""), None);
    }

    #[test]
    fn the_wait_comes_from_the_body_then_the_header_then_the_bucket() {
        assert_eq!(
            refusal(429, &[("retry-after", "65")], r#"{"retry_after": 64.57}"#),
            Some((RateLimitScope::User, 64_570))
        );
        assert_eq!(
            refusal(429, &[("retry-after", "65")], "{}"),
            Some((RateLimitScope::User, 65_000))
        );
        assert_eq!(refusal(429, &[], "{}"), Some((RateLimitScope::User, 1000)));
        assert_eq!(
            refusal(429, &[], r#"{"retry_after": 90000}"#),
            Some((RateLimitScope::User, 86_400_000)),
            "more than a day is still no reason to try again at once"
        );
        for nonsense in ["-1", "1e300"] {
            let body = format!("{{\"retry_after\": {nonsense}}}");
            assert_eq!(
                refusal(429, &[], &body),
                Some((RateLimitScope::User, 1000)),
                "{nonsense}"
            );
        }
    }

    #[test]
    fn cloudflare_is_recognized() {
        let html = [
            ("content-type", "text/html; charset=UTF-8"),
            ("retry-after", "30"),
        ];
        let wait = |status, pairs: &[_], body| {
            let response = RateLimitInfo::from_response(
                StatusCode::from_u16(status).unwrap(),
                &headers(pairs),
                body,
            );
            response
                .refusal
                .map(|refusal| (refusal.scope, refusal.retry_after.as_secs()))
        };
        assert_eq!(
            wait(429, &html, b"<!DOCTYPE html>"),
            Some((RateLimitScope::Cloudflare, 30))
        );
        assert_eq!(
            wait(403, &html[..1], b"<html>"),
            Some((RateLimitScope::Cloudflare, 60))
        );
        assert_eq!(
            wait(429, &[], b"error code: 1015"),
            Some((RateLimitScope::Cloudflare, 60))
        );
        assert_eq!(wait(502, &html, b"<html>"), None);
    }

    #[test]
    fn only_what_discord_counts_is_invalid() {
        let invalid = |status, pairs: &[_]| {
            RateLimitInfo::from_response(
                StatusCode::from_u16(status).unwrap(),
                &headers(pairs),
                b"{}",
            )
            .invalid
        };
        assert!(invalid(401, &[]) && invalid(403, &[]) && invalid(429, &[]));
        assert!(!invalid(429, &[("x-ratelimit-scope", "shared")]));
        assert!(!invalid(200, &[]) && !invalid(404, &[]) && !invalid(500, &[]));
    }
}

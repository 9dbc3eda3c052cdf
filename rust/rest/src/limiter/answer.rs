//! What an answer tells about rate limits.

use std::time::Duration;

use http::{HeaderMap, StatusCode};
use serde::Deserialize;

/// What is added to the times Discord tells, which it rounds to milliseconds.
const ROUNDING: Duration = Duration::from_millis(3);

/// The longest time until a bucket is reset that is believed, and the longest that a refusal is heeded.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// The longest name of a bucket that is believed, in bytes; Discord's have 32.
const LONGEST_NAME: usize = 128;

/// How long to wait where a refusal does not say.
const UNSAID: Duration = Duration::from_secs(1);

/// How long to send nothing after Cloudflare's refusal that does not say.
const BANNED: Duration = Duration::from_secs(60);

/// What the headers say about the bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Its opaque name, which says nothing of the resource.
    pub(crate) bucket: String,
    /// How many requests fit into a window.
    pub(crate) limit: u32,
    /// How many are left of it.
    pub(crate) remaining: u32,
    /// How long until it begins anew.
    pub(crate) reset_after: Duration,
}

/// Whom a 429 is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// This bot, on this route.
    User,
    /// This bot, on all routes.
    Global,
    /// All who use this resource.
    Shared,
    /// This address, before Discord has even looked at the request.
    Cloudflare,
}

/// A 429, or a ban by Cloudflare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) scope: Scope,
    pub(crate) retry_after: Duration,
}

/// What the limiter is told of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) limits: Option<Limits>,
    pub(crate) refusal: Option<Refusal>,
    /// Whether Discord counts it towards a ban.
    pub(crate) invalid: bool,
    /// Whether a missing bucket means that the route has none, rather than that Discord did not come to count the request.
    pub(crate) counted: bool,
}

/// The body of a 429.
#[derive(Deserialize)]
struct Body {
    retry_after: Option<f64>,
    #[serde(default)]
    global: bool,
}

impl Answer {
    /// Reads an answer.
    pub(crate) fn read(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        let limits = Limits::read(headers);
        let refusal = Refusal::read(status, headers, body, limits.as_ref());
        let invalid = match status.as_u16() {
            401 | 403 => true,
            429 => refusal.is_some_and(|refusal| refusal.scope != Scope::Shared),
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

impl Limits {
    /// The headers, if they are all there and make sense.
    fn read(headers: &HeaderMap) -> Option<Self> {
        let bucket = text(headers, "x-ratelimit-bucket")
            .filter(|bucket| (1..=LONGEST_NAME).contains(&bucket.len()))?;
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
        limits: Option<&Limits>,
    ) -> Option<Self> {
        if !matches!(status.as_u16(), 403 | 429) {
            return None;
        }
        let told = serde_json::from_slice::<Body>(body).ok();
        let in_header = text(headers, "retry-after")
            .and_then(|text| text.parse().ok())
            .and_then(wait);
        if told.is_none() && is_cloudflare(headers, body) {
            return Some(Self {
                scope: Scope::Cloudflare,
                retry_after: in_header.unwrap_or(BANNED),
            });
        }
        if status != StatusCode::TOO_MANY_REQUESTS {
            return None;
        }
        let in_body = told
            .as_ref()
            .and_then(|body| body.retry_after)
            .and_then(wait);
        let retry_after = in_body
            .or(in_header)
            .or(limits.map(|limits| limits.reset_after))
            .unwrap_or(UNSAID);
        let global = told.is_some_and(|body| body.global)
            || text(headers, "x-ratelimit-global") == Some("true");
        let scope = match text(headers, "x-ratelimit-scope") {
            Some("shared") => Scope::Shared,
            Some("global") => Scope::Global,
            _ if global => Scope::Global,
            _ => Scope::User,
        };
        Some(Self {
            scope,
            retry_after: retry_after + ROUNDING,
        })
    }
}

/// Whether a body is Cloudflare's page, or its line `error code: 1015`, and neither Discord's JSON nor the text of a proxy.
fn is_cloudflare(headers: &HeaderMap, body: &[u8]) -> bool {
    let html = text(headers, "content-type").is_some_and(|kind| kind.starts_with("text/html"));
    let body = body.trim_ascii_start();
    html || body.starts_with(b"<") || body.starts_with(b"error code:")
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// A time in seconds, if it is one to be believed.
fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|time| *time <= LONGEST)
}

/// The time a refusal asks to wait, in seconds, if it is a time at all.
fn wait(seconds: f64) -> Option<Duration> {
    let asked = Duration::try_from_secs_f64(seconds).ok()?;
    Some(asked.min(LONGEST))
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
    ) -> Option<(Scope, u64)> {
        let status = StatusCode::from_u16(status).unwrap();
        let answer = Answer::read(status, &headers(pairs), body.as_bytes());
        answer.refusal.map(|refusal| {
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
        let limits = Limits::read(&headers(&full)).unwrap();
        assert_eq!((limits.limit, limits.remaining), (5, 4));
        assert_eq!(limits.reset_after, Duration::from_millis(253));
        for missing in 0..full.len() {
            let mut some = full.to_vec();
            some.remove(missing);
            assert_eq!(
                Limits::read(&headers(&some)),
                None,
                "without {}",
                full[missing].0
            );
        }
        for nonsense in ["-1", "NaN", "inf", "1e300", "soon"] {
            let mut some = full;
            some[3].1 = nonsense;
            assert_eq!(Limits::read(&headers(&some)), None, "{nonsense}");
        }
    }

    #[test]
    fn scopes_are_told_apart() {
        let body = r#"{"message": "no", "retry_after": 0.5, "global": false}"#;
        let all = r#"{"message": "no", "retry_after": 0.5, "global": true}"#;
        assert_eq!(
            refusal(429, &[("x-ratelimit-scope", "user")], body),
            Some((Scope::User, 500))
        );
        assert_eq!(
            refusal(429, &[("x-ratelimit-scope", "shared")], body),
            Some((Scope::Shared, 500))
        );
        assert_eq!(
            refusal(429, &[("x-ratelimit-scope", "global")], body),
            Some((Scope::Global, 500))
        );
        assert_eq!(
            refusal(429, &[("x-ratelimit-global", "true")], body),
            Some((Scope::Global, 500))
        );
        assert_eq!(refusal(429, &[], all), Some((Scope::Global, 500)));
        assert_eq!(refusal(429, &[], body), Some((Scope::User, 500)));
        assert_eq!(refusal(403, &[], r#"{"code": 50013}"#), None);
        assert_eq!(refusal(200, &[], ""), None);
    }

    #[test]
    fn the_wait_comes_from_the_body_then_the_header_then_the_bucket() {
        assert_eq!(
            refusal(429, &[("retry-after", "65")], r#"{"retry_after": 64.57}"#),
            Some((Scope::User, 64_570))
        );
        assert_eq!(
            refusal(429, &[("retry-after", "65")], "{}"),
            Some((Scope::User, 65_000))
        );
        assert_eq!(refusal(429, &[], "{}"), Some((Scope::User, 1000)));
        assert_eq!(
            refusal(429, &[], r#"{"retry_after": 90000}"#),
            Some((Scope::User, 86_400_000)),
            "more than a day is still no reason to try again at once"
        );
        for nonsense in ["-1", "1e300"] {
            let body = format!("{{\"retry_after\": {nonsense}}}");
            assert_eq!(
                refusal(429, &[], &body),
                Some((Scope::User, 1000)),
                "{nonsense}"
            );
        }
    }

    #[test]
    fn cloudflare_is_recognised() {
        let html = [
            ("content-type", "text/html; charset=UTF-8"),
            ("retry-after", "30"),
        ];
        let wait = |status, pairs: &[_], body| {
            let answer = Answer::read(StatusCode::from_u16(status).unwrap(), &headers(pairs), body);
            answer
                .refusal
                .map(|refusal| (refusal.scope, refusal.retry_after.as_secs()))
        };
        assert_eq!(
            wait(429, &html, b"<!DOCTYPE html>"),
            Some((Scope::Cloudflare, 30))
        );
        assert_eq!(
            wait(403, &html[..1], b"<html>"),
            Some((Scope::Cloudflare, 60))
        );
        assert_eq!(
            wait(429, &[], b"error code: 1015"),
            Some((Scope::Cloudflare, 60))
        );
        assert_eq!(wait(502, &html, b"<html>"), None);
    }

    #[test]
    fn only_what_discord_counts_is_invalid() {
        let invalid = |status, pairs: &[_]| {
            Answer::read(
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

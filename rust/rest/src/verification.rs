//! Verifies after a 401 whether the token of the bot is invalid, or whether only the endpoint does not accept it.
//!
//! Discord responds with 401 to a valid token of a bot if an endpoint such as `/oauth2/@me` requires that of a user,
//! and a proxy may respond with 401 for other reasons. So requests are only stopped if `/users/@me`, which accepts
//! every valid token, responds with 401 as well.

use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use http::StatusCode;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use crate::limiter::key::LimiterKey;
use crate::limiter::rate_limit_info::RateLimitInfo;
use crate::raw::RawRequest;
use crate::rest::RestInner;

/// How long a successful verification counts, so that a game that repeats a request it is not allowed to make does not cause two invalid
/// requests each time.
const PROOF_LIFETIME: Duration = Duration::from_secs(60);

/// The timeout of a verification. The verification waits for rate limits like every request.
const VERIFICATION_TIMEOUT: Duration = Duration::from_secs(30);

/// The endpoints that accept every valid token of a bot.
const ACCEPT_EVERY_BOT: [&str; 4] = [
    "GET /users/@me",
    "GET /gateway/bot",
    "GET /applications/@me",
    "GET /oauth2/applications/@me",
];

/// The last successful verification. The lock permits only one verification at a time, regardless of how many requests
/// receive a 401 at once.
#[derive(Default)]
pub(crate) struct Verification(Mutex<Option<Instant>>);

impl RestInner {
    /// Verifies the token of the bot after a 401 to the request with this key. If it is invalid, all requests with it
    /// are canceled.
    pub(crate) async fn verify(&self, key: &LimiterKey) {
        let mut valid_since = self.verification.0.lock().await;
        let is_known = valid_since.is_some_and(|since| since.elapsed() < PROOF_LIFETIME);
        if is_known || self.unauthorized.is_cancelled() {
            return;
        }
        match timeout(VERIFICATION_TIMEOUT, self.current_user_status()).await {
            Ok(Some(StatusCode::UNAUTHORIZED)) => self.unauthorized.cancel(),
            Ok(Some(status)) if status.is_success() => *valid_since = Some(Instant::now()),
            // Without a response, the 401 itself counts if the endpoint accepts every valid token.
            _ if ACCEPT_EVERY_BOT.contains(&key.route()) => self.unauthorized.cancel(),
            _ => {}
        }
    }

    /// Returns the status of `GET /users/@me`, if there is a response.
    async fn current_user_status(&self) -> Option<StatusCode> {
        let request = RawRequest {
            method: "GET".to_owned(),
            path: "/users/@me".to_owned(),
            ..RawRequest::default()
        };
        let request = request.request().ok()?;
        let key = request.key();
        let prepared = self.transport.prepare(request, false);
        let number = self.limiter.number();
        let mut permit = self.permit(&key, number, &prepared).await.ok()?;
        self.counters.sent.fetch_add(1, Relaxed);
        permit.sending();
        let response = self.transport.send(&prepared).await.ok()?;
        permit.completed(RateLimitInfo::from_response(
            response.status,
            &response.headers,
            &response.body,
        ));
        Some(response.status)
    }
}

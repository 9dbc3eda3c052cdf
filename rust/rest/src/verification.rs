//! Verifies after a 401 whether the token is invalid, or whether only the endpoint does not accept it.
//!
//! Discord responds with 401 to a valid token of a bot if an endpoint such as `/oauth2/@me` requires that of a user, to
//! the valid token of a user who has not granted the scope of the endpoint, and a proxy may respond with 401 for other
//! reasons. So requests are only stopped if an endpoint that accepts every valid token responds with 401 as well.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use http::StatusCode;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use crate::authorization::{Authorization, Bearer, TokenOwner};
use crate::limiter::key::LimiterKey;
use crate::limiter::rate_limit_info::RateLimitInfo;
use crate::raw::RawRequest;
use crate::rest::RestInner;

/// How long a successful verification counts, so that a game that repeats a request it is not allowed to make does not cause two invalid
/// requests each time.
const PROOF_LIFETIME: Duration = Duration::from_secs(60);

/// The timeout of a verification. The verification waits for rate limits like every request.
const VERIFICATION_TIMEOUT: Duration = Duration::from_secs(30);

/// The endpoint that accepts every valid token of a user, whatever scopes were granted.
const AUTHORIZATION_OF_USER: &str = "/oauth2/@me";

/// Returns the endpoint that verifies a token of this owner, and all endpoints that accept every valid one.
fn endpoints_for(owner: TokenOwner) -> (&'static str, &'static [&'static str]) {
    match owner {
        TokenOwner::Bot => ("/users/@me", &ACCEPT_EVERY_BOT),
        TokenOwner::User => (AUTHORIZATION_OF_USER, &["GET /oauth2/@me"]),
    }
}

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
    /// Verifies a token after a 401 to the request with this key. If it is invalid, all requests with it are canceled.
    pub(crate) async fn verify(&self, authorization: &Arc<Authorization>, key: &LimiterKey) {
        let (path, accept_every_token) = endpoints_for(authorization.owner);
        let mut valid_since = authorization.verification.0.lock().await;
        let is_known = valid_since.is_some_and(|since| since.elapsed() < PROOF_LIFETIME);
        if is_known || authorization.is_rejected() {
            return;
        }
        match timeout(VERIFICATION_TIMEOUT, self.status_of(authorization, path)).await {
            Ok(Some(StatusCode::UNAUTHORIZED)) => authorization.rejected.cancel(),
            Ok(Some(status)) if status.is_success() => *valid_since = Some(Instant::now()),
            // Without a response, the 401 itself counts if the endpoint accepts every valid token.
            _ if accept_every_token.contains(&key.route()) => authorization.rejected.cancel(),
            _ => {}
        }
    }

    /// Returns the status of the response to a `GET` with this token, if there is a response.
    async fn status_of(
        &self,
        authorization: &Arc<Authorization>,
        path: &str,
    ) -> Option<StatusCode> {
        let request = RawRequest {
            method: "GET".to_owned(),
            path: path.to_owned(),
            ..RawRequest::default()
        };
        let mut request = request.request().ok()?;
        if authorization.owner == TokenOwner::User {
            request.settings.bearer = Some(Bearer(authorization.clone()));
        }
        let key = request.key();
        let prepared = self.transport.prepare(request, Some(authorization.clone()));
        let number = self.limiter.number();
        let mut permit = self.permit(&key, number, &prepared, None).await.ok()?;
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

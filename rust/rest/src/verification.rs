//! Whether the bot's token is wrong, or only an endpoint does not accept it.
//!
//! Discord answers 401 to a valid token of a bot where it wants that of a user, as `/oauth2/@me` does, and a proxy may answer 401
//! for reasons of its own. Giving up takes a proof: every valid token is accepted by `/users/@me`.

use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use http::StatusCode;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use crate::limiter::answer::Answer;
use crate::limiter::key::Key;
use crate::raw::RawRequest;
use crate::rest::Inner;

/// How long a proof that the token is valid is believed, so that a game which asks what it may not ask again and again does not
/// cause two invalid requests each time.
const BELIEVED: Duration = Duration::from_secs(60);

/// How long a verification may take. It has to wait for rate limits, as every request.
const PATIENCE: Duration = Duration::from_secs(30);

/// The endpoints that accept every valid token of a bot.
const ACCEPT_EVERY_BOT: [&str; 4] = [
    "GET /users/@me",
    "GET /gateway/bot",
    "GET /applications/@me",
    "GET /oauth2/applications/@me",
];

/// The last verification. One at a time is enough, however many requests were answered with 401 at once.
#[derive(Default)]
pub(crate) struct Verification(Mutex<Option<Instant>>);

impl Inner {
    /// Finds out whether the bot's token is wrong, after an answer 401 to this request. If it is, all requests with it end.
    pub(crate) async fn verify(&self, key: &Key) {
        let mut valid_since = self.verification.0.lock().await;
        let is_known = valid_since.is_some_and(|since| since.elapsed() < BELIEVED);
        if is_known || self.unauthorized.is_cancelled() {
            return;
        }
        match timeout(PATIENCE, self.ask_for_current_user()).await {
            Ok(Some(StatusCode::UNAUTHORIZED)) => self.unauthorized.cancel(),
            Ok(Some(status)) if status.is_success() => *valid_since = Some(Instant::now()),
            // Without an answer, the first one counts if every valid token would have got another.
            _ if ACCEPT_EVERY_BOT.contains(&key.route()) => self.unauthorized.cancel(),
            _ => {}
        }
    }

    /// The status of `GET /users/@me`, if there is an answer.
    async fn ask_for_current_user(&self) -> Option<StatusCode> {
        let request = RawRequest {
            method: "GET".to_owned(),
            path: "/users/@me".to_owned(),
            ..RawRequest::default()
        };
        let request = request.request().ok()?;
        let key = request.key();
        let parcel = self.transport.pack(request, false);
        let number = self.limiter.number();
        let mut permit = self.permit(&key, number, &parcel).await.ok()?;
        self.counters.sent.fetch_add(1, Relaxed);
        permit.sending();
        let answered = self.transport.send(&parcel).await.ok()?;
        permit.answered(Answer::read(
            answered.status,
            &answered.headers,
            &answered.body,
        ));
        Some(answered.status)
    }
}

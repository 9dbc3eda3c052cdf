//! The client: sends requests when the limiter permits it, and retries them if that is safe.

mod json_body;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use http::StatusCode;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use crate::config::{Config, ConfigError};
use crate::error::{Error, ErrorKind};
use crate::limiter::key::{Credential, LimiterKey};
use crate::limiter::rate_limit_info::{RateLimitInfo, RateLimitScope, Refusal};
use crate::limiter::sequence::{RequestSequencer, SequenceSlot};
use crate::limiter::{AcquireError, Denial, DenialReason, Limiter, LimiterSettings, Permit};
use crate::payload::complete;
use crate::recent_set::RecentSet;
use crate::request::Request;
use crate::response::{Response, response_error};
use crate::retry;
use crate::stats::{Counters, Stats};
use crate::transport::{HttpResponse, PreparedRequest, Transport, TransportError};
use crate::verification::Verification;

/// The number of 429 responses after which a request fails. The limiter waits as long as each of them requires, so more
/// of them indicate a problem.
const MAX_RATE_LIMITED: u32 = 10;

/// Discord's code for a webhook that does not exist.
const UNKNOWN_WEBHOOK: i64 = 10015;

/// A client of Discord's HTTP API. Clones share everything.
#[derive(Clone)]
pub struct Rest(Arc<RestInner>);

pub(crate) struct RestInner {
    pub(crate) transport: Transport,
    pub(crate) limiter: Limiter,
    sequencer: RequestSequencer,
    /// Canceled when the token of the bot is known to be invalid: more requests with it would lead to a ban.
    pub(crate) unauthorized: CancellationToken,
    pub(crate) verification: Verification,
    /// The webhooks that do not exist, by the names of their resources in the rate limiter. Discord requires that they
    /// are not requested again.
    unknown_webhooks: RecentSet,
    /// The tokens that are known to belong to interactions.
    interaction_tokens: RecentSet,
    pub(crate) counters: Counters,
    max_rate_limit_wait: Option<Duration>,
    allowed_mentions: Option<Value>,
    retries: u32,
    retry_pause: Duration,
}

/// The result of an attempt to send a request.
enum AttemptResult {
    Done(Response),
    Failed(ErrorKind),
    /// A 401: the token of the bot is invalid, or this endpoint does not accept it.
    Unauthorized(ErrorKind),
    /// A 429: the request is sent again as soon as the limiter permits it.
    RateLimited(ErrorKind),
    /// A failure that may be temporary: the request is sent again after a pause, if that is safe.
    Retry {
        kind: ErrorKind,
        not_sent: bool,
        pause: Duration,
    },
}

impl Rest {
    /// Creates a client. Nothing is sent or started before the first request.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        let settings = LimiterSettings {
            global_limit: config.global_per_second,
            global_window: config.global_window,
            invalid_limit: config.invalid_limit,
            applies_limits: config.rate_limits,
            max_wait: config.max_rate_limit_wait,
        };
        Ok(Self(Arc::new(RestInner {
            transport: Transport::new(&config)?,
            limiter: Limiter::new(settings),
            unauthorized: CancellationToken::new(),
            sequencer: config.sequencer,
            verification: Verification::default(),
            unknown_webhooks: RecentSet::default(),
            interaction_tokens: RecentSet::default(),
            counters: Counters::default(),
            max_rate_limit_wait: config.max_rate_limit_wait,
            allowed_mentions: config.allowed_mentions,
            retries: config.retries,
            retry_pause: config.retry_pause,
        })))
    }

    /// Sends a request and returns the response, after waiting for rate limits. Must be called within a tokio runtime.
    ///
    /// Dropping the future cancels the request. If it has not been sent yet, it is never sent.
    ///
    /// # Errors
    /// Those of [`ErrorKind`]. A request is sent again, up to [`Config::retries`] times, if Discord failed or could not
    /// be reached, and if repeating the request has no further effect: `GET`, `PUT` and `DELETE`, a message with a
    /// nonce, and requests that were not sent at all.
    pub async fn send(&self, request: Request) -> Result<Response, Error> {
        let slot = self.0.sequencer.reserve(&request);
        self.send_in_sequence(request, slot).await
    }

    /// Sends a request whose slot in [`Config::sequencer`] was reserved before.
    ///
    /// # Errors
    /// As [`send`](Self::send).
    pub async fn send_in_sequence(
        &self,
        mut request: Request,
        slot: SequenceSlot,
    ) -> Result<Response, Error> {
        let name = request.name();
        let permissions = request.route().map_or(&[][..], |route| route.permissions);
        complete(&mut request, self.0.allowed_mentions.as_ref());
        let key = self.0.key(&request);
        let sent = match request.load_uploads().await {
            Ok(()) => self.0.send(request, &key, slot).await,
            Err(problem) => Err(ErrorKind::Argument(problem)),
        };
        sent.map_err(|kind| Error::new(name, permissions, key.credential(), kind))
    }

    /// Returns the counts of this client's requests.
    pub fn stats(&self) -> Stats {
        self.0.counters.stats(self.0.limiter.invalid())
    }

    /// Returns whether the token of the bot is known to be invalid. No more requests are sent with it.
    pub fn is_unauthorized(&self) -> bool {
        self.0.unauthorized.is_cancelled()
    }
}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rest")
            .field("stats", &self.stats())
            .finish_non_exhaustive()
    }
}

impl RestInner {
    /// Returns the key of a request in the rate limiter. Follow-ups have the paths of webhook messages. They are
    /// distinguished by their token, or because the initial response with the same token was sent before.
    fn key(&self, request: &Request) -> LimiterKey {
        let mut key = request.key();
        let Some(token) = key.own_token() else {
            return key;
        };
        if key.credential() == Credential::Interaction {
            self.interaction_tokens.insert(token);
        } else if self.interaction_tokens.contains(token) {
            key.set_interaction();
        }
        key
    }

    async fn send(
        &self,
        request: Request,
        key: &LimiterKey,
        mut slot: SequenceSlot,
    ) -> Result<Response, ErrorKind> {
        let _open = self.counters.open();
        slot.wait_turn().await;
        let repeatable = request.is_repeatable();
        let has_own_token = key.credential() != Credential::Bot;
        let prepared = self.transport.prepare(request, has_own_token);
        let number = self.limiter.number();
        let (mut failures, mut rate_limited) = (0, 0);
        loop {
            let permit = self.permit(key, number, &prepared).await?;
            match self.attempt(permit, key, &prepared, failures).await {
                AttemptResult::Unauthorized(kind) => {
                    self.verify(key).await;
                    return Err(match self.unauthorized.is_cancelled() {
                        true => ErrorKind::Unauthorized,
                        false => kind,
                    });
                }
                AttemptResult::Done(response) => return Ok(response),
                AttemptResult::Failed(kind) => return Err(kind),
                AttemptResult::RateLimited(kind) => {
                    rate_limited += 1;
                    if rate_limited >= MAX_RATE_LIMITED {
                        return Err(kind);
                    }
                }
                AttemptResult::Retry {
                    kind,
                    not_sent,
                    pause,
                } => {
                    if failures >= self.retries || !(repeatable || not_sent) {
                        return Err(kind);
                    }
                    failures += 1;
                    self.counters.retried.fetch_add(1, Relaxed);
                    tokio::time::sleep(pause).await;
                }
            }
        }
    }

    /// Waits for the permit to send the request.
    pub(crate) async fn permit(
        &self,
        key: &LimiterKey,
        number: u64,
        prepared: &PreparedRequest,
    ) -> Result<Permit, ErrorKind> {
        if self.unknown_webhooks.contains(key.resource()) {
            return Err(ErrorKind::WebhookGone);
        }
        tokio::select! {
            biased;
            () = self.unauthorized.cancelled(), if prepared.authorized => Err(ErrorKind::Unauthorized),
            permit = self.limiter.acquire(key, number) => permit.map_err(|denied| match denied {
                AcquireError::Denied(denial) => self.denial_error(denial),
                AcquireError::Shutdown => ErrorKind::Shutdown,
            }),
        }
    }

    fn denial_error(
        &self,
        Denial {
            reason,
            retry_after,
        }: Denial,
    ) -> ErrorKind {
        match reason {
            DenialReason::TooManyInvalid => ErrorKind::TooManyInvalid { retry_after },
            DenialReason::WaitTooLong(waits_for) => ErrorKind::WaitTooLong {
                waits_for,
                retry_after,
                limit: self.max_rate_limit_wait.unwrap_or_default(),
            },
        }
    }

    /// Sends a request once.
    async fn attempt(
        &self,
        mut permit: Permit,
        key: &LimiterKey,
        prepared: &PreparedRequest,
        failures: u32,
    ) -> AttemptResult {
        self.counters.sent.fetch_add(1, Relaxed);
        permit.sending();
        match self.transport.send(prepared).await {
            Ok(response) => {
                let info = RateLimitInfo::from_response(
                    response.status,
                    &response.headers,
                    &response.body,
                );
                let refusal = info.refusal;
                permit.completed(info);
                self.classify_response(response, refusal, key, prepared, failures)
            }
            Err(TransportError {
                kind: kind @ ErrorKind::TooLarge { .. },
                ..
            }) => AttemptResult::Failed(kind),
            Err(TransportError { kind, not_sent }) => AttemptResult::Retry {
                kind,
                not_sent,
                pause: retry::pause(self.retry_pause, failures, None).unwrap_or_default(),
            },
        }
    }

    /// Decides what to do after a response.
    fn classify_response(
        &self,
        response: HttpResponse,
        refusal: Option<Refusal>,
        key: &LimiterKey,
        prepared: &PreparedRequest,
        failures: u32,
    ) -> AttemptResult {
        let HttpResponse {
            status,
            headers,
            body,
        } = response;
        if let Some(Refusal { scope, retry_after }) = refusal {
            self.counters.rate_limited.fetch_add(1, Relaxed);
            tracing::debug!(?scope, ?retry_after, "rate limited");
            return match scope {
                RateLimitScope::Cloudflare => {
                    AttemptResult::Failed(ErrorKind::Cloudflare { retry_after })
                }
                _ => AttemptResult::RateLimited(ErrorKind::RateLimited { retry_after }),
            };
        }
        if status.is_success() {
            return AttemptResult::Done(Response {
                status: status.as_u16(),
                body,
            });
        }
        let kind = response_error(status, &body);
        if status == StatusCode::UNAUTHORIZED && prepared.authorized {
            return AttemptResult::Unauthorized(kind);
        }
        if let ErrorKind::Discord {
            status: 404,
            code: UNKNOWN_WEBHOOK,
            ..
        } = kind
            && key.credential() == Credential::Webhook
        {
            self.unknown_webhooks.insert(key.resource());
        }
        if retry::is_transient(status)
            && let Some(pause) = retry::pause(self.retry_pause, failures, Some(&headers))
        {
            return AttemptResult::Retry {
                kind,
                not_sent: false,
                pause,
            };
        }
        AttemptResult::Failed(kind)
    }
}

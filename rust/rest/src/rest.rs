//! The client: a request's way past the limiter, over HTTP, and again where that is safe.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use http::StatusCode;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use crate::config::{Config, ConfigError};
use crate::error::{Error, ErrorKind};
use crate::limiter::answer::{Answer, Refusal, Scope};
use crate::limiter::key::{Credential, Key};
use crate::limiter::sequence::{RequestSequencer, SequenceSlot};
use crate::limiter::{Denied, Limiter, Permit, Refused, RefusedFor, Settings};
use crate::payload::complete;
use crate::recent_set::RecentSet;
use crate::request::Request;
use crate::response::{Response, failure};
use crate::retry;
use crate::stats::{Counters, Stats};
use crate::transport::{Answered, Broken, Parcel, Transport};
use crate::verification::Verification;

/// How often one request may be refused for its rate. The limiter waits as told each time, so that more says nothing new.
const MOST_REFUSALS: u32 = 10;

/// Discord's code for a webhook that does not exist.
const UNKNOWN_WEBHOOK: i64 = 10015;

/// A client of Discord's HTTP API. Clones share everything.
#[derive(Clone)]
pub struct Rest(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) transport: Transport,
    pub(crate) limiter: Limiter,
    sequencer: RequestSequencer,
    /// Set when the bot's token is known to be wrong: trying on leads to a ban.
    pub(crate) unauthorized: CancellationToken,
    pub(crate) verification: Verification,
    /// The webhooks that were not found, by what the rate limiter knows them by. Discord wants nobody to ask for them again.
    gone_webhooks: RecentSet,
    /// The tokens that are known to belong to interactions.
    interaction_tokens: RecentSet,
    pub(crate) counters: Counters,
    max_rate_limit_wait: Option<Duration>,
    allowed_mentions: Option<Value>,
    retries: u32,
    retry_pause: Duration,
}

/// What is to be done after a try.
enum Verdict {
    Done(Response),
    Failed(ErrorKind),
    /// It failed for the bot's token, which is wrong or not accepted by this endpoint.
    Unauthorized(ErrorKind),
    /// Again, as soon as the limiter lets it.
    Refused(ErrorKind),
    /// Again after a pause, if that is safe; else it failed.
    Passing {
        kind: ErrorKind,
        unseen: bool,
        pause: Duration,
    },
}

impl Rest {
    /// Makes a client. Nothing is sent, and nothing started, before the first request.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        let settings = Settings {
            global_limit: config.global_per_second,
            global_window: config.global_window,
            invalid_limit: config.invalid_limit,
            keeps_limits: config.rate_limits,
            max_wait: config.max_rate_limit_wait,
        };
        Ok(Self(Arc::new(Inner {
            transport: Transport::new(&config)?,
            limiter: Limiter::new(settings),
            unauthorized: CancellationToken::new(),
            sequencer: config.sequencer,
            verification: Verification::default(),
            gone_webhooks: RecentSet::default(),
            interaction_tokens: RecentSet::default(),
            counters: Counters::default(),
            max_rate_limit_wait: config.max_rate_limit_wait,
            allowed_mentions: config.allowed_mentions,
            retries: config.retries,
            retry_pause: config.retry_pause,
        })))
    }

    /// Sends a request and gives its answer, however long Discord's limits make it wait. It must be called within a tokio runtime.
    ///
    /// Dropping the future gives the request up; one that had not been sent yet leaves no trace.
    ///
    /// # Errors
    /// All that [`ErrorKind`] names. A request is sent again, up to [`Config::retries`] times, if Discord failed or could not be
    /// reached and if it cannot do anything twice: `GET`, `PUT` and `DELETE`, a message with its nonce, and whatever never
    /// left this machine.
    pub async fn send(&self, request: Request) -> Result<Response, Error> {
        let slot = self.0.sequencer.reserve(&request);
        self.send_in_sequence(request, slot).await
    }

    /// The same, for a request whose slot was reserved in [`Config::sequencer`] before.
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

    /// What this client has done so far.
    pub fn stats(&self) -> Stats {
        self.0.counters.stats(self.0.limiter.invalid())
    }

    /// Whether the bot's token is known to be wrong. Nothing is sent with it any more.
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

impl Inner {
    /// How a request is known to the rate limiter. Follow-ups look like the messages of a webhook; that they belong to an
    /// interaction is known from their token, or from the response that came before them.
    fn key(&self, request: &Request) -> Key {
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
        key: &Key,
        mut slot: SequenceSlot,
    ) -> Result<Response, ErrorKind> {
        let _open = self.counters.open();
        slot.wait_turn().await;
        let repeatable = request.is_repeatable();
        let has_own_token = key.credential() != Credential::Bot;
        let parcel = self.transport.pack(request, has_own_token);
        let number = self.limiter.number();
        let (mut failures, mut refusals) = (0, 0);
        loop {
            let permit = self.permit(key, number, &parcel).await?;
            match self.once(permit, key, &parcel, failures).await {
                Verdict::Unauthorized(kind) => {
                    self.verify(key).await;
                    return Err(match self.unauthorized.is_cancelled() {
                        true => ErrorKind::Unauthorized,
                        false => kind,
                    });
                }
                Verdict::Done(response) => return Ok(response),
                Verdict::Failed(kind) => return Err(kind),
                Verdict::Refused(kind) => {
                    refusals += 1;
                    if refusals >= MOST_REFUSALS {
                        return Err(kind);
                    }
                }
                Verdict::Passing {
                    kind,
                    unseen,
                    pause,
                } => {
                    if failures >= self.retries || !(repeatable || unseen) {
                        return Err(kind);
                    }
                    failures += 1;
                    self.counters.retried.fetch_add(1, Relaxed);
                    tokio::time::sleep(pause).await;
                }
            }
        }
    }

    /// Waits for the leave to send.
    pub(crate) async fn permit(
        &self,
        key: &Key,
        number: u64,
        parcel: &Parcel,
    ) -> Result<Permit, ErrorKind> {
        if self.gone_webhooks.contains(key.major()) {
            return Err(ErrorKind::WebhookGone);
        }
        tokio::select! {
            biased;
            () = self.unauthorized.cancelled(), if parcel.authorized => Err(ErrorKind::Unauthorized),
            permit = self.limiter.acquire(key, number) => permit.map_err(|denied| match denied {
                Denied::Refused(refused) => self.refused(refused),
                Denied::Shutdown => ErrorKind::Shutdown,
            }),
        }
    }

    fn refused(
        &self,
        Refused {
            reason,
            retry_after,
        }: Refused,
    ) -> ErrorKind {
        match reason {
            RefusedFor::TooManyInvalid => ErrorKind::TooManyInvalid { retry_after },
            RefusedFor::TooLong(waits_for) => ErrorKind::WaitTooLong {
                waits_for,
                retry_after,
                limit: self.max_rate_limit_wait.unwrap_or_default(),
            },
        }
    }

    /// Tries once.
    async fn once(&self, mut permit: Permit, key: &Key, parcel: &Parcel, failures: u32) -> Verdict {
        self.counters.sent.fetch_add(1, Relaxed);
        permit.sending();
        match self.transport.send(parcel).await {
            Ok(answered) => {
                let answer = Answer::read(answered.status, &answered.headers, &answered.body);
                let refusal = answer.refusal;
                permit.answered(answer);
                self.judge(answered, refusal, key, parcel, failures)
            }
            Err(Broken {
                kind: kind @ ErrorKind::TooLarge { .. },
                ..
            }) => Verdict::Failed(kind),
            Err(Broken { kind, unseen }) => Verdict::Passing {
                kind,
                unseen,
                pause: retry::pause(self.retry_pause, failures, None).unwrap_or_default(),
            },
        }
    }

    /// Decides what an answer means.
    fn judge(
        &self,
        answered: Answered,
        refusal: Option<Refusal>,
        key: &Key,
        parcel: &Parcel,
        failures: u32,
    ) -> Verdict {
        let Answered {
            status,
            headers,
            body,
        } = answered;
        if let Some(Refusal { scope, retry_after }) = refusal {
            self.counters.rate_limited.fetch_add(1, Relaxed);
            tracing::debug!(?scope, ?retry_after, "rate limited");
            return match scope {
                Scope::Cloudflare => Verdict::Failed(ErrorKind::Cloudflare { retry_after }),
                _ => Verdict::Refused(ErrorKind::RateLimited { retry_after }),
            };
        }
        if status.is_success() {
            return Verdict::Done(Response {
                status: status.as_u16(),
                body,
            });
        }
        let kind = failure(status, &body);
        if status == StatusCode::UNAUTHORIZED && parcel.authorized {
            return Verdict::Unauthorized(kind);
        }
        if let ErrorKind::Discord {
            status: 404,
            code: UNKNOWN_WEBHOOK,
            ..
        } = kind
            && key.credential() == Credential::Webhook
        {
            self.gone_webhooks.insert(key.major());
        }
        if retry::may_pass(status)
            && let Some(pause) = retry::pause(self.retry_pause, failures, Some(&headers))
        {
            return Verdict::Passing {
                kind,
                unseen: false,
                pause,
            };
        }
        Verdict::Failed(kind)
    }
}

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
use crate::limiter::key::Key;
use crate::limiter::{Denied, Limiter, Permit, Settings};
use crate::payload::complete;
use crate::request::Request;
use crate::response::{Response, failure};
use crate::retry;
use crate::stats::{Counters, Stats};
use crate::transport::{Answered, Broken, Parcel, Transport};
use crate::webhooks::{GoneWebhooks, UNKNOWN_WEBHOOK};

/// How often one request may be refused for its rate. The limiter waits as told each time, so that more says nothing new.
const MOST_REFUSALS: u32 = 10;

/// A client of Discord's HTTP API. Clones share everything.
#[derive(Clone)]
pub struct Rest(Arc<Inner>);

struct Inner {
    transport: Transport,
    limiter: Limiter,
    /// Set by the first 401: the token is wrong, and trying on leads to a ban.
    unauthorized: CancellationToken,
    gone: GoneWebhooks,
    counters: Counters,
    allowed_mentions: Option<Value>,
    retries: u32,
    retry_pause: Duration,
}

/// What is to be done after a try.
enum Verdict {
    Done(Response),
    Failed(ErrorKind),
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
        };
        Ok(Self(Arc::new(Inner {
            transport: Transport::new(&config)?,
            limiter: Limiter::new(settings),
            unauthorized: CancellationToken::new(),
            gone: GoneWebhooks::default(),
            counters: Counters::default(),
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
    pub async fn send(&self, mut request: Request) -> Result<Response, Error> {
        let name = request.name();
        let permissions = request.route().map_or(&[][..], |route| route.permissions);
        complete(&mut request, self.0.allowed_mentions.as_ref());
        self.0
            .send(request)
            .await
            .map_err(|kind| Error::new(name, permissions, kind))
    }

    /// What this client has done so far.
    pub fn stats(&self) -> Stats {
        self.0.counters.stats(self.0.limiter.invalid())
    }

    /// Whether Discord has refused the token. Nothing is sent with it any more.
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
    async fn send(&self, request: Request) -> Result<Response, ErrorKind> {
        let _open = self.counters.open();
        let key = request.key();
        let repeatable = request.is_repeatable();
        let parcel = self.transport.pack(request, key.has_own_token());
        let number = self.limiter.number();
        let (mut failures, mut refusals) = (0, 0);
        loop {
            let permit = self.permit(&key, number, &parcel).await?;
            match self.once(permit, &key, &parcel, failures).await {
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
    async fn permit(&self, key: &Key, number: u64, parcel: &Parcel) -> Result<Permit, ErrorKind> {
        if self.gone.contains(key.major()) {
            return Err(ErrorKind::WebhookGone);
        }
        tokio::select! {
            biased;
            () = self.unauthorized.cancelled(), if parcel.authorized => Err(ErrorKind::Unauthorized),
            permit = self.limiter.acquire(key, number) => permit.map_err(|denied| match denied {
                Denied::Refused(refused) => ErrorKind::TooManyInvalid { retry_after: refused.retry_after },
                Denied::Shutdown => ErrorKind::Shutdown,
            }),
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
                pause: retry::pause(self.retry_pause, failures, None),
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
            self.unauthorized.cancel();
            return Verdict::Failed(ErrorKind::Unauthorized);
        }
        if let ErrorKind::Discord {
            status: 404,
            code: UNKNOWN_WEBHOOK,
            ..
        } = kind
            && key.has_own_token()
        {
            self.gone.insert(key.major());
        }
        if retry::may_pass(status) {
            let pause = retry::pause(self.retry_pause, failures, Some(&headers));
            return Verdict::Passing {
                kind,
                unseen: false,
                pause,
            };
        }
        Verdict::Failed(kind)
    }
}

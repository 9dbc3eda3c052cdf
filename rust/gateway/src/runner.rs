//! Runs a shard: opens one connection after the other, until the shard is stopped or an error is fatal.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until, timeout};
use url::Url;

use crate::connection::{self, ConnectionEnd};
use crate::handler::{Handler, Lifecycle, StopReason};
use crate::identify::IdentifyTicket;
use crate::recovery::backoff::{Backoff, Progress};
use crate::recovery::disconnect::Disconnect;
use crate::recovery::fatal::Fatal;
use crate::recovery::{Recovery, ends_session, recovery_after};
use crate::shared::SharedState;
use crate::stop::StopSignal;
use crate::transport::dial_error::DialError;
use crate::transport::dialer::Dialer;
use crate::transport::endpoint::endpoint;
use crate::{ReconnectRequest, Session, ShardConfig};

/// The interval at which a full handler is checked for capacity.
const CAPACITY_POLL_INTERVAL: Duration = Duration::from_millis(100);

/// The longest wait: Discord resets all limits after a day.
const MAX_WAIT: Duration = Duration::from_secs(24 * 3600);

pub(crate) struct Runner<D, H> {
    pub config: ShardConfig,
    pub dialer: D,
    pub handler: H,
    pub shared: Arc<SharedState>,
    pub stop: StopSignal,
    pub backoff: Backoff,
    /// The reserved turn of the first connection, so that shards identify in the order in which they are started.
    pub ticket: Option<IdentifyTicket>,
}

impl<D: Dialer, H: Handler> Runner<D, H> {
    /// Runs the shard until it stops.
    pub async fn run(mut self) {
        let reason = self.run_until_stopped().await;
        self.shared.command_queue.close();
        self.handler.lifecycle(Lifecycle::Stopped(reason));
    }

    async fn run_until_stopped(&mut self) -> StopReason {
        let scheme = self.config.url.scheme();
        if !matches!(scheme, "ws" | "wss") {
            return StopReason::Fatal(Fatal::UnsupportedScheme(scheme.to_owned()));
        }
        let saved = self.config.session.as_ref();
        if let Some(Err(refused)) = saved.and_then(|session| session.url(&self.config.url)) {
            self.handler.lifecycle(Lifecycle::ResumeUrlRefused(refused));
        }
        loop {
            let session = self.shared.session();
            let resuming = session.is_some();
            let (reason, progress) = match self.attempt(session).await {
                ConnectionEnd::Lost(reason, progress) => (reason, progress),
                ConnectionEnd::Stopped(code) => return self.stop_as_requested(code),
            };
            self.backoff.record(progress, resuming);
            if let Err(fatal) = self.recover(&reason) {
                return StopReason::Fatal(fatal);
            }
            if let Err(code) = self.wait_before_retry(reason).await {
                return self.stop_as_requested(code);
            }
        }
    }

    /// Makes one attempt: opens a connection and runs it until it ends.
    async fn attempt(&mut self, session: Option<Session>) -> ConnectionEnd {
        let ticket = self.ticket.take();
        if session.is_none()
            && ticket.is_none()
            && let Err(reset_in) = self.config.identify.check(Instant::now())
        {
            return ConnectionEnd::Lost(
                Disconnect::IdentifyLimit { reset_in },
                Progress::NotConnected,
            );
        }
        self.handler.lifecycle(Lifecycle::Connecting {
            attempt: self.backoff.attempt(),
            resume: session.is_some(),
        });
        let url = self.url(session.as_ref());
        let limit = self.config.timeouts.connect;
        let dialed = tokio::select! {
            biased;
            code = self.stop.requested() => return ConnectionEnd::Stopped(code),
            request = self.shared.reconnect.requested() => {
                return ConnectionEnd::Lost(Disconnect::Requested(request), Progress::NotConnected);
            }
            dialed = timeout(limit, self.dialer.dial(&url)) => dialed,
        };
        match dialed.unwrap_or(Err(DialError::TimedOut { after: limit })) {
            Ok(socket) => {
                connection::run(
                    socket,
                    &self.config,
                    &self.shared,
                    ticket,
                    &mut self.handler,
                    &mut self.stop,
                )
                .await
            }
            Err(error) => ConnectionEnd::Lost(error.into(), Progress::NotConnected),
        }
    }

    fn url(&self, session: Option<&Session>) -> Url {
        let resume = session
            .filter(|_| self.backoff.prefers_resume_url())
            .and_then(|session| session.url(&self.config.url)?.ok());
        endpoint(
            resume.as_ref().unwrap_or(&self.config.url),
            self.config.compression,
        )
    }

    /// Keeps or drops the session, depending on how the connection ended.
    fn recover(&mut self, reason: &Disconnect) -> Result<(), Fatal> {
        let recovery = recovery_after(reason);
        if recovery != Recovery::Resume || self.backoff.session_is_stale() {
            self.shared.set_session(None);
            self.backoff.forget_session();
        }
        if let Disconnect::Requested(ReconnectRequest {
            sequence: Some(sequence),
            ..
        }) = reason
        {
            self.shared.rewind(*sequence);
        }
        match recovery {
            Recovery::Stop(fatal) => Err(fatal),
            Recovery::Resume | Recovery::Identify => Ok(()),
        }
    }

    /// Reports the end of the connection, and waits before the next attempt. A request to reconnect changes the wait.
    async fn wait_before_retry(&mut self, mut reason: Disconnect) -> Result<(), u16> {
        let mut retry_in = self.delay_after(&reason);
        loop {
            let resume = self.shared.session().is_some();
            self.handler.lifecycle(Lifecycle::Disconnected {
                reason,
                resume,
                retry_in,
            });
            let retry_at = Instant::now() + retry_in.min(MAX_WAIT);
            let request = self.wait(retry_at).await?;
            let Some((request, delay)) = request else {
                return Ok(());
            };
            reason = Disconnect::Requested(request);
            retry_in = delay;
        }
    }

    /// Waits until `retry_at`, and then until the handler is not full. Returns a request to reconnect that changes the wait, with
    /// the new delay, or the close code if the shard is stopped.
    async fn wait(
        &mut self,
        retry_at: Instant,
    ) -> Result<Option<(ReconnectRequest, Duration)>, u16> {
        loop {
            let request = tokio::select! {
                biased;
                code = self.stop.requested() => return Err(code),
                request = self.shared.reconnect.requested() => request,
                () = wait_for_capacity(retry_at, &mut self.handler) => return Ok(None),
            };
            // There is no connection, so the only effect on the session is that it is abandoned or rewound.
            self.recover(&Disconnect::Requested(request)).ok();
            if let Some(delay) = request.delay {
                return Ok(Some((request, delay)));
            }
        }
    }

    /// Returns the delay before the next attempt.
    fn delay_after(&self, reason: &Disconnect) -> Duration {
        let backoff = self.backoff.delay(fastrand::f64());
        match reason {
            Disconnect::IdentifyLimit { reset_in } => backoff.max(*reset_in),
            Disconnect::Dial(DialError::Upgrade {
                retry_after: Some(retry_after),
                ..
            }) => backoff.max(*retry_after),
            Disconnect::Requested(request) => request.delay.unwrap_or(backoff),
            _ => backoff,
        }
    }

    fn stop_as_requested(&self, code: u16) -> StopReason {
        if ends_session(code) {
            self.shared.set_session(None);
        }
        StopReason::Requested
    }
}

/// Waits until this time, and then until the handler is not full.
async fn wait_for_capacity(retry_at: Instant, handler: &mut impl Handler) {
    sleep_until(retry_at).await;
    while handler.is_full() {
        sleep(CAPACITY_POLL_INTERVAL).await;
    }
}

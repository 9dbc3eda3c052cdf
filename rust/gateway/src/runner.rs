//! The life of a shard: connection after connection, until it is told to end or there is no use in going on.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use url::Url;

use crate::connection::{self, End};
use crate::handler::{Handler, Lifecycle, StopReason};
use crate::identify::IdentifyTicket;
use crate::link::dial_error::DialError;
use crate::link::dialer::Dialer;
use crate::link::endpoint::endpoint;
use crate::recovery::disconnect::Disconnect;
use crate::recovery::fatal::Fatal;
use crate::recovery::tries::{Reached, Tries};
use crate::recovery::{Recovery, after};
use crate::shared::Shared;
use crate::stop::{Goodbye, StopSignal};
use crate::{Session, ShardConfig};

/// How often a handler that can take no events is asked whether it can again.
const ROOM_POLL: Duration = Duration::from_millis(100);

pub(crate) struct Runner<D, H> {
    pub config: ShardConfig,
    pub dialer: D,
    pub handler: H,
    pub shared: Arc<Shared>,
    pub stop: StopSignal,
    pub tries: Tries,
    /// Held for the first connection, so that shards identify in the order they were started in.
    pub ticket: Option<IdentifyTicket>,
}

impl<D: Dialer, H: Handler> Runner<D, H> {
    /// Runs the shard to its end.
    pub async fn run(mut self) {
        let reason = self.live().await;
        self.shared.outbox.close();
        self.handler.lifecycle(Lifecycle::Stopped(reason));
    }

    async fn live(&mut self) -> StopReason {
        let scheme = self.config.url.scheme();
        if !matches!(scheme, "ws" | "wss") {
            return StopReason::Fatal(Fatal::UnsupportedScheme(scheme.to_owned()));
        }
        loop {
            let session = self.shared.session();
            let resuming = session.is_some();
            let (reason, reached) = match self.attempt(session).await {
                End::Lost(reason, reached) => (reason, reached),
                End::Stopped(goodbye) => return self.requested(goodbye),
            };
            self.tries.record(reached, resuming);
            if let Err(fatal) = self.recover(&reason) {
                return StopReason::Fatal(fatal);
            }
            if let Err(goodbye) = self.pause(reason).await {
                return self.requested(goodbye);
            }
        }
    }

    /// One attempt: opens a connection and runs it to its end.
    async fn attempt(&mut self, session: Option<Session>) -> End {
        let ticket = self.ticket.take();
        if session.is_none()
            && ticket.is_none()
            && let Err(reset_in) = self.config.identify.check(Instant::now())
        {
            return End::Lost(Disconnect::IdentifyLimit { reset_in }, Reached::Nothing);
        }
        self.handler.lifecycle(Lifecycle::Connecting {
            attempt: self.tries.attempt(),
            resume: session.is_some(),
        });
        let url = self.url(session.as_ref());
        let limit = self.config.timeouts.connect;
        let dialled = tokio::select! {
            biased;
            goodbye = self.stop.requested() => return End::Stopped(goodbye),
            dialled = timeout(limit, self.dialer.dial(&url)) => dialled,
        };
        match dialled.unwrap_or(Err(DialError::TimedOut { after: limit })) {
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
            Err(error) => End::Lost(error.into(), Reached::Nothing),
        }
    }

    fn url(&self, session: Option<&Session>) -> Url {
        let resume = session
            .filter(|_| self.tries.prefers_resume_url())
            .and_then(|session| session.url(&self.config.url)?.ok());
        endpoint(
            resume.as_ref().unwrap_or(&self.config.url),
            self.config.compression,
        )
    }

    /// Keeps or drops the session, as the end demands.
    fn recover(&mut self, reason: &Disconnect) -> Result<(), Fatal> {
        let recovery = after(reason);
        if recovery != Recovery::Resume || self.tries.session_is_stale() {
            self.shared.set_session(None);
            self.tries.forget_session();
        }
        match recovery {
            Recovery::Stop(fatal) => Err(fatal),
            Recovery::Resume | Recovery::Identify => Ok(()),
        }
    }

    /// Tells what happened, and waits for the next attempt.
    async fn pause(&mut self, reason: Disconnect) -> Result<(), Goodbye> {
        let asked_for = match &reason {
            Disconnect::IdentifyLimit { reset_in } => *reset_in,
            Disconnect::Dial(DialError::Upgrade {
                retry_after: Some(retry_after),
                ..
            }) => *retry_after,
            _ => Duration::ZERO,
        };
        let retry_in = self.tries.wait(fastrand::f64()).max(asked_for);
        let resume = self.shared.session().is_some();
        self.handler.lifecycle(Lifecycle::Disconnected {
            reason,
            resume,
            retry_in,
        });
        tokio::select! {
            biased;
            goodbye = self.stop.requested() => Err(goodbye),
            () = wait_for_room(retry_in, &mut self.handler) => Ok(()),
        }
    }

    fn requested(&self, goodbye: Goodbye) -> StopReason {
        if goodbye == Goodbye::EndSession {
            self.shared.set_session(None);
        }
        StopReason::Requested
    }
}

/// Waits this long, and then until the handler can take events.
async fn wait_for_room(at_least: Duration, handler: &mut impl Handler) {
    sleep(at_least).await;
    while handler.is_full() {
        sleep(ROOM_POLL).await;
    }
}

//! The handle of a shard.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::handler::Handler;
use crate::recovery::backoff::Backoff;
use crate::recovery::{CLOSE_ENDING_SESSION, CLOSE_KEEPING_SESSION};
use crate::runner::Runner;
use crate::shared::SharedState;
use crate::stop::stop_channel;
use crate::transport::dialer::Dialer;
use crate::{Command, ReconnectRequest, SendError, Session, ShardConfig};

/// A shard: a connection to Discord's gateway, which is maintained by its own task. Dropping it closes the shard.
#[derive(Debug)]
pub struct Shard {
    shared: Arc<SharedState>,
    stop: watch::Sender<Option<u16>>,
    task: JoinHandle<()>,
}

impl Shard {
    /// Starts a shard. `handler` is called with its events. Shards that share an [`IdentifyQueue`](crate::IdentifyQueue) identify in the
    /// order in which they are started, unless one of them does not connect in time.
    ///
    /// # Panics
    /// Outside of a tokio runtime.
    pub fn spawn(config: ShardConfig, dialer: impl Dialer, handler: impl Handler) -> Self {
        let shared = Arc::new(SharedState::new(config.session.clone()));
        if let Some(presence) = &config.presence
            && let Err(error) = shared
                .command_queue
                .push(Command::UpdatePresence(presence.clone()))
        {
            tracing::warn!(%error, "the bot goes online without its presence");
        }
        let (sender, stop) = stop_channel();
        let begins_anew = config.session.is_none();
        let ticket = begins_anew.then(|| config.identify.reserve(config.shard.0, Instant::now()));
        let runner = Runner {
            ticket: ticket.and_then(Result::ok),
            config,
            dialer,
            handler,
            shared: shared.clone(),
            stop,
            backoff: Backoff::default(),
        };
        Self {
            shared,
            stop: sender,
            task: tokio::spawn(runner.run()),
        }
    }

    /// Sends a command as soon as there is a session and the send budget (120 in 60 s) permits it. Up to 256 commands
    /// wait, also while there is no connection.
    ///
    /// # Errors
    /// If Discord would close the connection because of it (a payload over 4096 bytes) or ignore it, if too many are
    /// waiting, or if the shard has ended. The connection remains open.
    pub fn send(&self, command: Command) -> Result<(), SendError> {
        self.shared.command_queue.push(command)
    }

    /// Returns the time between the last heartbeat and its acknowledgment. It is first measured right after Ready or
    /// Resumed. `None` before that and without a connection.
    pub fn latency(&self) -> Option<Duration> {
        self.shared.latency()
    }

    /// Returns the session, for [`ShardConfig::session`] of another shard. `None` before Ready and after
    /// [`Shard::close`].
    pub fn session(&self) -> Option<Session> {
        self.shared.session()
    }

    /// Returns the time since the shard has its session. Resuming it does not change this.
    pub fn session_age(&self) -> Option<Duration> {
        self.shared.session_age()
    }

    /// Ends the shard and its session: the bot goes offline at once. This takes at most about a quarter of a second, in
    /// the background.
    pub fn close(&self) {
        self.close_with(CLOSE_ENDING_SESSION);
    }

    /// Ends the shard, but not its session, which Discord keeps for some minutes: another shard with [`Shard::session`]
    /// can resume it.
    pub fn suspend(&self) {
        self.close_with(CLOSE_KEEPING_SESSION);
    }

    /// Ends the shard with this close code. 1000 and 1001 end its session, and all others keep it.
    pub fn close_with(&self, code: u16) {
        self.stop.send_replace(Some(code));
    }

    /// Closes the connection and opens another one, or changes the wait for the next attempt. Of several requests at the same time,
    /// the newest counts.
    pub fn reconnect(&self, request: ReconnectRequest) {
        self.shared.reconnect.set(request);
    }

    /// Returns whether the shard has ended.
    pub fn is_stopped(&self) -> bool {
        self.task.is_finished()
    }

    /// Waits until the shard has ended, because of [`Shard::close`], [`Shard::suspend`] or a fatal error.
    pub async fn stopped(&mut self) {
        if !self.task.is_finished() {
            // An error would be a panic of the handler, which has already been reported.
            (&mut self.task).await.ok();
        }
    }
}

//! A shard, seen from outside.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::handler::Handler;
use crate::link::dialer::Dialer;
use crate::recovery::tries::Tries;
use crate::runner::Runner;
use crate::shared::Shared;
use crate::stop::{Goodbye, stop_line};
use crate::{Command, SendError, Session, ShardConfig};

/// A shard: one connection to Discord's gateway, kept up by a task of its own. Dropping it closes it.
#[derive(Debug)]
pub struct Shard {
    shared: Arc<Shared>,
    stop: watch::Sender<Option<Goodbye>>,
    task: JoinHandle<()>,
}

impl Shard {
    /// Starts a shard. All it has to say, `handler` hears. Shards that share an [`IdentifyQueue`](crate::IdentifyQueue) identify in the
    /// order in which they are started, as far as their connections come about in time.
    ///
    /// # Panics
    /// Outside of a tokio runtime.
    pub fn spawn(config: ShardConfig, dialer: impl Dialer, handler: impl Handler) -> Self {
        let shared = Arc::new(Shared::new(config.session.clone()));
        if let Some(presence) = &config.presence
            && let Err(error) = shared
                .outbox
                .push(Command::UpdatePresence(presence.clone()))
        {
            tracing::warn!(%error, "the bot goes online without its presence");
        }
        let (sender, stop) = stop_line();
        let begins_anew = config.session.is_none();
        let ticket = begins_anew.then(|| config.identify.reserve(config.shard.0, Instant::now()));
        let runner = Runner {
            ticket: ticket.and_then(Result::ok),
            config,
            dialer,
            handler,
            shared: shared.clone(),
            stop,
            tries: Tries::default(),
        };
        Self {
            shared,
            stop: sender,
            task: tokio::spawn(runner.run()),
        }
    }

    /// Sends a command as soon as there is a session and the send budget (120 in 60 s) allows. Commands wait over a lost
    /// connection, up to 256 of them.
    ///
    /// # Errors
    /// If Discord would close the connection for it (a payload over 4096 bytes) or ignore it, if too many wait already,
    /// or if the shard has ended. The connection is none the worse for it.
    pub fn send(&self, command: Command) -> Result<(), SendError> {
        self.shared.outbox.push(command)
    }

    /// The time between the last heartbeat and its acknowledgement. It is first measured right after Ready or Resumed. None
    /// before that and without a connection.
    pub fn latency(&self) -> Option<Duration> {
        self.shared.latency()
    }

    /// The session, for [`ShardConfig::session`] of another shard. None before Ready and after [`Shard::close`].
    pub fn session(&self) -> Option<Session> {
        self.shared.session()
    }

    /// Ends the shard and its session: the bot goes offline at once. Takes at most about a quarter of a second, which
    /// this does not wait for.
    pub fn close(&self) {
        self.stop.send_replace(Some(Goodbye::EndSession));
    }

    /// Ends the shard, but not its session, which Discord keeps for some minutes: a shard with [`Shard::session`] goes on
    /// with it.
    pub fn suspend(&self) {
        self.stop.send_replace(Some(Goodbye::KeepSession));
    }

    /// Whether the shard has ended.
    pub fn is_stopped(&self) -> bool {
        self.task.is_finished()
    }

    /// Waits until the shard has ended, by [`Shard::close`], [`Shard::suspend`] or a fatal refusal.
    pub async fn stopped(&mut self) {
        if !self.task.is_finished() {
            // An error would be a panic of the handler, which has been reported where it happened.
            (&mut self.task).await.ok();
        }
    }
}

//! The client, as the thread that owns the state sees it.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use discord_gateway::{Command, SendError};
use discord_model::Id;
use discord_rest::Request;
use discord_rest::schema::Outcome;
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;

use crate::failure::Failure;
use crate::lines::Lines;
use crate::login::{self, Shards};
use crate::mailbox::{Inbound, Mailbox};
use crate::network::Network;
use crate::reply::Reply;
use crate::{Config, runtime};

/// One bot. Nothing here blocks; dropping it logs it out.
#[derive(Debug)]
pub struct Client {
    config: Config,
    runtime: Handle,
    network: Network,
    lines: Lines,
    mailbox: Arc<Mailbox>,
    batch: VecDeque<Inbound>,
    shards: Option<Arc<Shards>>,
    end: CancellationToken,
}

impl Client {
    /// A client that is not logged in yet. Requests can be made at once.
    ///
    /// # Errors
    /// If `api_url` is no address, or the system gives no threads.
    pub fn new(config: Config) -> Result<Self, Failure> {
        let runtime = runtime::handle().map_err(|error| {
            Failure::internal(format!("The system gives no background threads: {error}."))
        })?;
        Ok(Self {
            network: Network::new(config.clone())?,
            config,
            lines: Lines::default(),
            mailbox: Arc::default(),
            batch: VecDeque::new(),
            shards: None,
            end: CancellationToken::new(),
            runtime,
        })
    }

    /// Connects to the gateway, in the background. A second call does nothing.
    pub fn login(&mut self) {
        if self.shards.is_some() {
            return;
        }
        let shards = Arc::new(Shards::default());
        self.shards = Some(shards.clone());
        let login = login::run(
            self.config.clone(),
            self.network.clone(),
            self.mailbox.clone(),
            shards,
        );
        let end = self.end.clone();
        self.runtime.spawn(async move {
            end.run_until_cancelled(login).await;
        });
    }

    /// Leaves the gateway. Requests can still be made.
    pub fn logout(&mut self) {
        if let Some(shards) = self.shards.take() {
            shards.close();
        }
    }

    /// The next thing that happened, in order.
    pub fn receive(&mut self) -> Option<Inbound> {
        if self.batch.is_empty() {
            self.mailbox.take(&mut self.batch);
        }
        let inbound = self.batch.pop_front()?;
        self.mailbox.handled();
        Some(inbound)
    }

    /// How many messages wait to be received.
    pub fn waiting(&self) -> usize {
        self.mailbox.waiting()
    }

    /// How many typing and presence events were dropped since this was last asked, because too much waited.
    pub fn take_dropped(&self) -> u64 {
        self.mailbox.take_dropped()
    }

    /// Whether events shall come as they are too.
    pub fn want_raw(&self, wanted: bool) {
        self.mailbox.want_raw(wanted);
    }

    /// Makes a request. What came of it arrives as [`Inbound::Reply`] under this number.
    ///
    /// What changes something through one endpoint of one channel, guild or webhook happens, and arrives, in the order of
    /// the calls.
    pub fn request(&self, number: u64, request: Request) {
        let (network, mailbox, end) =
            (self.network.clone(), self.mailbox.clone(), self.end.clone());
        let mut place = request.line().map(|line| self.lines.join(line));
        self.runtime.spawn(async move {
            let outcome = request.route().map_or(Outcome::Raw, |route| route.outcome);
            let guild = request.guild_id().map_or(Id::NONE, Id::new);
            let send = async {
                if let Some(place) = &mut place {
                    place.come_first().await;
                }
                let response = network.parts().await?.rest.send(request).await?;
                Reply::decode(outcome, guild, response.body)
            };
            let Some(result) = end.run_until_cancelled(send).await else {
                return;
            };
            mailbox.push(Inbound::Reply {
                request: number,
                result,
            });
        });
    }

    /// Loads a file from the web. It arrives as [`Inbound::Download`] under this number.
    pub fn download(&self, number: u64, url: String) {
        let (network, mailbox, end) =
            (self.network.clone(), self.mailbox.clone(), self.end.clone());
        self.runtime.spawn(async move {
            let load = async { network.parts().await?.downloader.load(&url).await };
            if let Some(result) = end.run_until_cancelled(load).await {
                mailbox.push(Inbound::Download {
                    request: number,
                    result,
                });
            }
        });
    }

    /// Sends a command over the gateway, to the shard it concerns.
    ///
    /// # Errors
    /// If the command is larger than Discord takes, too many wait already, or the client is not logged in.
    pub fn send(&self, command: Command) -> Result<(), SendError> {
        match &self.shards {
            Some(shards) => shards.send(command),
            None => Err(SendError::Stopped),
        }
    }

    /// The time a heartbeat takes to be acknowledged. `None` until one was.
    pub fn latency(&self) -> Option<Duration> {
        self.shards.as_ref()?.latency()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.end.cancel();
        self.logout();
    }
}

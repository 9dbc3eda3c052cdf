//! Everything one sandbox knows, behind one lock that is only ever held shortly.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::mpsc::UnboundedSender;

use crate::config::Config;
use crate::endpoint::Delivery;
use crate::fault::Faults;
use crate::gateway::{Event, SessionRegistry};
use crate::http::RequestLog;
use crate::rest::{Limits, Nonces};
use crate::voice::VoiceServer;
use crate::world::World;

/// The world, those who watch it, and what is wrong with it on purpose.
pub struct State {
    pub config: Config,
    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub url: String,
    pub world: World,
    pub sessions: SessionRegistry,
    pub limits: Limits,
    pub nonces: Nonces,
    pub faults: Faults,
    pub voice: VoiceServer,
    pub log: RequestLog,
    /// What is sent to the URLs of applications.
    pub deliveries: UnboundedSender<Delivery>,
}

impl State {
    /// Tells every session that may know. What the world holds now decides who sees the channel or guild.
    pub fn emit(&mut self, event: Event) {
        self.sessions.deliver(&self.world, event);
    }

    /// Where a gateway client connects.
    pub fn gateway_url(&self) -> String {
        format!("{}/gateway", self.url.replacen("http", "ws", 1))
    }

    /// Where a gateway client resumes: another address, so that one who does not heed it is found out.
    pub fn resume_url(&self) -> String {
        format!("{}/gateway/resume", self.url.replacen("http", "ws", 1))
    }
}

/// The state as the server's tasks and the owner's threads share it.
pub struct Core {
    state: Mutex<State>,
}

impl Core {
    pub fn new(state: State) -> Core {
        Core {
            state: Mutex::new(state),
        }
    }

    /// The state. A panic of another holder is no reason to stop: each change leaves the state whole.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

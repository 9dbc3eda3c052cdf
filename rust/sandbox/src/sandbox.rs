//! A running sandbox, and how its owner talks to it.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use serde_json::Value;
use tokio::sync::{mpsc, oneshot};

use crate::action::{Action, ActionError};
use crate::config::{Config, VoiceMode};
use crate::endpoint::deliver_all;
use crate::gateway::SessionRegistry;
use crate::http::{self, HttpListener, RecordedRequest, RequestLog};
use crate::rest::{Limits, Nonces};
use crate::seed;
use crate::state::{Core, State};
use crate::voice::{self, VoiceServer};

/// A Discord on loopback. It runs on a thread of its own, and ends when it is stopped or dropped.
pub struct Sandbox {
    core: Arc<Core>,
    address: SocketAddr,
    url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts a sandbox. When this returns it listens.
    ///
    /// # Errors
    /// The address is taken or not this machine's, the certificate is not one, or there are no more threads.
    pub fn start(config: Config) -> io::Result<Sandbox> {
        let thread_start_hook = config.thread_start_hook;
        let listener = TcpListener::bind(config.address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let tls = config.tls.as_ref().map(http::tls_acceptor).transpose()?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let url = config
            .public_url
            .clone()
            .unwrap_or_else(|| format!("{scheme}://{address}"));
        let (deliveries, undelivered) = mpsc::unbounded_channel();
        let (sockets, voice_started) = oneshot::channel();
        let starter = voice::Starter {
            address: config.address.ip(),
            sockets,
            thread_start_hook,
        };
        let is_encrypted = config.voice == VoiceMode::EndToEnd;
        let core = Arc::new(Core::new(State {
            url: url.clone(),
            world: seed::world(config.preset, config.token.clone()),
            sessions: SessionRegistry::new(config.replay, config.backlog),
            limits: Limits::new(config.limits),
            nonces: Nonces::default(),
            faults: Default::default(),
            voice: VoiceServer::new(is_encrypted, starter),
            log: RequestLog::default(),
            deliveries,
            config,
        }));

        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .thread_name("discord-sandbox")
            .on_thread_start(move || thread_start_hook.into_iter().for_each(|hook| hook()))
            .build()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let shared = core.clone();
        let thread = std::thread::Builder::new()
            .name("discord-sandbox".to_owned())
            .spawn(move || {
                if let Some(hook) = thread_start_hook {
                    hook();
                }
                let serving = async move {
                    let listener = tokio::net::TcpListener::from_std(listener)?;
                    tokio::spawn(deliver_all(shared.clone(), undelivered));
                    tokio::spawn(voice::serve(shared.clone(), voice_started));
                    let http_listener = HttpListener::open(shared.clone(), listener, tls)?;
                    http::serve(shared, http_listener).await
                };
                let outcome = runtime.block_on(async {
                    tokio::select! {
                        outcome = serving => outcome,
                        // An error means that the sandbox was dropped, which is to say stopped.
                        _ = stopped => Ok(()),
                    }
                });
                if let Err(error) = outcome {
                    tracing::error!(%error, "the sandbox cannot serve");
                }
                // First drops the tasks, and with them what the blocking threads wait for; then waits for these threads. With a time
                // limit it would be the other way round.
                drop(runtime);
            })?;
        Ok(Sandbox {
            core,
            address,
            url,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where clients reach it, as `http://127.0.0.1:54321`; what comes in place of `https://discord.com`. `https` with a
    /// certificate; [`Config::public_url`] if that is set.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The token of the bot it began with.
    pub fn bot_token(&self) -> String {
        self.core.lock().world.first_token().unwrap_or_default()
    }

    /// The certificate (PEM) of the authority that signed that of the voice server. A client has to trust it. `None` if the voice server
    /// cannot be started.
    pub fn voice_certificate(&self) -> Option<String> {
        let mut state = self.core.lock();
        state.voice.start().map(|running| running.authority.clone())
    }

    /// Makes something happen, at once, from any thread. Returns the JSON of what was created, with ids as strings.
    /// The events it causes are on their way when this returns.
    ///
    /// # Errors
    /// [`ActionError`] when the action points at something that is not there, or makes no sense. Nothing has changed
    /// then.
    pub fn act(&self, action: impl Into<Action>) -> Result<Value, ActionError> {
        action.into().perform(&self.core)
    }

    /// The same with the action's name and its fields as JSON, as `POST /sandbox/{name}` takes them.
    ///
    /// # Errors
    /// Those of [`Sandbox::act`] and of [`Action::from_parts`].
    pub fn act_json(&self, name: &str, fields: Value) -> Result<Value, ActionError> {
        Action::from_parts(name, fields)?.perform(&self.core)
    }

    /// The REST requests so far, oldest first; the last 20,000 of them.
    pub fn recorded_requests(&self) -> Vec<RecordedRequest> {
        self.core.lock().log.all()
    }

    /// Stops it. All connections are dropped. When this returns, all its threads have ended, which takes about 50 ms.
    pub fn stop(mut self) {
        self.shut_down();
    }

    fn shut_down(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            // It can only have panicked, and then it has stopped too.
            let _ = thread.join();
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.shut_down();
    }
}

//! The client against the sandbox, without Godot: what a bot does, over real sockets.

#![forbid(unsafe_code)]

pub mod connect_proxy;

use std::time::{Duration, Instant};

use discord_cache::{Cache, Change};
use discord_client::{Client, ClientError, ClientEvent, Config, Reply};
use discord_model::{Intents, Token};
use discord_rest::{Arguments, Route};
use discord_sandbox::Sandbox;
use serde_json::Value;

/// Nothing on loopback takes so long unless it hangs.
const LIMIT: Duration = Duration::from_secs(30);

/// A bot with the state a game would keep for it.
pub struct Bot {
    /// The client under test.
    pub client: Client,
    /// What it knows.
    pub cache: Cache,
    next_request: u64,
}

/// Something a game would hear of.
#[derive(Debug)]
pub enum Received {
    /// An event, committed.
    Change(Change),
    /// Everything else.
    Other(ClientEvent),
}

impl Bot {
    /// A bot that is logging in to a sandbox, with all intents.
    ///
    /// # Panics
    /// If it cannot be made.
    pub fn log_in(sandbox: &Sandbox) -> Self {
        Self::with(config(sandbox))
    }

    /// A bot that is logging in.
    ///
    /// # Panics
    /// If it cannot be made.
    pub fn with(config: Config) -> Self {
        let mut client = Client::new(config).unwrap_or_else(|failure| panic!("{failure}"));
        client.login();
        Self {
            client,
            cache: Cache::default(),
            next_request: 1,
        }
    }

    /// Waits for what `pick` picks.
    ///
    /// # Panics
    /// If it does not come.
    pub fn wait<T>(
        &mut self,
        what: &str,
        mut pick: impl FnMut(&Received, &Cache) -> Option<T>,
    ) -> T {
        let started = Instant::now();
        while started.elapsed() < LIMIT {
            let Some(inbound) = self.client.receive() else {
                std::thread::sleep(Duration::from_millis(1));
                continue;
            };
            let news = match inbound {
                ClientEvent::Event {
                    prepared: Some(prepared),
                    ..
                } => Received::Change(self.cache.commit(prepared)),
                other => Received::Other(other),
            };
            if let Some(found) = pick(&news, &self.cache) {
                return found;
            }
        }
        panic!("{what} did not come within {LIMIT:?}");
    }

    /// Waits until all guilds are there.
    pub fn ready(&mut self) {
        let mut awaited = None;
        self.wait("all guilds", |news, cache| {
            if let Received::Change(Change::Ready { guilds, .. }) = news {
                awaited = Some(*guilds);
            }
            let there = cache
                .guilds()
                .filter(|entry| !entry.guild().unavailable)
                .count();
            (awaited == Some(there)).then_some(())
        });
    }

    /// Waits for a message with this content.
    pub fn hear(&mut self, content: &str) {
        self.wait(content, |news, _| match news {
            Received::Change(Change::MessageSent { message }) => {
                (&*message.content == content).then_some(())
            }
            _ => None,
        });
    }

    /// Makes a request and waits for what comes of it.
    ///
    /// # Errors
    /// Those of the request.
    pub fn request(
        &mut self,
        route: &'static Route,
        parameters: Vec<Value>,
        options: Value,
    ) -> Result<Reply, ClientError> {
        let options = match options {
            Value::Object(options) => options,
            _ => serde_json::Map::new(),
        };
        let request = route.request(Arguments {
            parameters,
            options,
            ..Arguments::default()
        })?;
        let number = self.next_request;
        self.next_request += 1;
        self.client.request(number, request);
        let started = Instant::now();
        while started.elapsed() < LIMIT {
            match self.client.receive() {
                Some(ClientEvent::Reply { request, result }) if request == number => return result,
                Some(ClientEvent::Event {
                    prepared: Some(prepared),
                    ..
                }) => {
                    self.cache.commit(prepared);
                }
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        }
        panic!("{} got no answer within {LIMIT:?}", route.name);
    }
}

/// How to log in to a sandbox.
pub fn config(sandbox: &Sandbox) -> Config {
    Config {
        api_url: sandbox.url(),
        ..Config::new(
            Token::new(sandbox.bot_token()),
            Intents::UNPRIVILEGED | Intents::PRIVILEGED,
        )
    }
}

/// Makes something happen in a sandbox.
///
/// # Panics
/// If it makes no sense.
pub fn act(sandbox: &Sandbox, action: &str, fields: Value) -> Value {
    sandbox
        .act_json(action, fields)
        .unwrap_or_else(|error| panic!("{action}: {error}"))
}

/// The codes with which clients closed their connections to a sandbox, oldest first: null for one that broke. Waits until there
/// are so many, since the sandbox may notice a moment later.
///
/// # Panics
/// If there are not.
pub fn close_codes(sandbox: &Sandbox, count: usize) -> Vec<Value> {
    let started = Instant::now();
    while started.elapsed() < LIMIT {
        let mut state = act(sandbox, "state", Value::Object(serde_json::Map::new()));
        let closed = state["closed_sockets"].as_array_mut();
        let closed = closed.into_iter().flatten();
        let codes: Vec<_> = closed.map(|socket| socket["code"].take()).collect();
        if codes.len() >= count {
            return codes;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("there were not {count} connections closed within {LIMIT:?}");
}

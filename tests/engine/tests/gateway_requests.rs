//! Requests over the gateway, asked of the sandbox.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use discord_cache::Change;
use discord_client::{
    Chunk, ClientError, ClientErrorKind, ClientEvent, GatewayRequest, GatewayRequests, RateLimited,
    RawEvent, RequestContext,
};
use discord_engine_tests::{Bot, act};
use discord_model::{Guild, Id, Intents};
use discord_sandbox::{Config, LimitMode, Sandbox};
use serde_json::{Value, json};

/// Nothing on loopback takes so long unless it hangs.
const LIMIT: Duration = Duration::from_secs(30);

/// A bot that asks, on a clock that can be put forward.
struct Asker {
    bot: Bot,
    requests: GatewayRequests<Value>,
    ahead: Duration,
    next: u64,
    ended: BTreeMap<u64, Result<Vec<Value>, ClientError>>,
    /// How many requests were sent.
    sent: usize,
}

impl Asker {
    fn new(sandbox: &Sandbox) -> Self {
        let mut bot = Bot::log_in(sandbox);
        bot.ready();
        bot.client.want_raw(true);
        let mut requests = GatewayRequests::new(Instant::now());
        requests.shards_started(&[0], 1, Instant::now());
        requests.session_began(0, Instant::now());
        Self {
            bot,
            requests,
            ahead: Duration::ZERO,
            next: 0,
            ended: BTreeMap::new(),
            sent: 0,
        }
    }

    fn now(&self) -> Instant {
        Instant::now() + self.ahead
    }

    /// The oldest guild, which everybody is in.
    fn guild(&self) -> Id<Guild> {
        let guilds = self.bot.cache.guilds().map(|entry| entry.guild().id);
        guilds.min().unwrap()
    }

    fn ask(&mut self, ask: GatewayRequest) -> u64 {
        self.next += 1;
        let cache = &self.bot.cache;
        let context = RequestContext {
            logged_in: true,
            intents: Intents::UNPRIVILEGED | Intents::PRIVILEGED,
            knows: &|guild| cache.guilds().any(|entry| entry.guild().id == guild),
        };
        let now = self.now();
        self.requests.begin(self.next, ask, &context, now).unwrap();
        self.next
    }

    /// Waits for the end of a request.
    fn end(&mut self, number: u64) -> Result<Vec<Value>, ClientError> {
        let started = Instant::now();
        while started.elapsed() < LIMIT {
            if let Some(result) = self.ended.remove(&number) {
                return result;
            }
            self.step();
        }
        panic!("request {number} did not end within {LIMIT:?}");
    }

    /// What a frame does.
    fn step(&mut self) {
        let now = self.now();
        let (client, sent) = (&self.bot.client, &mut self.sent);
        let send = |command| {
            *sent += 1;
            client.send(command)
        };
        if let Some((number, result)) = self.requests.process_frame(now, send) {
            assert!(self.ended.insert(number, result).is_none(), "ended twice");
        }
        match self.bot.client.receive() {
            Some(ClientEvent::ShardsStarted {
                shards,
                shard_count,
            }) => self.requests.shards_started(&shards, shard_count, now),
            Some(ClientEvent::Event {
                shard,
                raw,
                prepared,
                ..
            }) => {
                match prepared.map(|prepared| self.bot.cache.commit(prepared)) {
                    Some(Change::Ready { .. }) => self.requests.session_began(shard, now),
                    Some(Change::Resumed) => self.requests.resumed(shard, now),
                    _ => {}
                }
                if let Some(raw) = raw {
                    self.feed(&raw, now);
                }
            }
            Some(ClientEvent::ShardDisconnected { shard, .. }) => {
                self.requests.disconnected(shard, now)
            }
            Some(_) => {}
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    }

    fn feed(&mut self, event: &RawEvent, now: Instant) {
        let data = &event.data;
        let guild = Id::new(id(&data["guild_id"]));
        let list = |name: &str| data[name].as_array().unwrap().clone();
        match event.name.as_str() {
            "GUILD_MEMBERS_CHUNK" => {
                let chunk = Chunk {
                    guild,
                    nonce: data["nonce"].as_str().unwrap_or_default(),
                    index: data["chunk_index"].as_u64().unwrap() as u32,
                    count: data["chunk_count"].as_u64().unwrap() as u32,
                };
                self.requests.members(chunk, list("members"), now);
            }
            "SOUNDBOARD_SOUNDS" => self.requests.sounds(guild, &list("soundboard_sounds"), now),
            "CHANNEL_INFO" => self.requests.channel_info(guild, list("channels")),
            "RATE_LIMITED" => {
                let limit = RateLimited {
                    opcode: data["opcode"].as_u64().unwrap(),
                    retry_after: data["retry_after"].as_f64().unwrap(),
                    guild: Some(Id::new(id(&data["meta"]["guild_id"]))),
                    nonce: data["meta"]["nonce"].as_str().unwrap_or_default(),
                };
                self.requests.rate_limited(limit, now);
                // Nobody waits for it here.
                self.ahead += Duration::from_secs_f64(limit.retry_after + 1.0);
            }
            _ => {}
        }
    }
}

fn id(value: &Value) -> u64 {
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .unwrap_or_default()
}

fn everybody(guild: Id<Guild>) -> GatewayRequest {
    GatewayRequest::Query {
        guild,
        query: String::new(),
        limit: 0,
        presences: true,
    }
}

#[test]
fn all_kinds_at_once_are_answered_each_with_its_own() {
    let sandbox = Sandbox::start(Config::default()).unwrap();
    let mut asker = Asker::new(&sandbox);
    let guild = asker.guild();
    let all = asker.ask(everybody(guild));
    let some = asker.ask(GatewayRequest::Query {
        guild,
        query: "bas".to_owned(),
        limit: 5,
        presences: false,
    });
    let me = asker.bot.cache.me().unwrap().id;
    let by_id = asker.ask(GatewayRequest::Users {
        guild,
        users: vec![me, Id::new(1)],
        presences: false,
    });
    let guilds: Vec<_> = asker
        .bot
        .cache
        .guilds()
        .map(|entry| entry.guild().id)
        .collect();
    let sounds = asker.ask(GatewayRequest::Sounds { guilds });
    let info = asker.ask(GatewayRequest::ChannelInfo {
        guild,
        fields: vec!["status".to_owned(), "voice_start_time".to_owned()],
    });

    let by_id = asker.end(by_id).unwrap();
    assert_eq!(by_id.len(), 1);
    assert_eq!(id(&by_id[0]["user"]["id"]), me.get());
    let some = asker.end(some).unwrap();
    assert!(!some.is_empty());
    for member in &some {
        assert_eq!(member["user"]["username"], "basil");
    }
    assert!(asker.end(all).unwrap().len() > some.len());
    asker.end(sounds).unwrap();
    asker.end(info).unwrap();
    assert!(asker.requests.is_empty());
}

#[test]
fn a_large_guild_comes_in_chunks() {
    let sandbox = Sandbox::start(Config {
        preset: discord_sandbox::Preset::Big {
            guilds: 1,
            members: 2_500,
        },
        ..Config::default()
    })
    .unwrap();
    let mut asker = Asker::new(&sandbox);
    let guild = asker.guild();
    let all = asker.ask(everybody(guild));
    assert_eq!(asker.end(all).unwrap().len(), 2_500);
}

#[test]
fn a_session_that_ends_costs_no_response() {
    let sandbox = Sandbox::start(Config::default()).unwrap();
    for resumable in [true, false] {
        let mut asker = Asker::new(&sandbox);
        act(&sandbox, "invalid_session", json!({"resumable": resumable}));
        let guild = asker.guild();
        // The whole list could be asked for again only half a minute later.
        let some = asker.ask(GatewayRequest::Query {
            guild,
            query: "bas".to_owned(),
            limit: 5,
            presences: false,
        });
        assert!(!asker.end(some).unwrap().is_empty(), "{resumable}");
    }
}

#[test]
fn what_discord_puts_off_is_asked_again_and_not_for_ever() {
    let sandbox = Sandbox::start(Config {
        limits: LimitMode::Strict,
        ..Config::default()
    })
    .unwrap();
    let mut asker = Asker::new(&sandbox);
    let guild = asker.guild();
    let first = asker.ask(everybody(guild));
    let second = asker.ask(everybody(guild));
    asker.end(first).unwrap();
    let sent = asker.sent;
    for _ in 0..100 {
        asker.step();
    }
    assert_eq!(asker.sent, sent, "the second waits for its turn");
    // The sandbox's clock is not put forward with ours: it goes on refusing.
    asker.ahead += Duration::from_secs(31);
    let failure = asker.end(second).unwrap_err();
    assert_eq!(failure.kind, ClientErrorKind::RateLimited, "{failure}");
    assert_eq!(asker.sent, sent + 6);
}

#[test]
fn logging_out_ends_what_is_on_its_way() {
    let sandbox = Sandbox::start(Config::default()).unwrap();
    let mut asker = Asker::new(&sandbox);
    let guild = asker.guild();
    let all = asker.ask(everybody(guild));
    asker.bot.client.logout();
    let now = asker.now();
    asker.requests.log_out(now);
    assert_eq!(asker.end(all).unwrap_err().kind, ClientErrorKind::Cancelled);
}

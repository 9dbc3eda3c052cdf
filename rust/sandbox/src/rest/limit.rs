//! Rate limits: windows by bucket and top-level id, the global window, and the ban for too many invalid requests.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::call::Call;
use super::response::{Headers, RestResponse};
use super::route::Route;
use super::window::{self, Bucket, Window, seconds};
use crate::config::LimitMode;
use crate::fault::Scope;
use crate::id::{Id, unix_ms};
use crate::world::INTERACTION_TOKEN;

/// How often a route may be asked in Discord.
#[derive(Clone, Copy)]
pub enum Limit {
    /// As often as one likes, and without headers.
    None,
    /// So many in so many milliseconds, in a bucket of its own.
    Own(u32, u64),
    /// The same, in a bucket several routes share.
    Shared(&'static str, u32, u64),
    /// DELETE of a message: another bucket for each age of the message.
    DeleteMessage,
}

/// A rate limit set for one route from outside.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitRule {
    /// Requests in a window.
    pub count: u32,
    /// The window in milliseconds.
    pub per_ms: u64,
    /// A name routes share a bucket by; a bucket of its own when `None`.
    pub bucket: Option<String>,
    /// Answer without rate limit headers. A 429 has `Retry-After` all the same.
    pub without_headers: bool,
    /// The scope a 429 names.
    pub scope: Scope,
}

/// Invalid requests (401, 403, 429) count for so long.
const INVALID_WINDOW: Duration = Duration::from_secs(600);
/// So many invalid requests in the window get the address banned.
const INVALID_REQUESTS: usize = 10_000;
/// Requests a bot may make in a second on all routes together.
const GLOBAL: u32 = 50;
/// How much more generous the lenient mode is.
const LENIENCE: u32 = 10;

/// The limits and how much of them is used.
pub struct Limits {
    mode: LimitMode,
    rules: HashMap<String, LimitRule>,
    /// By bot, bucket and top-level id.
    windows: HashMap<(Id, String, String), Window>,
    pub global_count: u32,
    pub invalid_count: usize,
    invalid: VecDeque<Instant>,
}

/// The outcome for one request: whether it is rate limited.
pub struct LimitOutcome {
    pub headers: Headers,
    /// The 429 response, if it is rate limited.
    pub refusal: Option<RestResponse>,
}

impl Limits {
    pub fn new(mode: LimitMode) -> Limits {
        Limits {
            mode,
            rules: HashMap::new(),
            windows: HashMap::new(),
            global_count: GLOBAL,
            invalid_count: INVALID_REQUESTS,
            invalid: VecDeque::new(),
        }
    }

    pub fn mode(&self) -> LimitMode {
        self.mode
    }

    /// Changes the mode; all windows begin anew.
    pub fn set_mode(&mut self, mode: LimitMode) {
        self.mode = mode;
        self.windows.clear();
    }

    /// Sets the limit of a route, as `POST /channels/{channel_id}/messages`, whatever the mode; `None` takes it back.
    pub fn set_rule(&mut self, route: String, rule: Option<LimitRule>) {
        match rule {
            Some(rule) => self.rules.insert(route, rule),
            None => self.rules.remove(&route),
        };
        self.windows.clear();
    }

    /// Counts a request against its buckets. One that is refused counts against none.
    pub fn check(&mut self, route: &Route, call: &Call<'_>) -> LimitOutcome {
        let now = Instant::now();
        let buckets = self.buckets(route, call);
        let key = |bucket: &Bucket| {
            let major = if bucket.is_global() {
                String::new()
            } else {
                call.major()
            };
            (call.bot, bucket.name.clone(), major)
        };
        let mut refused = None;
        for bucket in &buckets {
            let window = self.windows.entry(key(bucket));
            let window = window.or_insert_with(|| Window::new(now, bucket.per));
            let wait = window.wait(now, bucket.count);
            refused = refused.or(wait.map(|wait| (bucket, wait)));
        }
        let mut headers = Headers::new();
        for bucket in &buckets {
            if let Some(window) = self.windows.get_mut(&key(bucket)) {
                window.used += u32::from(refused.is_none());
                if bucket.headers && !refused.is_some_and(|(bucket, _)| bucket.is_global()) {
                    headers = window.headers(now, bucket);
                }
            }
        }
        let refusal =
            refused.map(|(bucket, wait)| RestResponse::rate_limited(bucket.scope, seconds(wait)));
        LimitOutcome { headers, refusal }
    }

    /// The headers of a 429 that comes although nothing is used up. The global limit is of no bucket; a shared one is
    /// reached while the bot's own share is left.
    pub fn injected(
        &self,
        route: &Route,
        call: &Call<'_>,
        scope: Scope,
        retry_after: f64,
    ) -> Headers {
        let (name, count) = match self.bucket(route, call) {
            Some(bucket) if !bucket.headers => return Headers::new(),
            Some(bucket) => (bucket.name, bucket.count),
            None => (route.key(), 1),
        };
        match scope {
            Scope::Global => Headers::new(),
            Scope::Shared => window::headers(&name, (count, count.saturating_sub(1)), retry_after),
            Scope::User => window::headers(&name, (count, 0), retry_after),
        }
    }

    /// The buckets of a request: hidden ones first, since they refuse without showing in the headers.
    fn buckets(&self, route: &Route, call: &Call<'_>) -> Vec<Bucket> {
        let hidden = |name: &str, count: u32, seconds: u64, scope: Scope| Bucket {
            name: name.to_owned(),
            count,
            per: Duration::from_secs(seconds),
            scope,
            headers: false,
        };
        let mut buckets = Vec::new();
        if self.mode != LimitMode::Off && !is_interaction(call) {
            let count = self.lenient(self.global_count);
            buckets.push(hidden(window::GLOBAL, count, 1, Scope::Global));
        }
        let has_rule = self.rules.contains_key(&route.key());
        let renames = route.method == "PATCH"
            && route.path == "/channels/{channel_id}"
            && (call.json.get("name").is_some() || call.json.get("topic").is_some());
        if renames && self.mode == LimitMode::Strict && !has_rule {
            buckets.push(hidden("channel name and topic", 2, 600, Scope::User));
        }
        if self.mode != LimitMode::Off || has_rule {
            buckets.extend(self.bucket(route, call));
        }
        buckets
    }

    /// The bucket of a route that shows in the headers: that of the rule, else that in Discord.
    fn bucket(&self, route: &Route, call: &Call<'_>) -> Option<Bucket> {
        if let Some(rule) = self.rules.get(&route.key()) {
            return Some(Bucket {
                name: rule.bucket.clone().unwrap_or_else(|| route.key()),
                count: rule.count,
                per: Duration::from_millis(rule.per_ms),
                scope: rule.scope,
                headers: !rule.without_headers,
            });
        }
        let (name, count, per_ms) = match route.limit {
            Limit::None => return None,
            Limit::Own(count, per_ms) => (route.key(), count, per_ms),
            Limit::Shared(name, count, per_ms) => (name.to_owned(), count, per_ms),
            Limit::DeleteMessage => delete_message(call),
        };
        Some(Bucket {
            name,
            count: self.lenient(count),
            per: Duration::from_millis(per_ms),
            scope: Scope::User,
            headers: true,
        })
    }

    fn lenient(&self, count: u32) -> u32 {
        if self.mode == LimitMode::Lenient {
            count.saturating_mul(LENIENCE)
        } else {
            count
        }
    }

    /// Counts a response that says the request was invalid.
    pub fn count_invalid(&mut self, answer: RestResponse) -> RestResponse {
        if answer.invalid && self.mode != LimitMode::Off {
            self.invalid.push_back(Instant::now());
        }
        answer
    }

    /// The page that meets an address with too many invalid requests. HTML, as it comes from Cloudflare.
    pub fn ban(&mut self) -> Option<RestResponse> {
        let is_over = |first: &Instant| first.elapsed() > INVALID_WINDOW;
        while self.invalid.front().is_some_and(is_over) {
            self.invalid.pop_front();
        }
        if self.invalid.len() < self.invalid_count {
            return None;
        }
        let first = self.invalid.front();
        let passed = first.map_or(Duration::ZERO, Instant::elapsed);
        let left = INVALID_WINDOW.saturating_sub(passed).as_secs();
        let mut page = RestResponse::html(429);
        page.invalid = false;
        Some(page.with_headers(vec![("retry-after", left.to_string())]))
    }

    /// How many invalid requests count at present.
    pub fn invalid_requests(&self) -> usize {
        self.invalid.len()
    }

    /// Forgets windows that are over.
    pub fn sweep(&mut self) {
        let now = Instant::now();
        self.windows.retain(|_, window| !window.left(now).is_zero());
    }
}

/// Whether the token of an interaction authorizes it, which puts it outside the global limit.
fn is_interaction(call: &Call<'_>) -> bool {
    !call.text("interaction_token").is_empty()
        || call.text("webhook_token").starts_with(INTERACTION_TOKEN)
}

/// By age of the message: over two weeks, over ten seconds, younger.
fn delete_message(call: &Call<'_>) -> (String, u32, u64) {
    let id: Option<Id> = call.text("message_id").parse().ok();
    let age_ms = id.map_or(0, |id| unix_ms().saturating_sub(id.created_ms()));
    let (name, count, per_ms) = match age_ms {
        1_209_600_001.. => ("delete old message", 30, 4000),
        10_001.. => ("delete message", 3, 333),
        _ => ("delete new message", 5, 1000),
    };
    (name.to_owned(), count, per_ms)
}

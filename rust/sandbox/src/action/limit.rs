//! Rate limits.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::config::LimitMode;
use crate::rest::LimitRule;
use crate::state::State;

/// Sets rate limits. Fields that are omitted do not change. Returns `{mode, invalid_requests}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SetRateLimits {
    /// The mode: no rate limits, ten times those of Discord, or those of Discord.
    pub mode: Option<LimitMode>,
    /// The route that `rule` is for, such as `POST /channels/{channel_id}/messages`.
    pub route: Option<String>,
    /// The rate limit of `route`: `count` requests in `per_ms` milliseconds. Routes with the same `bucket` share it;
    /// `without_headers` omits the rate limit headers; `scope` is `user`, `global` or `shared`. If omitted, the route
    /// has its usual rate limit again.
    pub rule: Option<LimitRule>,
    /// The number of requests that a bot can make per second on all routes together. 50 at the start, ten times as many
    /// if the mode is `lenient`.
    pub global: Option<u32>,
    /// The number of invalid requests in ten minutes after which the IP address is banned. 10,000 at the start.
    pub invalid: Option<usize>,
}

impl Perform for SetRateLimits {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let limits = &mut state.limits;
        if let Some(mode) = self.mode {
            limits.set_mode(mode);
        }
        if let Some(route) = self.route {
            limits.set_rule(route, self.rule);
        }
        limits.global_count = self.global.unwrap_or(limits.global_count);
        limits.invalid_count = self.invalid.unwrap_or(limits.invalid_count);
        Ok(json!({ "mode": limits.mode(), "invalid_requests": limits.invalid_requests() }))
    }
}

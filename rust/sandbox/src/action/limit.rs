//! Rate limits.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::config::LimitMode;
use crate::rest::LimitRule;
use crate::state::State;

/// Sets rate limits. What is not given stays as it is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SetRateLimits {
    /// Off, lenient or strict.
    pub mode: Option<LimitMode>,
    /// A route a limit of its own is set for, as `POST /channels/{channel_id}/messages`.
    pub route: Option<String>,
    /// Its limit; without one the route has its usual limit again.
    pub rule: Option<LimitRule>,
    /// Requests a bot may make in a second on all routes; 50 at the start, ten times that when lenient.
    pub global: Option<u32>,
    /// How many invalid requests in ten minutes get an address banned; 10,000 at the start.
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

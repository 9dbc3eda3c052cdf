//! Faults of REST and of the network.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::socket::apply_tampering;
use super::{ActionError, Perform};
use crate::fault::{Faults, RestFault, RestFaultKind, Scope};
use crate::gateway::Tampering;
use crate::state::State;

/// Delays REST responses and gateway payloads. What is omitted is not delayed. Returns `{sockets}`, the number of
/// connections.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Slow {
    /// The delay of each REST response, in milliseconds. 0 by default.
    pub ms: u64,
    /// The delay of each gateway payload, in milliseconds. 0 by default.
    pub gateway_ms: u64,
}

impl Perform for Slow {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.faults.rest_delay = Duration::from_millis(self.ms);
        state.sessions.tampering.delay = Duration::from_millis(self.gateway_ms);
        apply_tampering(state)
    }
}

/// Responds to the next requests with 429 (rate limited). Returns `{}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateLimitNext {
    /// The number of requests.
    pub count: u32,
    /// The scope of the rate limit. `user` by default.
    #[serde(default)]
    pub scope: Scope,
    /// The time to wait, in seconds.
    pub retry_after: f64,
    /// Only requests whose path contains this text. All requests by default.
    pub path: Option<String>,
}

impl Perform for RateLimitNext {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let kind = RestFaultKind::RateLimit {
            scope: self.scope,
            retry_after: self.retry_after,
        };
        state.faults.add_rest(RestFault {
            left: self.count,
            path: self.path,
            kind,
        });
        Ok(json!({}))
    }
}

/// Responds to the next requests with an error. Returns `{}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FailNext {
    /// The HTTP status, 400 to 599.
    pub status: u16,
    /// The number of requests. 1 by default.
    #[serde(default = "one")]
    pub count: u32,
    /// If `true`, the body is an HTML page, such as a proxy sends, instead of Discord's JSON. `false` by default.
    #[serde(default)]
    pub html: bool,
    /// Only requests whose path contains this text. All requests by default.
    pub path: Option<String>,
}

fn one() -> u32 {
    1
}

impl Perform for FailNext {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        if !(400..600).contains(&self.status) {
            return Err(ActionError::invalid(format!(
                "status is {}; it must be 400 to 599",
                self.status
            )));
        }
        let kind = RestFaultKind::Status {
            status: self.status,
            html: self.html,
        };
        state.faults.add_rest(RestFault {
            left: self.count,
            path: self.path,
            kind,
        });
        Ok(json!({}))
    }
}

/// Drops new TCP connections at once: to the gateway, to REST and to `/sandbox`. Returns `{}`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RefuseConnections {
    /// Whether to drop them. `true` by default.
    pub refuse: bool,
}

impl Default for RefuseConnections {
    fn default() -> RefuseConnections {
        RefuseConnections { refuse: true }
    }
}

impl Perform for RefuseConnections {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.faults.refusing = self.refuse;
        Ok(json!({}))
    }
}

/// Ends all faults. Returns `{sockets}`, the number of connections.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClearFaults {}

impl Perform for ClearFaults {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.faults = Faults::default();
        state.sessions.set_event_faults(Default::default());
        state.sessions.tampering = Tampering::default();
        apply_tampering(state)
    }
}

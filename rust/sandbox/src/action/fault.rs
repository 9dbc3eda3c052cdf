//! Faults of REST and of the network.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::socket::tamper;
use super::{ActionError, Perform};
use crate::fault::{Faults, RestFault, RestFaultKind, Scope};
use crate::gateway::Tampering;
use crate::state::State;

/// Makes REST answers and gateway frames slow, each by so many milliseconds; 0 makes them quick again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Slow {
    /// How long each REST answer waits, in milliseconds.
    pub ms: u64,
    /// How long each gateway frame waits, in milliseconds.
    pub gateway_ms: u64,
}

impl Perform for Slow {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.faults.rest_delay = Duration::from_millis(self.ms);
        state.sessions.tampering.delay = Duration::from_millis(self.gateway_ms);
        tamper(state)
    }
}

/// Answers the next requests with 429.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateLimitNext {
    /// How many.
    pub count: u32,
    /// What they are said to count against.
    #[serde(default)]
    pub scope: Scope,
    /// How long to wait, in seconds.
    pub retry_after: f64,
    /// Only requests whose path holds this.
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

/// Answers the next requests with an error.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FailNext {
    /// The HTTP status, 400 to 599.
    pub status: u16,
    /// How many; one when not given.
    #[serde(default = "one")]
    pub count: u32,
    /// Whether the body is a web page, as a proxy sends it, in place of Discord's JSON.
    #[serde(default)]
    pub html: bool,
    /// Only requests whose path holds this.
    pub path: Option<String>,
}

fn one() -> u32 {
    1
}

impl Perform for FailNext {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        if !(400..600).contains(&self.status) {
            return Err(ActionError::invalid(format!(
                "{} is no error status",
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

/// Drops new TCP connections at once, gateway and REST alike, this interface included.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RefuseConnections {
    /// Whether to; true when not given.
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

/// Takes all faults back.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClearFaults {}

impl Perform for ClearFaults {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.faults = Faults::default();
        state.sessions.set_event_faults(Default::default());
        state.sessions.tampering = Tampering::default();
        tamper(state)
    }
}

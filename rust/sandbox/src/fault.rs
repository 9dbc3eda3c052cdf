//! What goes wrong on demand.

use std::collections::VecDeque;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What happens to the next dispatches: Discord promises neither once, nor order.
pub use crate::action::DisturbEvents as EventFaults;

/// Faults that are set and wait for their victims.
#[derive(Default)]
pub struct Faults {
    /// Heartbeats get no answer.
    pub acks_stopped: bool,
    /// New TCP connections are dropped at once.
    pub refusing: bool,
    /// Every REST answer waits so long.
    pub rest_delay: Duration,
    /// REST requests that will fail, first come first served.
    rest: VecDeque<RestFault>,
}

/// What happens to one of the next REST requests.
struct RestFault {
    /// How many requests meet it still.
    left: u32,
    /// Only requests whose path holds this text; any when `None`.
    path: Option<String>,
    kind: RestFaultKind,
}

/// How a REST request fails.
#[derive(Clone)]
pub enum RestFaultKind {
    /// A plain error status, with an HTML body like a proxy's or with Discord's JSON.
    Status { status: u16, html: bool },
    /// A 429 out of the blue.
    RateLimit { scope: Scope, retry_after: f64 },
}

impl Faults {
    /// Sets a fault for so many coming requests, behind those that are set: for those whose path holds this text.
    pub fn add_rest(&mut self, left: u32, path: Option<String>, kind: RestFaultKind) {
        if left > 0 {
            self.rest.push_back(RestFault { left, path, kind });
        }
    }

    /// The fault that request meets, used up by one.
    pub fn take_rest(&mut self, path: &str) -> Option<RestFaultKind> {
        let meets =
            |fault: &RestFault| fault.path.as_deref().is_none_or(|part| path.contains(part));
        let index = self.rest.iter().position(meets)?;
        let fault = self.rest.get_mut(index)?;
        let kind = fault.kind.clone();
        fault.left = fault.left.saturating_sub(1);
        if fault.left == 0 {
            self.rest.remove(index);
        }
        Some(kind)
    }
}

/// What a 429 says it counts against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The bot's own limit on a route.
    #[default]
    User,
    /// The bot's limit on all routes together.
    Global,
    /// A limit the resource has for everybody.
    Shared,
}

impl Scope {
    /// The value of `X-RateLimit-Scope`.
    pub fn name(self) -> &'static str {
        match self {
            Scope::User => "user",
            Scope::Global => "global",
            Scope::Shared => "shared",
        }
    }
}

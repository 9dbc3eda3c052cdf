//! Whose global limit a request counts against, and who waits for it.

use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::time::Instant;

use super::Settings;
use super::global::Global;
use super::major::Number;

/// Whose global limit a request counts against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Allowance {
    /// The bot's, as its token goes along.
    #[default]
    Bot,
    /// That of this machine's address, as no token goes along: so with webhooks.
    Address,
    /// Nobody's: so with all that the token of an interaction authorises.
    Free,
}

/// One allowance: what is used of it, and the resources where a request may be ready to use it.
pub(super) struct Pool {
    /// None where there is no limit.
    pub(super) global: Option<Global>,
    /// By the number of the first request that may be ready; a resource is listed once.
    pub(super) ready: BTreeSet<(Number, Arc<str>)>,
}

/// All allowances.
pub(super) struct Pools([Pool; 3]);

impl Pools {
    pub(super) fn new(settings: &Settings) -> Self {
        let limited = || Pool {
            global: Some(Global::new(settings.global_limit, settings.global_window)),
            ready: BTreeSet::new(),
        };
        let free = Pool {
            global: None,
            ready: BTreeSet::new(),
        };
        Self([limited(), limited(), free])
    }

    pub(super) fn get(&mut self, allowance: Allowance) -> &mut Pool {
        let [bot, address, free] = &mut self.0;
        match allowance {
            Allowance::Bot => bot,
            Allowance::Address => address,
            Allowance::Free => free,
        }
    }

    /// How much they remember.
    #[cfg(test)]
    pub(super) fn weight(&self) -> usize {
        let weight =
            |pool: &Pool| pool.ready.len() + pool.global.as_ref().map_or(0, Global::weight);
        self.0.iter().map(weight).sum()
    }
}

impl Pool {
    /// When the next request may be sent; `None` is now.
    pub(super) fn free_at(&mut self, now: Instant) -> Option<Instant> {
        self.global.as_mut()?.free_at(now)
    }

    /// Until when a refusal stops it; `None` if nothing does.
    pub(super) fn blocked_until(&self, now: Instant) -> Option<Instant> {
        self.global.as_ref()?.blocked_until(now)
    }
}

//! The global limits, and which of them a request counts against.

use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::time::Instant;

use super::LimiterSettings;
use super::global::GlobalLimit;
use super::resource::RequestNumber;

/// The global limit that a request counts against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Allowance {
    /// The limit of the bot, for requests with its token.
    #[default]
    Bot,
    /// The limit of the IP address, for requests of webhooks, which have no bot token.
    PerIp,
    /// No limit, for requests that are authorized by the token of an interaction.
    Unlimited,
}

/// A global limit, and the resources that may have a request that can be sent.
pub(super) struct Pool {
    /// `None` for [`Allowance::Unlimited`].
    pub(super) global: Option<GlobalLimit>,
    /// The resources that may have a request that can be sent, by the number of their first request. Each resource is
    /// included at most once; the number is also in its field `listed`.
    pub(super) ready: BTreeSet<(RequestNumber, Arc<str>)>,
}

/// The pools of all allowances.
pub(super) struct Pools([Pool; 3]);

impl Pools {
    pub(super) fn new(settings: &LimiterSettings) -> Self {
        let limited = || Pool {
            global: Some(GlobalLimit::new(
                settings.global_limit,
                settings.global_window,
            )),
            ready: BTreeSet::new(),
        };
        let unlimited = Pool {
            global: None,
            ready: BTreeSet::new(),
        };
        Self([limited(), limited(), unlimited])
    }

    pub(super) fn get(&mut self, allowance: Allowance) -> &mut Pool {
        let [bot, per_ip, unlimited] = &mut self.0;
        match allowance {
            Allowance::Bot => bot,
            Allowance::PerIp => per_ip,
            Allowance::Unlimited => unlimited,
        }
    }

    /// Returns the number of entries, for tests of memory.
    #[cfg(test)]
    pub(super) fn entry_count(&self) -> usize {
        let entry_count = |pool: &Pool| {
            pool.ready.len() + pool.global.as_ref().map_or(0, GlobalLimit::entry_count)
        };
        self.0.iter().map(entry_count).sum()
    }
}

impl Pool {
    /// Returns the time at which the next request can be sent; `None` means now.
    pub(super) fn free_at(&mut self, now: Instant) -> Option<Instant> {
        self.global.as_mut()?.free_at(now)
    }

    /// Returns until when a 429 blocks the allowance, if one does.
    pub(super) fn blocked_until(&self, now: Instant) -> Option<Instant> {
        self.global.as_ref()?.blocked_until(now)
    }
}

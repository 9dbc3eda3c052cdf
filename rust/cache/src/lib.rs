//! What a bot knows of the world, and how each event changes it.
//!
//! An event goes through two steps. [`prepare`] runs on a background thread and does all that needs no state; then
//! [`Cache::commit`] runs on the main thread, which owns the state alone, and costs no more than what the event changed.
//! It answers with a [`Change`]: what there was before and what there is now.

mod absorb;
mod arrivals;
mod by_user;
mod change;
mod commit;
mod crowd;
mod deleted;
mod emoji_homes;
mod fetched;
mod guild;
mod kept;
mod large_guild;
mod ledger;
mod leftovers;
mod messages;
mod overtaken;
pub mod permissions;
mod prepare;
mod query;
mod recent;
mod settings;
mod shard;
mod statistics;
mod table;
#[cfg(test)]
mod tests;
mod users;

use std::collections::BTreeSet;
use std::sync::Arc;
#[cfg(test)]
use std::time::Duration;
use std::time::Instant;

use discord_model::{
    Application, Channel, Entitlement, Guild, GuildJoinRequest, Id, Subscription, Timestamp, User,
};
use rustc_hash::{FxHashMap, FxHashSet};

pub use absorb::Absorb;
pub use change::Change;
pub use fetched::Fetched;
pub use guild::GuildEntry;
pub use kept::{Kept, Shelf};
pub use large_guild::{ListedUsers, PreparedGuildPart};
pub use leftovers::Leftovers;
pub use prepare::{Lists, Prepared, PreparedGuild, PreparedMembers, prepare};
pub use settings::{Kinds, Settings};
pub use shard::Shard;
pub use statistics::Statistic;

use arrivals::Arrivals;
use deleted::Deleted;
use emoji_homes::EmojiHomes;
use ledger::Ledger;
use messages::Messages;
use overtaken::Overtaken;
use recent::MAX_AGE;
use users::Users;

/// Everything the bot knows, owned by one thread.
#[derive(Debug, Default)]
pub struct Cache {
    settings: Settings,
    me: Id<User>,
    application: Option<Arc<Application>>,
    guilds: FxHashMap<Id<Guild>, GuildEntry>,
    /// The guilds of which parts were committed and that nothing else is known of.
    joining: FxHashSet<Id<Guild>>,
    channels: FxHashMap<Id<Channel>, Arc<Channel>>,
    /// The channels of known guilds that the bot is not allowed to view.
    hidden_channels: FxHashMap<Id<Channel>, Arc<Channel>>,
    emoji_homes: EmojiHomes,
    /// The archived threads among them, and since when they are.
    archived: BTreeSet<(Timestamp, Id<Channel>)>,
    member_arrivals: Arrivals,
    presence_arrivals: Arrivals,
    users: Users,
    messages: Messages,
    entitlements: Ledger<Entitlement>,
    subscriptions: Ledger<Subscription>,
    join_requests: Ledger<GuildJoinRequest>,
    overtaken: Overtaken,
    deleted: Deleted,
    leftovers: Leftovers,
    /// When what is remembered only for a moment was last looked through.
    looked_through_at: Option<Instant>,
    /// How far the clock of the cache is ahead of the system's.
    #[cfg(test)]
    clock_ahead: Duration,
}

impl Cache {
    /// An empty cache.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            ..Self::default()
        }
    }

    /// Keeps what `settings` say from now on. Other settings than before begin with nothing.
    pub fn configure(&mut self, settings: Settings) {
        if self.settings != settings {
            self.clear();
            self.settings = settings;
        }
    }

    /// What time it is.
    fn now(&self) -> Instant {
        let now = Instant::now();
        #[cfg(test)]
        let now = now + self.clock_ahead;
        now
    }

    /// Forgets what mattered only for a moment that is over.
    fn forget_expired(&mut self) {
        let now = self.now();
        let is_due = self
            .looked_through_at
            .is_none_or(|last| now.saturating_duration_since(last) > MAX_AGE);
        if is_due {
            self.looked_through_at = Some(now);
            self.overtaken.forget_expired(now);
            self.deleted.forget_expired(now);
            self.entitlements.forget_expired(now);
            self.subscriptions.forget_expired(now);
            self.join_requests.forget_expired(now);
        }
    }

    /// What the commits since this was last asked replaced in great numbers, to be dropped on another thread.
    pub fn take_leftovers(&mut self) -> Option<Leftovers> {
        (!self.leftovers.is_empty()).then(|| std::mem::take(&mut self.leftovers))
    }

    /// Forgets everything, as a new login does.
    pub fn clear(&mut self) {
        let world = std::mem::replace(self, Self::new(self.settings));
        if world.users.len() > 0 {
            self.leftovers.worlds.push(world);
        }
    }
}

//! The state of the entity manager: all entities from the events of the gateway, and how each event changes them.
//!
//! An event is handled in two steps. [`prepare`] runs on a background thread and does everything that needs no state.
//! Then [`Cache::commit`] runs on the main thread, which is the only owner of the state. Its time is proportional to
//! the change. It returns a [`Change`]: the entities before and after the event.

#![forbid(unsafe_code)]

mod bounded_id_map;
mod change;
mod commit;
mod deferred_drop;
mod deleted;
mod emoji_guilds;
mod evictable_map;
mod eviction_queue;
mod evictions;
mod guild;
mod guild_resource;
mod hash_table;
mod large_guild;
mod merge_response;
mod messages;
pub mod permissions;
mod prepare;
mod put;
mod put_users;
mod query;
mod recent;
mod response_entity;
mod settings;
mod shard;
mod statistics;
mod superseded;
mod sweep;
#[cfg(test)]
mod tests;
mod user_map;
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

pub use change::Change;
pub use deferred_drop::DeferredDrop;
pub use evictions::{EvictedKind, Eviction};
pub use guild::GuildEntry;
pub use guild_resource::{GuildResource, ResourceMap};
pub use large_guild::{ListedUsers, PreparedGuildPart};
pub use merge_response::MergeResponse;
pub use prepare::{PreparedEvent, PreparedGuild, PreparedMembers, PresentLists, prepare};
pub use put::PutEntity;
pub use response_entity::ResponseEntity;
pub use settings::{CacheSettings, CachedKinds};
pub use shard::ShardId;
pub use statistics::Statistic;

use bounded_id_map::BoundedIdMap;
use deleted::Deleted;
use emoji_guilds::EmojiGuilds;
use eviction_queue::EvictionQueue;
use evictions::Evictions;
use messages::Messages;
use put_users::PutUsers;
use recent::MAX_AGE;
use superseded::Superseded;
use sweep::Sweep;
use users::Users;

/// All cached entities, owned by one thread.
#[derive(Debug, Default)]
pub struct Cache {
    settings: CacheSettings,
    me: Id<User>,
    application: Option<Arc<Application>>,
    guilds: FxHashMap<Id<Guild>, GuildEntry>,
    /// The guilds of which only parts were committed so far.
    joining: FxHashSet<Id<Guild>>,
    channels: FxHashMap<Id<Channel>, Arc<Channel>>,
    /// The channels of cached guilds that the bot is not allowed to view.
    hidden_channels: FxHashMap<Id<Channel>, Arc<Channel>>,
    emoji_guilds: EmojiGuilds,
    /// The archived threads among the channels, the one that was archived first in front.
    archived: BTreeSet<(Timestamp, Id<Channel>)>,
    /// The direct message channels among the channels.
    direct_messages: BTreeSet<Id<Channel>>,
    member_evictions: EvictionQueue,
    presence_evictions: EvictionQueue,
    users: Users,
    put_users: PutUsers,
    messages: Messages,
    entitlements: BoundedIdMap<Entitlement>,
    subscriptions: BoundedIdMap<Subscription>,
    join_requests: BoundedIdMap<GuildJoinRequest>,
    superseded: Superseded,
    deleted: Deleted,
    deferred_drop: DeferredDrop,
    evictions: Evictions,
    sweep: Sweep,
    /// The time at which expired tombstones and superseded states were last removed.
    last_expiry: Option<Instant>,
    /// The time by which the clock of the cache is ahead of the system's.
    #[cfg(test)]
    clock_ahead: Duration,
}

impl Cache {
    /// Creates an empty cache.
    pub fn new(settings: CacheSettings) -> Self {
        Self {
            settings,
            ..Self::default()
        }
    }

    /// Sets what is cached. If the settings change, the cache is cleared.
    pub fn configure(&mut self, settings: CacheSettings) {
        if self.settings != settings {
            self.clear();
            self.settings = settings;
        }
    }

    /// Returns the current time.
    fn now(&self) -> Instant {
        let now = Instant::now();
        #[cfg(test)]
        let now = now + self.clock_ahead;
        now
    }

    /// Removes expired tombstones and superseded states, at most once in [`MAX_AGE`].
    fn remove_expired(&mut self) {
        let now = self.now();
        let is_due = self
            .last_expiry
            .is_none_or(|last| now.saturating_duration_since(last) > MAX_AGE);
        if is_due {
            self.last_expiry = Some(now);
            self.superseded.remove_expired(now);
            self.deleted.remove_expired(now);
            self.entitlements.remove_expired(now);
            self.subscriptions.remove_expired(now);
            self.join_requests.remove_expired(now);
        }
    }

    /// Returns the entities that commits replaced since the last call, to be dropped on another thread.
    pub fn take_deferred_drop(&mut self) -> Option<DeferredDrop> {
        (!self.deferred_drop.is_empty()).then(|| std::mem::take(&mut self.deferred_drop))
    }

    /// Sets whether evictions are recorded, to be taken with [`Cache::take_evictions`].
    pub fn record_evictions(&mut self, is_recorded: bool) {
        if is_recorded != self.evictions.is_recorded() {
            self.evictions.record(is_recorded);
        }
    }

    /// Returns the entities that were evicted since the last call because of a limit or their age, if evictions are
    /// recorded.
    pub fn take_evictions(&mut self) -> Vec<Eviction> {
        self.evictions.take()
    }

    /// Removes everything, as at a new login.
    pub fn clear(&mut self) {
        let evictions = std::mem::take(&mut self.evictions);
        let old = std::mem::replace(self, Self::new(self.settings));
        self.evictions = evictions;
        if old.users.len() > 0 {
            self.deferred_drop.caches.push(old);
        }
    }
}

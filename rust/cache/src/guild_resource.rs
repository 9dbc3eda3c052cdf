//! Resources of guilds, such as roles and invites: entities that belong to a guild and have a key of their own. They are all cached
//! by the same code.

use std::hash::Hash;
use std::sync::Arc;

use discord_model::{
    AutoModerationRule, Entity, Guild, HeapSize, Id, Integration, Invite, Role, ScheduledEvent,
    SoundboardSound, StageInstance, User,
};
use rustc_hash::FxHashMap;

use crate::{CachedKinds, GuildEntry};

/// The resources of one type of a guild, by their keys.
pub type ResourceMap<T> = FxHashMap<<T as GuildResource>::Key, Arc<T>>;

/// The maximum number of resources of one type in a guild, which Discord does not exceed for any type. The limit
/// matters for invites, of which there may be 1000 (error 30016), since they expire without an event.
const MAX_OF_ONE_KIND: usize = 1000;

/// A type of resource that guilds have.
pub trait GuildResource: Entity + HeapSize + 'static {
    /// The type of the key: an id, or the code of an invite. The default value means a missing key; such a resource is
    /// not cached.
    type Key: Clone + std::fmt::Debug + Default + Eq + Hash + 'static;

    /// The setting that enables caching it; empty if it is always cached.
    const KIND: CachedKinds;

    /// Returns the key of the resource.
    fn key(&self) -> Self::Key;

    /// Returns the guild that the resource belongs to.
    fn guild_id(&self) -> Id<Guild>;

    /// Sets the guild, which payloads inside a guild omit.
    fn set_guild_id(&mut self, guild: Id<Guild>);

    /// Returns the users inside the resource.
    fn users(&mut self) -> impl Iterator<Item = &mut Arc<User>>;

    /// Returns the resources of this type of a guild.
    fn resources(entry: &GuildEntry) -> &ResourceMap<Self>;

    /// Returns the resources of this type of a guild, mutably.
    #[doc(hidden)]
    fn resources_mut(entry: &mut GuildEntry) -> &mut ResourceMap<Self>;

    /// Returns a number that is greater for resources that were created later.
    fn creation_order(&self) -> i64;
}

/// Removes the oldest resources beyond the maximum.
pub(crate) fn evict_oldest<T: GuildResource>(resources: &mut ResourceMap<T>) {
    let excess = resources.len().saturating_sub(MAX_OF_ONE_KIND);
    if excess == 0 {
        return;
    }
    let mut by_age: Vec<_> = resources
        .iter()
        .map(|(key, resource)| (resource.creation_order(), key.clone()))
        .collect();
    by_age.sort_unstable_by_key(|(order, _)| *order);
    for (_, key) in by_age.into_iter().take(excess) {
        resources.remove(&key);
    }
}

/// Implements [`GuildResource`]: `Type: field of the guild entry, setting, key as its type, creation order, fields with users;`.
macro_rules! guild_resources {
    ($($kind:ident: $resources:ident, $setting:expr, $key:ident as $type:ty, $order:expr $(, $user:ident)*;)+) => {$(
        impl GuildResource for $kind {
            type Key = $type;
            const KIND: CachedKinds = $setting;

            fn key(&self) -> $type {
                self.$key.clone()
            }
            fn guild_id(&self) -> Id<Guild> {
                self.guild_id
            }
            fn set_guild_id(&mut self, guild: Id<Guild>) {
                self.guild_id = guild;
            }
            fn users(&mut self) -> impl Iterator<Item = &mut Arc<User>> {
                std::iter::empty()$(.chain(&mut self.$user))*
            }
            fn resources(entry: &GuildEntry) -> &ResourceMap<Self> {
                &entry.$resources
            }
            fn resources_mut(entry: &mut GuildEntry) -> &mut ResourceMap<Self> {
                &mut entry.$resources
            }
            fn creation_order(&self) -> i64 {
                let order: fn(&Self) -> i64 = $order;
                order(self)
            }
        }
    )+};
}

guild_resources! {
    Role: roles, CachedKinds::ROLES, id as Id<Role>, |resource| resource.id.get() as i64;
    StageInstance: stage_instances, CachedKinds::STAGE_INSTANCES, id as Id<StageInstance>, |resource| resource.id.get() as i64;
    ScheduledEvent: scheduled_events, CachedKinds::SCHEDULED_EVENTS, id as Id<ScheduledEvent>, |resource| resource.id.get() as i64, creator;
    SoundboardSound: soundboard_sounds, CachedKinds::SOUNDBOARD_SOUNDS, sound_id as Id<SoundboardSound>, |sound| sound.sound_id.get() as i64, user;
    AutoModerationRule: auto_moderation_rules, CachedKinds::AUTO_MODERATION_RULES, id as Id<AutoModerationRule>, |resource| resource.id.get() as i64;
    Integration: integrations, CachedKinds::INTEGRATIONS, id as Id<Integration>, |resource| resource.id.get() as i64, user;
    Invite: invites, CachedKinds::INVITES, code as Box<str>, |invite| invite.created_at.micros(), inviter, target_user;
}

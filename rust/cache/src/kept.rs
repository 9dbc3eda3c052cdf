//! The kinds that belong to a guild and are known by a key of their own: all are kept alike.

use std::hash::Hash;
use std::sync::Arc;

use discord_model::{
    AutoModerationRule, Entity, Guild, Heap, Id, Integration, Invite, Role, ScheduledEvent,
    SoundboardSound, StageInstance, User,
};
use rustc_hash::FxHashMap;

use crate::{GuildEntry, Kinds};

/// What a guild has of one kind.
pub type Shelf<T> = FxHashMap<<T as Kept>::Key, Arc<T>>;

/// How many objects of one kind are kept for a guild. Discord lets no guild have more of any kind; most often it is invites,
/// of which there may be 1000 (error 30016), and which expire without an event.
const MAX_OF_ONE_KIND: usize = 1000;

/// A kind of which each guild keeps what it has.
pub trait Kept: Entity + Heap + 'static {
    /// What tells one from another. The default stands for none, and is not kept.
    type Key: Clone + std::fmt::Debug + Default + Eq + Hash + 'static;

    /// The setting that lets it be kept; none if it always is.
    const KIND: Kinds;

    /// Its key.
    fn key(&self) -> Self::Key;

    /// The guild it belongs to.
    fn guild_id(&self) -> Id<Guild>;

    /// Says which guild it belongs to, where Discord did not.
    fn set_guild_id(&mut self, guild: Id<Guild>);

    /// The users it names.
    fn users(&mut self) -> impl Iterator<Item = &mut Arc<User>>;

    /// What a guild has of this kind.
    fn shelf(entry: &GuildEntry) -> &Shelf<Self>;

    /// What a guild has of this kind, to change it.
    #[doc(hidden)]
    fn shelf_mut(entry: &mut GuildEntry) -> &mut Shelf<Self>;

    /// A number that is greater for objects that were created later.
    fn creation_order(&self) -> i64;
}

/// Removes the oldest objects beyond the maximum.
pub(crate) fn evict_oldest<T: Kept>(shelf: &mut Shelf<T>) {
    let excess = shelf.len().saturating_sub(MAX_OF_ONE_KIND);
    if excess == 0 {
        return;
    }
    let mut by_age: Vec<_> = shelf
        .iter()
        .map(|(key, kept)| (kept.creation_order(), key.clone()))
        .collect();
    by_age.sort_unstable_by_key(|(order, _)| *order);
    for (_, key) in by_age.into_iter().take(excess) {
        shelf.remove(&key);
    }
}

/// Says how each kind is kept: `Kind: shelf, setting, key as its type, creation order, users it names;`.
macro_rules! kept {
    ($($kind:ident: $shelf:ident, $setting:expr, $key:ident as $type:ty, $order:expr $(, $user:ident)*;)+) => {$(
        impl Kept for $kind {
            type Key = $type;
            const KIND: Kinds = $setting;

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
            fn shelf(entry: &GuildEntry) -> &Shelf<Self> {
                &entry.$shelf
            }
            fn shelf_mut(entry: &mut GuildEntry) -> &mut Shelf<Self> {
                &mut entry.$shelf
            }
            fn creation_order(&self) -> i64 {
                let order: fn(&Self) -> i64 = $order;
                order(self)
            }
        }
    )+};
}

kept! {
    Role: roles, Kinds::empty(), id as Id<Role>, |kept| kept.id.get() as i64;
    StageInstance: stage_instances, Kinds::STAGE_INSTANCES, id as Id<StageInstance>, |kept| kept.id.get() as i64;
    ScheduledEvent: scheduled_events, Kinds::SCHEDULED_EVENTS, id as Id<ScheduledEvent>, |kept| kept.id.get() as i64, creator;
    SoundboardSound: soundboard_sounds, Kinds::SOUNDBOARD_SOUNDS, sound_id as Id<SoundboardSound>, |sound| sound.sound_id.get() as i64, user;
    AutoModerationRule: auto_moderation_rules, Kinds::AUTO_MODERATION_RULES, id as Id<AutoModerationRule>, |kept| kept.id.get() as i64;
    Integration: integrations, Kinds::INTEGRATIONS, id as Id<Integration>, |kept| kept.id.get() as i64, user;
    Invite: invites, Kinds::INVITES, code as Box<str>, |invite| invite.created_at.micros(), inviter, target_user;
}

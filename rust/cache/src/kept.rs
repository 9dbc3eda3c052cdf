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
}

/// Says how each kind is kept: `Kind: shelf, setting, key as its type, users it names;`.
macro_rules! kept {
    ($($kind:ident: $shelf:ident, $setting:expr, $key:ident as $type:ty $(, $user:ident)*;)+) => {$(
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
        }
    )+};
}

kept! {
    Role: roles, Kinds::empty(), id as Id<Role>;
    StageInstance: stage_instances, Kinds::STAGE_INSTANCES, id as Id<StageInstance>;
    ScheduledEvent: scheduled_events, Kinds::SCHEDULED_EVENTS, id as Id<ScheduledEvent>, creator;
    SoundboardSound: soundboard_sounds, Kinds::SOUNDBOARD_SOUNDS, sound_id as Id<SoundboardSound>, user;
    AutoModerationRule: auto_moderation_rules, Kinds::AUTO_MODERATION_RULES, id as Id<AutoModerationRule>;
    Integration: integrations, Kinds::INTEGRATIONS, id as Id<Integration>, user;
    Invite: invites, Kinds::INVITES, code as Box<str>, inviter, target_user;
}

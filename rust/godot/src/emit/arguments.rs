//! The arguments of signals: live objects, and frozen copies of their previous state.

use std::sync::Arc;

use discord_godot_entities::entity::Class;
use discord_godot_entities::handle::{frozen, live};
use discord_godot_entities::to_godot::ToGodotValue;
use discord_model::{Channel, Guild, Id, StageInstance};
use godot::prelude::*;

use crate::core::Core;
use crate::signals::signal;

/// Returns the live object of an entity.
pub fn live_variant<T: Class>(core: &Core, entity: Arc<T>) -> Variant {
    live(core.id(), entity).to_variant()
}

/// Returns a frozen copy of the previous state of an entity, or `null` if it was not known.
pub fn frozen_variant<T: Class>(core: &Core, entity: Option<Arc<T>>) -> Variant {
    entity.map_or_else(Variant::nil, |entity| {
        frozen(core.id(), entity).to_variant()
    })
}

/// Returns the live objects of a list.
pub fn live_list<T: Class>(core: &Core, entities: impl Into<Box<[Arc<T>]>>) -> Variant
where
    Gd<T::Object>: godot::meta::Element,
{
    entities.into().to_godot_value(core.id()).to_variant()
}

/// Returns the bot's own user.
pub fn me(core: &Core) -> Variant {
    let me = core.entities.cache.borrow().me().cloned();
    me.map_or_else(Variant::nil, |user| live_variant(core, user))
}

/// Returns the guild with this id, or `null` if it is not known.
pub fn guild(core: &Core, id: Id<Guild>) -> Variant {
    core.entities
        .find_live(|cache| Some(cache.guild(id)?.guild().clone()))
        .to_variant()
}

/// Returns the channel with this id, or a partial object with only the id if it is not known.
pub fn channel(core: &Core, id: Id<Channel>) -> Variant {
    let known = core.entities.cache.borrow().channel(id).cloned();
    let channel = known.unwrap_or_else(|| {
        Arc::new(Channel {
            id,
            ..Channel::default()
        })
    });
    live_variant(core, channel)
}

/// Emits a signal with one entity.
pub fn emit_entity<T: Class>(core: &Core, name: &'static str, entity: Arc<T>) {
    signal(core, name, || [live_variant(core, entity)]);
}

/// Emits a signal with an entity and its guild.
pub fn emit_in_guild<T: Class>(core: &Core, name: &'static str, id: Id<Guild>, entity: Arc<T>) {
    signal(core, name, || [guild(core, id), live_variant(core, entity)]);
}

/// Emits a signal with the previous and the new state of an entity.
pub fn emit_update<T: Class>(core: &Core, name: &'static str, old: Option<Arc<T>>, new: Arc<T>) {
    signal(core, name, || {
        [frozen_variant(core, old), live_variant(core, new)]
    });
}

/// Emits a signal with the previous and the new state of an entity, and its guild.
pub fn emit_update_in_guild<T: Class>(
    core: &Core,
    name: &'static str,
    id: Id<Guild>,
    old: Option<Arc<T>>,
    new: Arc<T>,
) {
    signal(core, name, || {
        [
            guild(core, id),
            frozen_variant(core, old),
            live_variant(core, new),
        ]
    });
}

/// Returns the live object of an entity, or `null` if there is none.
pub fn live_or_null<T: Class>(core: &Core, entity: Option<Arc<T>>) -> Variant {
    entity.map_or_else(Variant::nil, |entity| live_variant(core, entity))
}

/// Emits a signal with several entities of a guild.
pub fn emit_list_in_guild<T: Class>(
    core: &Core,
    name: &'static str,
    id: Id<Guild>,
    entities: Box<[Arc<T>]>,
) where
    Gd<T::Object>: godot::meta::Element,
{
    signal(core, name, || [guild(core, id), live_list(core, entities)]);
}

/// Emits a signal with a stage instance and its channel.
pub fn emit_on_stage(core: &Core, name: &'static str, instance: Arc<StageInstance>) {
    signal(core, name, || {
        [
            channel(core, instance.channel_id),
            live_variant(core, instance),
        ]
    });
}

//! Evicts entities that are too old, and emits the signal about evictions.

use std::collections::BTreeMap;

use discord_godot_values::convert;
use godot::prelude::*;

use crate::core::Core;

/// The signal of `DiscordEntityManager`.
const SIGNAL: &str = "entities_evicted";

/// Records evictions from now on if a script has connected the signal. Called before the events of a frame.
pub fn begin_frame(core: &Core) {
    let manager = core.entity_manager();
    let is_heard = manager.is_some_and(|manager| manager.has_connections(SIGNAL));
    core.entities
        .change_cache(|cache| cache.record_evictions(is_heard));
}

/// Evicts some of the entities that are too old, and emits the signal for all evictions since the last frame. Nothing may
/// be borrowed.
pub fn process_frame(core: &Core) {
    let evictions = core.entities.change_cache(|cache| {
        cache.sweep(convert::now());
        cache.take_evictions()
    });
    let mut groups = BTreeMap::<_, PackedInt64Array>::new();
    for (kind, guild, id) in evictions {
        groups.entry((kind, guild)).or_default().push(id as i64);
    }
    for ((kind, guild), ids) in groups {
        let arguments = [
            GString::from(kind.name()).to_variant(),
            (guild.get() as i64).to_variant(),
            ids.to_variant(),
        ];
        // A handler may have freed the client.
        let Some(mut manager) = core.entity_manager() else {
            return;
        };
        manager.emit_signal(SIGNAL, &arguments);
    }
}

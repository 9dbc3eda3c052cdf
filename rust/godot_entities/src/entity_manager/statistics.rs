//! The size of the cache.

use godot::prelude::*;

use super::DiscordEntityManager;
use crate::entity_owner::find_owner;

#[godot_api(secondary)]
impl DiscordEntityManager {
    /// Returns the size of the cache for each type, such as `"members"`: a [Dictionary] of [Dictionary]s with `count`,
    /// the number of entities, and `bytes`, their approximate memory. Memory that two types share is counted for the
    /// first one. `"live_objects"` are the entities that scripts have references to; their memory belongs to the
    /// engine.
    ///
    /// This visits all entities, which takes about a millisecond per 10,000 entities.
    ///
    /// ```gdscript
    /// print(client.entity_manager.get_statistics()["members"]["count"])
    /// ```
    #[func]
    fn get_statistics(&self) -> VarDictionary {
        let Some(owner) = find_owner(self.client) else {
            return VarDictionary::new();
        };
        let entities = owner.entities();
        let kept = entities.cache.borrow().statistics();
        let kept = kept.iter().map(|kind| (kind.kind, kind.count, kind.bytes));
        let live = std::iter::once(("live_objects", entities.registry.object_count(), 0));
        kept.chain(live)
            .map(|(kind, count, bytes)| {
                let figures = vdict! { "count" => count as i64, "bytes" => bytes as i64 };
                (GString::from(kind).to_variant(), figures.to_variant())
            })
            .collect()
    }
}

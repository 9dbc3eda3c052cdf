//! Any sequence of events leaves the cache consistent, and equal to a much simpler reference model.

mod change;
mod guild;
mod hidden;
mod places;
mod seen;
mod step;
mod wire;
mod world;

use proptest::collection::vec;
use proptest::prelude::*;

use step::{Step, step};
use world::World;

use super::send;
use crate::{Cache, CacheSettings};

/// Few messages and archived threads, so that the oldest are evicted.
fn settings() -> CacheSettings {
    CacheSettings {
        messages_per_channel: 2,
        messages: 4,
        archived_threads: 1,
        ..CacheSettings::default()
    }
}

/// Applies the steps to a cache and to the reference model, which must be equal after each step.
fn compare(settings: CacheSettings, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut cache = Cache::new(settings);
    let mut world = World::new(settings);
    for step in steps {
        for (name, payload) in step.events() {
            send(&mut cache, name, payload);
        }
        world.apply(step);
        let mut seen = World::seen_in(&cache);
        seen.gone.clone_from(&world.gone);
        world.forget_as(&seen, settings)?;
        prop_assert_eq!(seen, world.clone(), "after {:?}", step);
    }
    Ok(())
}

impl World {
    /// The cache chooses which entities it evicts beyond a limit, but it must not evict any below the limit.
    fn forget_as(&mut self, seen: &Self, settings: CacheSettings) -> Result<(), TestCaseError> {
        let me = seen.me.unwrap_or(0);
        let (mut members, mut present, mut gone) = (0, 0, (0, 0));
        for (id, guild) in &mut self.guilds {
            let Some(kept) = seen.guilds.get(id) else {
                continue;
            };
            let count = (guild.members.len(), guild.present.len());
            guild
                .members
                .retain(|id, _| *id == me || kept.members.contains_key(id));
            guild.present.retain(|id| kept.present.contains(id));
            gone.0 += count.0 - guild.members.len();
            gone.1 += count.1 - guild.present.len();
            members += kept.members.keys().filter(|id| **id != me).count();
            present += kept.present.len();
        }
        prop_assert!(gone.0 == 0 || members == settings.members);
        prop_assert!(gone.1 == 0 || present == settings.presences);
        self.forget_strangers();
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cache_is_what_the_reference_says(steps in vec(step(), 1..100)) {
        compare(settings(), &steps)?;
    }

    #[test]
    fn nobody_goes_while_there_is_room(steps in vec(step(), 1..100), members in 0..4_usize, presences in 0..4_usize) {
        compare(CacheSettings { members, presences, ..settings() }, &steps)?;
    }
}

//! Any sequence of events leaves the cache consistent, and as a much simpler model says.

mod change;
mod seen;
mod step;
mod wire;
mod world;

use proptest::collection::vec;
use proptest::prelude::*;

use step::step;
use world::World;

use super::send;
use crate::{Cache, Settings};

/// Few messages, so that the oldest must go.
fn settings() -> Settings {
    Settings {
        messages_per_channel: 2,
        messages: 4,
        ..Settings::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cache_is_what_the_reference_says(steps in vec(step(), 1..100)) {
        let mut cache = Cache::new(settings());
        let mut world = World::new(settings());
        for step in &steps {
            for (name, payload) in step.events() {
                send(&mut cache, name, payload);
            }
            world.apply(step);
            prop_assert_eq!(World::seen_in(&cache), world.clone(), "after {:?}", step);
        }
    }
}

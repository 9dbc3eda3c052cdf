//! What hash tables take.

use discord_model::heap::allocation;
use rustc_hash::FxHashMap;

/// The bytes of a hash table: a byte more for each of its places, and an eighth of them is never taken.
pub(crate) fn bytes<K, V>(map: &FxHashMap<K, V>) -> usize {
    if map.capacity() == 0 {
        return 0;
    }
    let places = (map.capacity() * 8 / 7).next_power_of_two();
    allocation(places * (size_of::<(K, V)>() + 1) + 16)
}

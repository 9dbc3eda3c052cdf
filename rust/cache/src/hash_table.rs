//! The memory of hash tables, for the statistics.

use discord_model::heap_size::allocation;
use rustc_hash::FxHashMap;

/// Returns the size of a hash table's allocation in bytes. The standard library's tables have a power of two of slots,
/// of which an eighth always stays empty, and a control byte for each slot.
pub(crate) fn hash_table_bytes<K, V>(map: &FxHashMap<K, V>) -> usize {
    if map.capacity() == 0 {
        return 0;
    }
    let slots = (map.capacity() * 8 / 7).next_power_of_two();
    allocation(slots * (size_of::<(K, V)>() + 1) + 16)
}

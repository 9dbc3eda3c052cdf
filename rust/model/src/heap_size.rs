//! The heap memory of a value, computed on demand for the statistics of the cache.

use std::collections::HashSet;
use std::mem::size_of;
use std::sync::Arc;

use serde_json::Value;

use crate::{Id, Patch, Timestamp, UnixMillis};

/// A value whose size on the heap can be computed.
pub trait HeapSize {
    /// Returns the size of the value's allocations in bytes, approximately as rounded by an allocator. An object that
    /// several values share counts once: when it is not in `visited` yet.
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize;
}

/// The shared objects that were already counted, by their addresses.
#[derive(Debug, Default)]
pub struct VisitedArcs(HashSet<usize>);

impl VisitedArcs {
    /// Returns whether `shared` is visited for the first time. An object with one reference is visited only once, so it
    /// is not recorded.
    fn is_new<T>(&mut self, shared: &Arc<T>) -> bool {
        Arc::strong_count(shared) == 1 || self.0.insert(Arc::as_ptr(shared) as usize)
    }
}

/// Returns the size of an allocation of this many bytes: with the word that an allocator adds, rounded to 16 bytes, at
/// least 32.
pub const fn allocation(bytes: usize) -> usize {
    if bytes == 0 {
        return 0;
    }
    let taken = (bytes + size_of::<usize>()).next_multiple_of(16);
    if taken < 32 { 32 } else { taken }
}

/// Implements [`HeapSize`] for types without allocations.
macro_rules! impl_no_heap {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::heap_size::HeapSize for $type {
            fn heap_size(&self, _: &mut $crate::heap_size::VisitedArcs) -> usize {
                0
            }
        }
    )+};
}
pub(crate) use impl_no_heap;

impl_no_heap!(
    bool, i8, i16, i32, i64, u8, u16, u32, u64, f64, Timestamp, UnixMillis
);

impl<T> HeapSize for Id<T> {
    fn heap_size(&self, _: &mut VisitedArcs) -> usize {
        0
    }
}

impl HeapSize for str {
    fn heap_size(&self, _: &mut VisitedArcs) -> usize {
        0
    }
}

impl<T: HeapSize> HeapSize for [T] {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        self.iter().map(|element| element.heap_size(visited)).sum()
    }
}

impl<T: HeapSize + ?Sized> HeapSize for Box<T> {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        allocation(size_of_val::<T>(self)) + (**self).heap_size(visited)
    }
}

impl<T: HeapSize> HeapSize for Arc<T> {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        if !visited.is_new(self) {
            return 0;
        }
        // Two reference counts are stored before the value.
        allocation(2 * size_of::<usize>() + size_of::<T>()) + (**self).heap_size(visited)
    }
}

impl<K: HeapSize, T: HeapSize> HeapSize for (K, T) {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        self.0.heap_size(visited) + self.1.heap_size(visited)
    }
}

impl<T: HeapSize> HeapSize for Option<T> {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        self.as_ref().map_or(0, |value| value.heap_size(visited))
    }
}

impl<T: HeapSize> HeapSize for Vec<T> {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        allocation(self.capacity() * size_of::<T>()) + self.as_slice().heap_size(visited)
    }
}

impl<T: HeapSize> HeapSize for Patch<T> {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        self.value.heap_size(visited)
    }
}

impl HeapSize for Value {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) => 0,
            Self::String(text) => allocation(text.capacity()),
            Self::Array(values) => values.heap_size(visited),
            Self::Object(fields) => fields
                .iter()
                .map(|(name, value)| {
                    size_of::<(String, Self)>()
                        + allocation(name.capacity())
                        + value.heap_size(visited)
                })
                .sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_counts_once() {
        let mut visited = VisitedArcs::default();
        let shared: Arc<Box<str>> = Arc::new("0123456789".into());
        let list: Box<[Arc<Box<str>>]> = Box::new([shared.clone(), shared.clone()]);
        let one = shared.heap_size(&mut visited);
        assert_eq!(one, allocation(32) + allocation(10));
        assert_eq!(
            list.heap_size(&mut visited),
            allocation(16),
            "only the list itself"
        );
        assert_eq!(
            list.heap_size(&mut VisitedArcs::default()),
            allocation(16) + one
        );
    }

    #[test]
    fn what_is_empty_takes_nothing() {
        let mut visited = VisitedArcs::default();
        assert_eq!(Box::<str>::default().heap_size(&mut visited), 0);
        assert_eq!(Vec::<u64>::new().heap_size(&mut visited), 0);
        assert_eq!(None::<Box<str>>.heap_size(&mut visited), 0);
        assert_eq!(Box::<[Arc<Box<str>>]>::default().heap_size(&mut visited), 0);
    }
}

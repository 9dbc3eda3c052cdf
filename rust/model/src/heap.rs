//! How much memory a value takes, reckoned when somebody asks.

use std::collections::HashSet;
use std::mem::size_of;
use std::sync::Arc;

use serde_json::Value;

use crate::{Id, Patch, Timestamp, UnixMillis};

/// A value of which is known how much memory it takes beside itself.
pub trait Heap {
    /// The bytes the value has on the heap, about as an allocator gives them out. What several values share counts once:
    /// where `seen` has not met it before.
    fn heap(&self, seen: &mut Seen) -> usize;
}

/// The shared objects that were counted already, by their address.
#[derive(Debug, Default)]
pub struct Seen(HashSet<usize>);

impl Seen {
    /// Whether `shared` is met for the first time. What nobody else holds is not worth a note.
    fn is_new<T>(&mut self, shared: &Arc<T>) -> bool {
        Arc::strong_count(shared) == 1 || self.0.insert(Arc::as_ptr(shared) as usize)
    }
}

/// What an allocator takes for so many bytes: a word for itself, in steps of 16, and no less than 32.
pub const fn allocation(bytes: usize) -> usize {
    if bytes == 0 {
        return 0;
    }
    let taken = (bytes + size_of::<usize>()).next_multiple_of(16);
    if taken < 32 { 32 } else { taken }
}

/// Values that are all there is to them.
macro_rules! no_heap {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::heap::Heap for $type {
            fn heap(&self, _: &mut $crate::heap::Seen) -> usize {
                0
            }
        }
    )+};
}
pub(crate) use no_heap;

no_heap!(
    bool, i8, i16, i32, i64, u8, u16, u32, u64, f64, Timestamp, UnixMillis
);

impl<T> Heap for Id<T> {
    fn heap(&self, _: &mut Seen) -> usize {
        0
    }
}

impl Heap for str {
    fn heap(&self, _: &mut Seen) -> usize {
        0
    }
}

impl<T: Heap> Heap for [T] {
    fn heap(&self, seen: &mut Seen) -> usize {
        self.iter().map(|element| element.heap(seen)).sum()
    }
}

impl<T: Heap + ?Sized> Heap for Box<T> {
    fn heap(&self, seen: &mut Seen) -> usize {
        allocation(size_of_val::<T>(self)) + (**self).heap(seen)
    }
}

impl<T: Heap> Heap for Arc<T> {
    fn heap(&self, seen: &mut Seen) -> usize {
        if !seen.is_new(self) {
            return 0;
        }
        // Two counts stand before the value.
        allocation(2 * size_of::<usize>() + size_of::<T>()) + (**self).heap(seen)
    }
}

impl<K: Heap, T: Heap> Heap for (K, T) {
    fn heap(&self, seen: &mut Seen) -> usize {
        self.0.heap(seen) + self.1.heap(seen)
    }
}

impl<T: Heap> Heap for Option<T> {
    fn heap(&self, seen: &mut Seen) -> usize {
        self.as_ref().map_or(0, |value| value.heap(seen))
    }
}

impl<T: Heap> Heap for Vec<T> {
    fn heap(&self, seen: &mut Seen) -> usize {
        allocation(self.capacity() * size_of::<T>()) + self.as_slice().heap(seen)
    }
}

impl<T: Heap> Heap for Patch<T> {
    fn heap(&self, seen: &mut Seen) -> usize {
        self.value.heap(seen)
    }
}

impl Heap for Value {
    fn heap(&self, seen: &mut Seen) -> usize {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) => 0,
            Self::String(text) => allocation(text.capacity()),
            Self::Array(values) => values.heap(seen),
            Self::Object(fields) => fields
                .iter()
                .map(|(name, value)| {
                    size_of::<(String, Self)>() + allocation(name.capacity()) + value.heap(seen)
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
        let mut seen = Seen::default();
        let shared: Arc<Box<str>> = Arc::new("0123456789".into());
        let list: Box<[Arc<Box<str>>]> = Box::new([shared.clone(), shared.clone()]);
        let one = shared.heap(&mut seen);
        assert_eq!(one, allocation(32) + allocation(10));
        assert_eq!(list.heap(&mut seen), allocation(16), "only the list itself");
        assert_eq!(list.heap(&mut Seen::default()), allocation(16) + one);
    }

    #[test]
    fn what_is_empty_takes_nothing() {
        let mut seen = Seen::default();
        assert_eq!(Box::<str>::default().heap(&mut seen), 0);
        assert_eq!(Vec::<u64>::new().heap(&mut seen), 0);
        assert_eq!(None::<Box<str>>.heap(&mut seen), 0);
        assert_eq!(Box::<[Arc<Box<str>>]>::default().heap(&mut seen), 0);
    }
}

//! Finds a field by its name, as fast as possible: this is done for each field of each object that is decoded.

/// The indices of the fields of an entity by their names: a hash table with linear probing, which is built at compile time.
pub(crate) struct FieldNames {
    /// The index of a field plus one, or 0 for an empty slot.
    slots: [u8; SLOTS],
}

/// Twice the maximum number of fields, so that probing is short.
const SLOTS: usize = 256;

impl FieldNames {
    pub(crate) const fn new(fields: &[&str]) -> Self {
        let mut slots = [0; SLOTS];
        let mut index = 0;
        while index < fields.len() {
            let mut slot = hash(fields[index].as_bytes());
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            index += 1;
            slots[slot] = index as u8;
        }
        Self { slots }
    }

    /// Returns the index of the field with this name; `fields` are those that the table was built from.
    #[inline]
    pub(crate) fn find(&self, fields: &[&str], name: &str) -> Option<usize> {
        let mut slot = hash(name.as_bytes());
        loop {
            let index = usize::from(self.slots[slot]).checked_sub(1)?;
            if fields
                .get(index)
                .is_some_and(|field| is_same(field.as_bytes(), name.as_bytes()))
            {
                return Some(index);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// Compares names eight bytes at a time, which takes less time for such short texts than a call of `memcmp`.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match (one.last_chunk::<8>(), other.last_chunk::<8>()) {
        (Some(one_end), Some(other_end)) => {
            let (ones, others) = (one.as_chunks::<8>().0, other.as_chunks::<8>().0);
            one_end == other_end && ones.iter().eq(others)
        }
        _ => one.iter().eq(other),
    }
}

/// Returns a hash of the length and of the first, middle and last byte, which are rarely all the same in two names of
/// an entity.
const fn hash(name: &[u8]) -> usize {
    if name.is_empty() {
        return 0;
    }
    let (first, middle, last) = (name[0], name[name.len() / 2], name[name.len() - 1]);
    (name.len() * 29 + first as usize * 3 + middle as usize * 59 + last as usize * 113) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::{FieldNames, is_same};

    #[test]
    fn finds_all_and_nothing_else() {
        const FIELDS: [&str; 6] = ["id", "name", "nave", "type", "a", "id_"];
        const NAMES: FieldNames = FieldNames::new(&FIELDS);
        for (index, field) in FIELDS.iter().enumerate() {
            assert_eq!(NAMES.find(&FIELDS, field), Some(index), "{field}");
        }
        for stranger in ["", "i", "di", "idd", "nbme", "types"] {
            assert_eq!(NAMES.find(&FIELDS, stranger), None, "{stranger}");
        }
    }

    #[test]
    fn every_byte_is_compared() {
        let name = "communication_disabled_until";
        for length in 0..=name.len() {
            let name = &name.as_bytes()[..length];
            assert!(is_same(name, name));
            assert!(!is_same(name, &[name, b"x"].concat()));
            for place in 0..length {
                let mut other = name.to_vec();
                other[place] ^= 1;
                assert!(!is_same(name, &other), "{length}, {place}");
            }
        }
    }
}

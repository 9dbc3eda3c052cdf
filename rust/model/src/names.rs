//! Finding a field by its name, which is done for each field of each object that is read.

/// Where the fields of an object stand in the order of their definition, by name: a table made when compiling. A name is
/// looked for where its hash points, and after that place until one is empty.
pub(crate) struct Names {
    /// The number of a field plus one, or 0.
    slots: [u8; SLOTS],
}

/// Twice the most fields an object may have, so that a search is short.
const SLOTS: usize = 256;

impl Names {
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

    /// The number of the field of this name; `fields` are those the table was made of.
    #[inline]
    pub(crate) fn find(&self, fields: &[&str], name: &str) -> Option<usize> {
        let mut slot = hash(name.as_bytes());
        loop {
            let index = usize::from(self.slots[slot]).checked_sub(1)?;
            if fields.get(index) == Some(&name) {
                return Some(index);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// The length, and bytes from the front, the middle and the end: names of one object seldom agree in all of them.
const fn hash(name: &[u8]) -> usize {
    if name.is_empty() {
        return 0;
    }
    let (first, middle, last) = (name[0], name[name.len() / 2], name[name.len() - 1]);
    (name.len() * 29 + first as usize * 3 + middle as usize * 59 + last as usize * 113) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn finds_all_and_nothing_else() {
        const FIELDS: [&str; 6] = ["id", "name", "nave", "type", "a", "id_"];
        const NAMES: Names = Names::new(&FIELDS);
        for (index, field) in FIELDS.iter().enumerate() {
            assert_eq!(NAMES.find(&FIELDS, field), Some(index), "{field}");
        }
        for stranger in ["", "i", "di", "idd", "nbme", "types"] {
            assert_eq!(NAMES.find(&FIELDS, stranger), None, "{stranger}");
        }
    }
}

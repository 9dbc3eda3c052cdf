//! The bytes of uploaded files.

use super::*;

/// How many bytes are kept in all; the oldest files go first.
const CAPACITY: usize = 256 << 20;

/// Files by attachment id.
#[derive(Default)]
pub struct Files {
    files: BTreeMap<Id, Vec<u8>>,
    size: usize,
}

impl Files {
    /// Keeps a file, for as long as there is room.
    pub fn insert(&mut self, id: Id, bytes: Vec<u8>) {
        self.size += bytes.len();
        self.files.insert(id, bytes);
        while self.size > CAPACITY {
            let Some((_, oldest)) = self.files.pop_first() else {
                return;
            };
            self.size -= oldest.len();
        }
    }

    pub fn get(&self, id: Id) -> Option<&[u8]> {
        self.files.get(&id).map(Vec::as_slice)
    }

    pub fn remove(&mut self, id: Id) {
        if let Some(bytes) = self.files.remove(&id) {
            self.size -= bytes.len();
        }
    }
}

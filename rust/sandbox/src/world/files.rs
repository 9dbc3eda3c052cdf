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

    /// Removes the files of messages that are gone.
    pub fn remove_all<'a>(&mut self, messages: impl IntoIterator<Item = &'a Message>) {
        let files = messages
            .into_iter()
            .flat_map(|message| &message.attachments);
        for file in files {
            let bytes = self.files.remove(&file.id);
            self.size -= bytes.map_or(0, |bytes| bytes.len());
        }
    }
}

//! The JSON of waiting events, kept in case a script connects to raw events.
//!
//! Most of it is never read. So the texts of many events share one allocation, which is freed with the last of these events.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The size of an allocation, unless a single text is larger.
const CHUNK_BYTES: usize = 64 << 10;

/// The name and the JSON of an event.
#[derive(Debug)]
pub(super) struct StoredText {
    chunk: Arc<Chunk>,
    begin: usize,
    /// The index in the chunk at which the name ends and the JSON begins.
    middle: usize,
    end: usize,
}

impl StoredText {
    /// Returns the name and the JSON.
    pub(super) fn read(&self) -> (String, String) {
        let chunk = self.chunk.lock();
        let part = |begin, end| chunk.get(begin..end).unwrap_or_default().to_owned();
        (part(self.begin, self.middle), part(self.middle, self.end))
    }
}

/// Stores texts.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// The chunk that the next text is added to.
    chunk: Arc<Chunk>,
}

impl Texts {
    /// Stores the name and the JSON of an event.
    pub(super) fn store(&mut self, name: &str, json: &str) -> StoredText {
        let length = name.len() + json.len();
        let mut chunk = self.chunk.lock();
        if chunk.len() + length > chunk.capacity() {
            drop(chunk);
            self.chunk = Arc::new(Chunk::with_capacity(length.max(CHUNK_BYTES)));
            chunk = self.chunk.lock();
        }
        let begin = chunk.len();
        chunk.push_str(name);
        let middle = chunk.len();
        chunk.push_str(json);
        StoredText {
            chunk: self.chunk.clone(),
            begin,
            middle,
            end: chunk.len(),
        }
    }
}

#[derive(Debug, Default)]
struct Chunk(Mutex<String>);

impl Chunk {
    fn with_capacity(capacity: usize) -> Self {
        Self(Mutex::new(String::with_capacity(capacity)))
    }

    fn lock(&self) -> MutexGuard<'_, String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_what_was_stored_whatever_its_size() {
        let mut texts = Texts::default();
        let large = "ü".repeat(CHUNK_BYTES);
        let pairs = [("A", "{}"), ("", ""), ("B", &*large), ("C", "[1]")];
        let stored = pairs.map(|(name, json)| texts.store(name, json));
        for ((name, json), text) in pairs.iter().zip(stored) {
            assert_eq!(text.read(), ((*name).to_owned(), (*json).to_owned()));
        }
    }

    #[test]
    fn a_chunk_does_not_grow_and_ends_with_its_last_text() {
        let mut texts = Texts::default();
        let stored: Vec<_> = (0..100)
            .map(|number| texts.store("NAME", &format!("{number:0>2000}")))
            .collect();
        let chunks: Vec<_> = stored
            .iter()
            .map(|text| Arc::downgrade(&text.chunk))
            .collect();
        assert!(
            stored
                .iter()
                .all(|text| text.chunk.lock().capacity() < 2 * CHUNK_BYTES)
        );
        drop(stored);
        let alive = chunks.iter().filter(|chunk| chunk.strong_count() > 0);
        assert!(
            alive.count() < CHUNK_BYTES / 2000,
            "only the one that is filled"
        );
    }
}

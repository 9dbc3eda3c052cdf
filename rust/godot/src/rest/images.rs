//! The pictures that were loaded last, so that a list of faces does not load each of them again and again.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};

use godot::classes::Texture2D;
use godot::prelude::*;

/// How many pictures are kept.
const KEPT: usize = 64;

/// The pictures that were loaded last, and those that are on their way.
#[derive(Default)]
pub struct Images {
    /// The newest behind.
    kept: RefCell<VecDeque<(String, Gd<Texture2D>)>>,
    /// The requests that load them, by their addresses.
    loading: RefCell<BTreeMap<String, u64>>,
}

impl Images {
    /// The picture of this address, which is then the newest.
    pub fn find(&self, url: &str) -> Option<Variant> {
        let mut kept = self.kept.borrow_mut();
        let place = kept.iter().position(|(known, _)| known == url)?;
        let found = kept.remove(place)?;
        let texture = found.1.to_variant();
        kept.push_back(found);
        Some(texture)
    }

    /// The request that loads this address, if there is one.
    pub fn loading(&self, url: &str) -> Option<u64> {
        self.loading.borrow().get(url).copied()
    }

    /// Notes that a request loads this address.
    pub fn begin(&self, url: String, number: u64) {
        self.loading.borrow_mut().insert(url, number);
    }

    /// A request has ended, whatever it was about.
    pub fn end(&self, number: u64) {
        self.loading
            .borrow_mut()
            .retain(|_, other| *other != number);
    }

    /// Keeps a picture; the oldest goes for it.
    pub fn keep(&self, url: String, texture: &Variant) {
        let Ok(texture) = texture.try_to::<Gd<Texture2D>>() else {
            return;
        };
        let mut kept = self.kept.borrow_mut();
        kept.push_back((url, texture));
        let oldest = if kept.len() > KEPT {
            kept.pop_front()
        } else {
            None
        };
        drop(kept);
        drop(oldest);
    }
}

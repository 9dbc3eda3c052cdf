//! The pictures that were loaded last, so that a list of faces does not load each of them again and again.

use std::cell::RefCell;
use std::collections::VecDeque;

use godot::classes::Texture2D;
use godot::prelude::*;

/// How many pictures are kept.
const KEPT: usize = 64;

/// The pictures that were loaded last, the newest behind.
#[derive(Default)]
pub struct Images(RefCell<VecDeque<(String, Gd<Texture2D>)>>);

impl Images {
    /// The picture of this address, which is then the newest.
    pub fn find(&self, url: &str) -> Option<Variant> {
        let mut kept = self.0.borrow_mut();
        let place = kept.iter().position(|(known, _)| known == url)?;
        let found = kept.remove(place)?;
        let texture = found.1.to_variant();
        kept.push_back(found);
        Some(texture)
    }

    /// Keeps a picture; the oldest goes for it.
    pub fn keep(&self, url: String, texture: &Variant) {
        let Ok(texture) = texture.try_to::<Gd<Texture2D>>() else {
            return;
        };
        let mut kept = self.0.borrow_mut();
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

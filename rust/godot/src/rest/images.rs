//! The images that were loaded last, so that a list of avatars does not load each of them again and again.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};

use godot::classes::Texture2D;
use godot::prelude::*;

use super::texture::TextureUpload;

/// How many bytes the kept textures may take together. One that is larger alone is not kept.
const MAX_KEPT_BYTES: usize = 64 << 20;

/// How many textures are kept at most.
const MAX_KEPT: usize = 1000;

/// The images that were loaded last, and those that are on their way.
#[derive(Default)]
pub struct Images {
    kept: RefCell<Kept>,
    loading: RefCell<Loading>,
    /// Those of which textures are being made.
    pub(super) uploads: RefCell<VecDeque<TextureUpload>>,
}

/// The requests that load images.
#[derive(Default)]
struct Loading {
    by_url: BTreeMap<String, u64>,
    urls: BTreeMap<u64, String>,
}

#[derive(Default)]
struct Kept {
    /// The URL of each, the texture and its bytes. The one that was used last is at the back.
    textures: VecDeque<(String, Gd<Texture2D>, usize)>,
    bytes: usize,
}

impl Images {
    /// The texture of this URL.
    pub fn find(&self, url: &str) -> Option<Variant> {
        let kept = &mut *self.kept.borrow_mut();
        let place = kept.textures.iter().position(|(known, ..)| known == url)?;
        let found = kept.textures.remove(place)?;
        let texture = found.1.to_variant();
        kept.textures.push_back(found);
        Some(texture)
    }

    /// The request that loads this URL, if there is one.
    pub fn loading(&self, url: &str) -> Option<u64> {
        self.loading.borrow().by_url.get(url).copied()
    }

    /// Notes that a request loads this URL.
    pub fn begin(&self, url: String, number: u64) {
        let loading = &mut *self.loading.borrow_mut();
        loading.urls.insert(number, url.clone());
        loading.by_url.insert(url, number);
    }

    /// A request has ended, whatever it was about.
    pub fn end(&self, number: u64) {
        let loading = &mut *self.loading.borrow_mut();
        if let Some(url) = loading.urls.remove(&number)
            && loading.by_url.get(&url) == Some(&number)
        {
            loading.by_url.remove(&url);
        }
    }

    /// Keeps a texture. Those that were not used for longest go for it.
    pub fn keep(&self, url: String, texture: &Variant) {
        let Ok(texture) = texture.try_to::<Gd<Texture2D>>() else {
            return;
        };
        // Four bytes for each pixel: red, green, blue and alpha.
        let pixels = i64::from(texture.get_width()) * i64::from(texture.get_height());
        let bytes = usize::try_from(pixels * 4).unwrap_or(usize::MAX);
        if bytes > MAX_KEPT_BYTES {
            return;
        }
        let mut evicted = Vec::new();
        let kept = &mut *self.kept.borrow_mut();
        kept.textures.push_back((url, texture, bytes));
        kept.bytes += bytes;
        while kept.bytes > MAX_KEPT_BYTES || kept.textures.len() > MAX_KEPT {
            let Some(oldest) = kept.textures.pop_front() else {
                break;
            };
            kept.bytes -= oldest.2;
            evicted.push(oldest);
        }
    }
}

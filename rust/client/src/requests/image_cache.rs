//! The most recently loaded images, so that a list of avatars does not load each of them repeatedly.

use std::collections::{BTreeMap, VecDeque};

/// The maximum size of all cached images in bytes. An image that is larger on its own is not cached.
const MAX_KEPT_BYTES: usize = 64 << 20;

/// The maximum number of cached images.
const MAX_KEPT: usize = 1000;

/// The most recently loaded images, and those that are being loaded. `T` is an image.
pub struct ImageCache<T> {
    /// The URL, the image and its size for each entry. The most recently used one is at the back.
    kept: VecDeque<(String, T, usize)>,
    bytes: usize,
    /// The request that loads each URL.
    by_url: BTreeMap<String, u64>,
    urls: BTreeMap<u64, String>,
}

impl<T> Default for ImageCache<T> {
    fn default() -> Self {
        Self {
            kept: VecDeque::new(),
            bytes: 0,
            by_url: BTreeMap::new(),
            urls: BTreeMap::new(),
        }
    }
}

impl<T: Clone> ImageCache<T> {
    /// Returns the image with this URL.
    pub fn find(&mut self, url: &str) -> Option<T> {
        let place = self.kept.iter().position(|(known, ..)| known == url)?;
        let found = self.kept.remove(place)?;
        let image = found.1.clone();
        self.kept.push_back(found);
        Some(image)
    }

    /// Returns the request that loads this URL, if there is one.
    pub fn loading(&self, url: &str) -> Option<u64> {
        self.by_url.get(url).copied()
    }

    /// Records that a request loads this URL.
    pub fn begin(&mut self, url: String, number: u64) {
        self.urls.insert(number, url.clone());
        self.by_url.insert(url, number);
    }

    /// Records that a request has ended. It may be any request.
    pub fn end(&mut self, number: u64) {
        if let Some(url) = self.urls.remove(&number)
            && self.by_url.get(&url) == Some(&number)
        {
            self.by_url.remove(&url);
        }
    }

    /// Caches an image of this size. Returns the images that were removed for it, the longest unused first, which must
    /// be dropped while nothing is borrowed.
    #[must_use]
    pub fn keep(&mut self, url: String, image: T, bytes: usize) -> Vec<T> {
        if bytes > MAX_KEPT_BYTES {
            return vec![image];
        }
        let mut evicted = Vec::new();
        self.kept.push_back((url, image, bytes));
        self.bytes += bytes;
        while self.bytes > MAX_KEPT_BYTES || self.kept.len() > MAX_KEPT {
            let Some((_, image, bytes)) = self.kept.pop_front() else {
                break;
            };
            self.bytes -= bytes;
            evicted.push(image);
        }
        evicted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(name: &str) -> String {
        name.to_owned()
    }

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let mut images = ImageCache::default();
        let half = MAX_KEPT_BYTES / 2;
        assert!(images.keep(url("a"), 'a', half).is_empty());
        assert!(images.keep(url("b"), 'b', half).is_empty());
        assert_eq!(images.find("a"), Some('a'));
        assert_eq!(images.keep(url("c"), 'c', 1), ['b']);
        assert_eq!(images.find("b"), None);
        assert_eq!(images.find("a"), Some('a'));
    }

    #[test]
    fn one_that_is_too_large_is_not_kept() {
        let mut images = ImageCache::default();
        assert_eq!(images.keep(url("a"), 'a', MAX_KEPT_BYTES + 1), ['a']);
        assert_eq!(images.find("a"), None);
    }

    #[test]
    fn there_are_not_too_many() {
        let mut images = ImageCache::default();
        for number in 0..MAX_KEPT {
            assert!(images.keep(number.to_string(), number, 0).is_empty());
        }
        assert_eq!(images.keep(url("one more"), MAX_KEPT, 0), [0]);
    }

    #[test]
    fn who_loads_an_image_is_known_until_the_request_ends() {
        let mut images = ImageCache::<char>::default();
        images.begin(url("a"), 1);
        assert_eq!(images.loading("a"), Some(1));
        images.begin(url("a"), 2);
        images.end(1);
        assert_eq!(images.loading("a"), Some(2));
        images.end(2);
        assert_eq!(images.loading("a"), None);
    }
}

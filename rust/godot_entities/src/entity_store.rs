//! The cached entities of a client, and the objects that represent them.

use std::cell::RefCell;

use discord_cache::Cache;

use crate::registry::Registry;

/// The id of a client. Entities have this instead of a pointer, so that dropping them on another thread accesses
/// nothing.
pub type ClientId = u64;

/// The base URL of Discord's images.
pub const DISCORD_CDN: &str = "https://cdn.discordapp.com";

/// The cached entities of a client, and the objects that represent them. Nothing is borrowed while a script runs.
pub struct EntityStore {
    /// The client.
    pub client: ClientId,
    /// The cache.
    pub cache: RefCell<Cache>,
    /// The objects that represent entities.
    pub registry: Registry,
    cdn_url: RefCell<String>,
}

impl EntityStore {
    /// Creates the empty store of a client.
    pub fn new(client: ClientId) -> Self {
        Self {
            client,
            cache: RefCell::default(),
            registry: Registry::default(),
            cdn_url: RefCell::default(),
        }
    }

    /// Changes the cache. Entities that this removes are freed in the background.
    pub fn change_cache<R>(&self, change: impl FnOnce(&mut Cache) -> R) -> R {
        let mut cache = self.cache.borrow_mut();
        let result = change(&mut cache);
        if let Some(deferred_drop) = cache.take_deferred_drop() {
            discord_client::discard(deferred_drop);
        }
        result
    }

    /// Returns the base URL of images.
    pub fn cdn_url(&self) -> String {
        let url = self.cdn_url.borrow();
        match url.trim_end_matches('/') {
            "" => DISCORD_CDN.to_owned(),
            url => url.to_owned(),
        }
    }

    /// Sets the base URL of images. If empty, Discord's URL is used.
    pub fn set_cdn_url(&self, url: String) {
        self.cdn_url.replace(url);
    }
}

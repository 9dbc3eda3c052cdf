//! What one client knows, and which objects stand for it.

use std::cell::RefCell;

use discord_cache::Cache;

use crate::registry::Registry;

/// Names a client. Entities keep this and no pointer, so that one that is dropped on another thread touches nothing.
pub type ClientId = u64;

/// The base URL of Discord's images.
pub const DISCORD_CDN: &str = "https://cdn.discordapp.com";

/// What one client knows, and which objects stand for it. No borrow of it is ever held while a script runs.
pub struct EntityStore {
    /// The client.
    pub client: ClientId,
    /// What the bot knows.
    pub cache: RefCell<Cache>,
    /// Which objects stand for which entities.
    pub registry: Registry,
    cdn_url: RefCell<String>,
}

impl EntityStore {
    /// A client that knows nothing yet.
    pub fn new(client: ClientId) -> Self {
        Self {
            client,
            cache: RefCell::default(),
            registry: Registry::default(),
            cdn_url: RefCell::default(),
        }
    }

    /// Changes what is known. What that leaves over is freed in the background.
    pub fn change_cache<R>(&self, change: impl FnOnce(&mut Cache) -> R) -> R {
        let mut cache = self.cache.borrow_mut();
        let result = change(&mut cache);
        if let Some(deferred_drop) = cache.take_deferred_drop() {
            discord_client::discard(deferred_drop);
        }
        result
    }

    /// The base URL of images.
    pub fn cdn_url(&self) -> String {
        let url = self.cdn_url.borrow();
        match url.trim_end_matches('/') {
            "" => DISCORD_CDN.to_owned(),
            url => url.to_owned(),
        }
    }

    /// Sets the base URL of images; empty means Discord's.
    pub fn set_cdn_url(&self, url: String) {
        self.cdn_url.replace(url);
    }
}

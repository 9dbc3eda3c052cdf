//! The cached entities of a client, and the objects that represent them.

use std::cell::{Cell, RefCell};

use discord_cache::{Cache, permissions};
use discord_model::Permissions;
use godot::global::godot_warn;

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
    /// Whether a script was told why no permissions can be computed.
    has_explained_permissions: Cell<bool>,
}

impl EntityStore {
    /// Creates the empty store of a client.
    pub fn new(client: ClientId) -> Self {
        Self {
            client,
            cache: RefCell::default(),
            registry: Registry::default(),
            cdn_url: RefCell::default(),
            has_explained_permissions: Cell::new(false),
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

    /// Returns permissions that were computed, or none if they could not be. Warns once if the settings are the reason.
    pub fn permissions(&self, method: &str, computed: Option<Permissions>) -> Permissions {
        if computed.is_none()
            && let Some(kind) = permissions::excluded_kind(&self.cache.borrow())
            && !self.has_explained_permissions.replace(true)
        {
            godot_warn!(
                "{method}: permissions cannot be computed, because the entity manager keeps no {kind}. Set \
                keep_entities and keep_{kind} of the DiscordClient to true before login()."
            );
        }
        computed.unwrap_or_default()
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

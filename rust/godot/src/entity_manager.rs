//! What the bot knows, as GDScript sees it.

use std::sync::Arc;

use discord_cache::Cache;
use godot::meta::Element;
use godot::prelude::*;

use crate::convert::id;
use crate::core::{Core, CoreId};
use crate::entities::{
    DiscordApplication, DiscordChannel, DiscordGuild, DiscordMessage, DiscordPresence, DiscordUser,
};
use crate::entity::Class;

/// What the bot knows of the world: guilds, channels, users, and the newest messages.
///
/// Discord's events keep it up to date; in a handler it holds the state right after the event told of. Nothing here asks
/// Discord: for that there is [DiscordREST].
///
/// Of each channel the newest 100 messages are kept, 10,000 in all. Users are kept as long as they are a member or the author of a
/// message that is.
///
/// Reached as [member DiscordClient.entity_manager].
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordEntityManager {
    core: CoreId,
}

#[godot_api]
impl DiscordEntityManager {
    /// The user with this id, or `null`.
    #[func]
    fn get_user(&self, id: i64) -> Option<Gd<DiscordUser>> {
        user(&*Core::find(self.core)?, id)
    }

    /// All users, in no order.
    #[func]
    fn get_users(&self) -> Array<Gd<DiscordUser>> {
        self.list(|cache| cache.users().cloned().collect())
    }

    /// The guild with this id, or `null`.
    #[func]
    fn get_guild(&self, id: i64) -> Option<Gd<DiscordGuild>> {
        guild(&*Core::find(self.core)?, id)
    }

    /// All guilds, the oldest first.
    #[func]
    fn get_guilds(&self) -> Array<Gd<DiscordGuild>> {
        Core::find(self.core).map_or_else(Array::new, |core| guilds(&core))
    }

    /// The channel or thread with this id, or `null`.
    #[func]
    fn get_channel(&self, id: i64) -> Option<Gd<DiscordChannel>> {
        channel(&*Core::find(self.core)?, id)
    }

    /// All channels and threads, in no order.
    #[func]
    fn get_channels(&self) -> Array<Gd<DiscordChannel>> {
        self.list(|cache| cache.channels().cloned().collect())
    }

    /// The message with this id, or `null`.
    #[func]
    fn get_message(&self, id: i64) -> Option<Gd<DiscordMessage>> {
        message(&*Core::find(self.core)?, id)
    }

    /// How many entities are kept, by kind.
    #[func]
    fn get_statistics(&self) -> VarDictionary {
        let Some(core) = Core::find(self.core) else {
            return VarDictionary::new();
        };
        let cache = core.cache.borrow();
        let sum = |count: fn(&discord_cache::GuildEntry) -> usize| {
            cache.guilds().map(count).sum::<usize>() as i64
        };
        vdict! {
            "guilds" => cache.guilds().len() as i64,
            "channels" => cache.channels().len() as i64,
            "users" => cache.user_count() as i64,
            "messages" => cache.message_count() as i64,
            "members" => sum(|guild| guild.members().len()),
            "roles" => sum(|guild| guild.roles().len()),
            "presences" => sum(|guild| guild.presences().len()),
            "voice_states" => sum(|guild| guild.voice_states().len()),
            "live_objects" => core.registry.len() as i64,
        }
    }

    /// The entity manager of one client.
    pub fn create(core: CoreId) -> Gd<Self> {
        Gd::from_object(Self { core })
    }

    fn list<T: Class>(&self, list: impl FnOnce(&Cache) -> Vec<Arc<T>>) -> Array<Gd<T::Object>>
    where
        Gd<T::Object>: Element,
    {
        Core::find(self.core).map_or_else(Array::new, |core| core.list_live(list))
    }
}

/// The bot's own account.
pub fn me(core: &Core) -> Option<Gd<DiscordUser>> {
    core.find_live(|cache| cache.me().cloned())
}

/// The bot's own application.
pub fn application(core: &Core) -> Option<Gd<DiscordApplication>> {
    core.find_live(|cache| cache.application().cloned())
}

/// A user.
pub fn user(core: &Core, number: i64) -> Option<Gd<DiscordUser>> {
    core.find_live(|cache| cache.user(id(number)).cloned())
}

/// A guild.
pub fn guild(core: &Core, number: i64) -> Option<Gd<DiscordGuild>> {
    core.find_live(|cache| cache.guild(id(number)).map(|entry| entry.guild().clone()))
}

/// All guilds, the oldest first.
pub fn guilds(core: &Core) -> Array<Gd<DiscordGuild>> {
    core.list_live(|cache| {
        let mut guilds: Vec<_> = cache.guilds().map(|entry| entry.guild().clone()).collect();
        guilds.sort_by_key(|guild| guild.id);
        guilds
    })
}

/// A channel or thread.
pub fn channel(core: &Core, number: i64) -> Option<Gd<DiscordChannel>> {
    core.find_live(|cache| cache.channel(id(number)).cloned())
}

/// A message.
pub fn message(core: &Core, number: i64) -> Option<Gd<DiscordMessage>> {
    core.find_live(|cache| cache.message(id(number)).cloned())
}

/// A presence, from any guild that tells of it.
pub fn presence(core: &Core, number: i64) -> Option<Gd<DiscordPresence>> {
    core.find_live(|cache| {
        cache
            .guilds()
            .find_map(|entry| entry.presence(id(number)).cloned())
    })
}

//! Methods that find and list entities that do not belong to one guild.

use std::sync::Arc;

use discord_cache::{Cache, GuildEntry};
use discord_godot_values::id_argument::IdArgument;
use discord_model::{Application, Channel, Guild, Id};
use godot::prelude::*;

use super::DiscordEntityManager;
use crate::entities::*;

#[godot_api(secondary)]
impl DiscordEntityManager {
    /// Returns the user with this id, or `null`.
    #[func]
    fn get_user(&self, id: IdArgument) -> Option<Gd<DiscordUser>> {
        let id = id.lookup("DiscordEntityManager.get_user", "id");
        self.find(|cache| cache.user(id).cloned())
    }

    /// Returns all users, in no particular order.
    #[func]
    fn get_users(&self) -> Array<Gd<DiscordUser>> {
        self.list(|cache| cache.users().cloned().collect())
    }

    /// Returns the guild with this id, or `null`.
    #[func]
    fn get_guild(&self, id: IdArgument) -> Option<Gd<DiscordGuild>> {
        let id = id.lookup("DiscordEntityManager.get_guild", "id");
        self.find(|cache| guild(cache, id))
    }

    /// Returns all guilds, the oldest first.
    #[func]
    fn get_guilds(&self) -> Array<Gd<DiscordGuild>> {
        self.list(guilds)
    }

    /// Returns the channel or thread with this id, or `null`.
    #[func]
    fn get_channel(&self, id: IdArgument) -> Option<Gd<DiscordChannel>> {
        let id = id.lookup("DiscordEntityManager.get_channel", "id");
        self.find(|cache| cache.channel(id).cloned())
    }

    /// Returns all channels and threads, in no particular order.
    #[func]
    fn get_channels(&self) -> Array<Gd<DiscordChannel>> {
        self.list(|cache| cache.channels().cloned().collect())
    }

    /// Returns the thread with this id, or `null`.
    #[func]
    fn get_thread(&self, id: IdArgument) -> Option<Gd<DiscordChannel>> {
        let id = id.lookup("DiscordEntityManager.get_thread", "id");
        self.find(|cache| thread(cache.channel(id)?))
    }

    /// Returns all threads, in no particular order.
    #[func]
    fn get_threads(&self) -> Array<Gd<DiscordChannel>> {
        self.list(|cache| cache.channels().filter_map(thread).collect())
    }

    /// Returns the message with this id, or `null`.
    #[func]
    fn get_message(&self, id: IdArgument) -> Option<Gd<DiscordMessage>> {
        let id = id.lookup("DiscordEntityManager.get_message", "id");
        self.find(|cache| cache.message(id).cloned())
    }

    /// Returns the cached messages of a channel, the oldest first.
    #[func]
    fn get_messages(&self, channel_id: IdArgument) -> Array<Gd<DiscordMessage>> {
        let channel_id = channel_id.lookup("DiscordEntityManager.get_messages", "channel_id");
        self.list(|cache| cache.messages(channel_id).cloned().collect())
    }

    /// Returns the application with this id, or `null` if it is not the bot's own.
    #[func]
    fn get_application(&self, id: IdArgument) -> Option<Gd<DiscordApplication>> {
        let id = id.lookup("DiscordEntityManager.get_application", "id");
        self.find(|cache| application(cache, id))
    }

    /// Returns all applications: the bot's own, once it is logged in.
    #[func]
    fn get_applications(&self) -> Array<Gd<DiscordApplication>> {
        self.list(|cache| cache.application().cloned().into_iter().collect())
    }

    /// Returns the team with this id, or `null`. Only the team that owns the bot's application is cached, once the client
    /// has fetched the application after the login.
    #[func]
    fn get_team(&self, id: IdArgument) -> Option<Gd<DiscordTeam>> {
        let id = id.lookup("DiscordEntityManager.get_team", "id");
        self.find(|cache| cache.team(id).cloned())
    }

    /// Returns all teams: the team that owns the bot's application, if it is cached.
    #[func]
    fn get_teams(&self) -> Array<Gd<DiscordTeam>> {
        self.list(|cache| {
            let team = cache.application().and_then(|own| own.team.clone());
            team.into_iter().collect()
        })
    }

    /// Returns the entitlement with this id, or `null`. The newest 1,000 entitlements from events are kept.
    #[func]
    fn get_entitlement(&self, id: IdArgument) -> Option<Gd<DiscordEntitlement>> {
        let id = id.lookup("DiscordEntityManager.get_entitlement", "id");
        self.find(|cache| cache.entitlement(id).cloned())
    }

    /// Returns all cached entitlements, the oldest first.
    #[func]
    fn get_entitlements(&self) -> Array<Gd<DiscordEntitlement>> {
        self.list(|cache| cache.entitlements().cloned().collect())
    }

    /// Returns the subscription with this id, or `null`. The newest 1,000 subscriptions from events are kept.
    #[func]
    fn get_subscription(&self, id: IdArgument) -> Option<Gd<DiscordSubscription>> {
        let id = id.lookup("DiscordEntityManager.get_subscription", "id");
        self.find(|cache| cache.subscription(id).cloned())
    }

    /// Returns all cached subscriptions, the oldest first.
    #[func]
    fn get_subscriptions(&self) -> Array<Gd<DiscordSubscription>> {
        self.list(|cache| cache.subscriptions().cloned().collect())
    }
}

/// Returns a guild.
pub fn guild(cache: &Cache, id: Id<Guild>) -> Option<Arc<Guild>> {
    cache.guild(id).map(|entry| entry.guild().clone())
}

/// Returns all guilds, the oldest first.
pub fn guilds(cache: &Cache) -> Vec<Arc<Guild>> {
    let mut guilds: Vec<_> = cache.guilds().map(GuildEntry::guild).cloned().collect();
    guilds.sort_by_key(|guild| guild.id);
    guilds
}

/// Returns the bot's own application, if it has this id.
pub fn application(cache: &Cache, id: Id<Application>) -> Option<Arc<Application>> {
    cache.application().filter(|own| own.id == id).cloned()
}

fn thread(channel: &Arc<Channel>) -> Option<Arc<Channel>> {
    channel.kind.is_thread().then(|| channel.clone())
}

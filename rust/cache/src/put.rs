//! What a game may write: entities that it puts into the cache, and evicts from it.
//!
//! An entity that is put is cached like that of an event. Nothing is announced, and no deletion is recorded: a later
//! event about an evicted entity may insert it again.

use std::sync::Arc;

use discord_model::decode::from_slice;
use discord_model::{
    AutoModerationRule, Channel, Entitlement, Entity, Event, Guild, GuildJoinRequest, Id,
    Integration, Invite, Member, Message, Patch, Presence, Role, ScheduledEvent, SoundboardSound,
    StageInstance, Subscription, User, VoiceState,
};

use crate::guild_resource::{GuildResource, ResourceMap};
use crate::{Cache, PreparedEvent, prepare};

/// Passes the names of the kinds that a game may write, with their types, to the given macro.
#[macro_export]
macro_rules! put_entities {
    ($callback:ident) => {
        $callback! {
            "auto_moderation_rule" AutoModerationRule, "channel" Channel, "entitlement" Entitlement, "guild" Guild,
            "integration" Integration, "invite" Invite, "join_request" GuildJoinRequest, "member" Member,
            "message" Message, "presence" Presence, "role" Role, "scheduled_event" ScheduledEvent,
            "soundboard_sound" SoundboardSound, "stage_instance" StageInstance, "subscription" Subscription, "user" User,
            "voice_state" VoiceState,
        }
    };
}

/// An entity that a game may put into the cache.
pub trait PutEntity: Entity {
    /// Inserts the entity with this JSON, or merges it into the cached entity. Returns the result, which is not cached
    /// if its guild is not, or if the settings exclude it. Returns `None` if the JSON is not such an object.
    fn put(cache: &mut Cache, json: &str) -> Option<Arc<Self>>;

    /// Removes an entity. `guild` is its guild, if it has one; `key` is its id, the id of its user, or its code. Returns
    /// whether it was removed.
    fn evict(cache: &mut Cache, guild: Id<Guild>, key: &str) -> bool;

    /// Removes all entities of this kind, except those of the bot itself.
    fn evict_all(cache: &mut Cache);
}

fn decode<T: Entity>(json: &str) -> Option<Patch<T>> {
    from_slice(json.as_bytes()).ok()?
}

fn id<T>(key: &str) -> Id<T> {
    key.parse().map_or(Id::NONE, Id::new)
}

impl Cache {
    /// Removes everything except the user and the application of the bot.
    pub fn reset(&mut self) {
        let (me, application) = (self.me().cloned(), self.application.take());
        self.clear();
        self.set_current_user(me);
        self.application = application;
    }
}

impl PutEntity for User {
    fn put(cache: &mut Cache, json: &str) -> Option<Arc<Self>> {
        let mut user = Arc::new(decode::<Self>(json)?.value);
        if user.id.is_none() {
            return Some(user);
        }
        let now = cache.now();
        if cache.put_users.touch(now, user.id) {
            cache.users.update(&mut user);
        } else {
            cache.users.upsert_and_retain(&mut user);
        }
        cache.evict_excess_put_users();
        Some(user)
    }

    /// Only a user that was put can be removed, and stays cached as long as another entity refers to it.
    fn evict(cache: &mut Cache, _: Id<Guild>, key: &str) -> bool {
        let user = id(key);
        cache.put_users.remove(user) && cache.users.release(user).is_some()
    }

    fn evict_all(cache: &mut Cache) {
        while let Some(user) = cache.put_users.pop_oldest() {
            cache.users.release(user);
        }
    }
}

impl PutEntity for Guild {
    fn put(cache: &mut Cache, json: &str) -> Option<Arc<Self>> {
        let Event::GuildCreate(create) = Event::decode("GUILD_CREATE", json).ok()? else {
            return None;
        };
        let guild = Arc::new(create.guild.value.clone());
        cache.commit(prepare(Event::GuildCreate(create)));
        let known = cache.guild(guild.id).map(|entry| entry.guild().clone());
        Some(known.unwrap_or(guild))
    }

    fn evict(cache: &mut Cache, _: Id<Guild>, key: &str) -> bool {
        let guild = id(key);
        let is_known = cache.guilds.contains_key(&guild);
        cache.remove_guild(guild);
        is_known
    }

    fn evict_all(cache: &mut Cache) {
        let guilds: Vec<_> = cache.guilds.keys().copied().collect();
        for guild in guilds {
            cache.remove_guild(guild);
        }
    }
}

impl PutEntity for Channel {
    fn put(cache: &mut Cache, json: &str) -> Option<Arc<Self>> {
        Some(cache.create_channel(decode(json)?))
    }

    fn evict(cache: &mut Cache, _: Id<Guild>, key: &str) -> bool {
        cache.remove_channel(id(key), Id::NONE).is_some()
    }

    fn evict_all(cache: &mut Cache) {
        let channels: Vec<_> = cache.channels.keys().copied().collect();
        for channel in channels {
            cache.remove_channel(channel, Id::NONE);
        }
    }
}

impl PutEntity for Message {
    fn put(cache: &mut Cache, json: &str) -> Option<Arc<Self>> {
        let patch = decode::<Self>(json)?;
        if cache.messages.get(patch.value.id).is_some() {
            return Some(cache.update_message(patch));
        }
        let mut message = patch.value;
        // The HTTP API does not include the guild of a message.
        if message.guild_id.is_none()
            && let Some(channel) = cache.channels.get(&message.channel_id)
        {
            message.guild_id = channel.guild_id;
        }
        cache.update_from_message(&mut message);
        let message = Arc::new(message);
        cache.insert_message(&message);
        Some(message)
    }

    fn evict(cache: &mut Cache, _: Id<Guild>, key: &str) -> bool {
        let Some(message) = cache.messages.remove(id(key)) else {
            return false;
        };
        cache.release_author(&message);
        true
    }

    fn evict_all(cache: &mut Cache) {
        while let Some(message) = cache
            .messages
            .oldest()
            .and_then(|id| cache.messages.remove(id))
        {
            cache.release_author(&message);
        }
    }
}

impl PutEntity for Member {
    fn put(cache: &mut Cache, json: &str) -> Option<Arc<Self>> {
        let patch = decode::<Self>(json)?;
        let (guild, user) = (patch.value.guild_id, patch.value.user_id());
        let member = match cache.member(guild, user) {
            Some(known) => patch.applied_to(&known),
            None => patch.value,
        };
        let mut member = [Arc::new(member)];
        if user.is_some() {
            cache.insert_members(guild, &mut member);
            cache.evict_excess();
        }
        let [member] = member;
        Some(member)
    }

    fn evict(cache: &mut Cache, guild: Id<Guild>, key: &str) -> bool {
        cache.evict_member(guild, id(key))
    }

    fn evict_all(cache: &mut Cache) {
        let members = cache.guilds.iter().flat_map(|(guild, entry)| {
            let members = entry.members.iter();
            members.map(move |(user, _)| (*guild, user))
        });
        let members: Vec<_> = members.collect();
        for (guild, user) in members {
            cache.evict_member(guild, user);
        }
    }
}

impl Cache {
    /// Removes a member other than the bot.
    fn evict_member(&mut self, guild: Id<Guild>, user: Id<User>) -> bool {
        let Some(entry) = self.guilds.get_mut(&guild).filter(|_| user != self.me) else {
            return false;
        };
        let removed = entry.members.remove(&mut self.member_evictions, user);
        if let Some(member) = removed {
            self.deferred_drop.members.push(member);
            self.users.release(user);
            return true;
        }
        false
    }
}

impl PutEntity for Presence {
    fn put(cache: &mut Cache, json: &str) -> Option<Arc<Self>> {
        let presence: Self = from_slice(json.as_bytes()).ok()??;
        let payload = Event::PresenceUpdate(Box::new(presence.clone()));
        cache.commit(PreparedEvent::Event(payload));
        let known = cache.presence(presence.guild_id, presence.user_id());
        Some(known.cloned().unwrap_or_else(|| Arc::new(presence)))
    }

    fn evict(cache: &mut Cache, guild: Id<Guild>, key: &str) -> bool {
        let queue = &mut cache.presence_evictions;
        let entry = cache.guilds.get_mut(&guild);
        entry.is_some_and(|entry| entry.presences.remove(queue, id(key)).is_some())
    }

    fn evict_all(cache: &mut Cache) {
        for entry in cache.guilds.values_mut() {
            let presences = std::mem::take(&mut entry.presences);
            let removed = presences.drain(&mut cache.presence_evictions);
            let presences = &mut cache.deferred_drop.presences;
            presences.extend(removed.map(|(_, presence)| presence));
        }
    }
}

impl PutEntity for VoiceState {
    fn put(cache: &mut Cache, json: &str) -> Option<Arc<Self>> {
        let state: Self = from_slice(json.as_bytes()).ok()??;
        let payload = Event::VoiceStateUpdate(Box::new(state.clone()));
        cache.commit(PreparedEvent::Event(payload));
        let known = cache.voice_state(state.guild_id, state.user_id);
        Some(known.cloned().unwrap_or_else(|| Arc::new(state)))
    }

    fn evict(cache: &mut Cache, guild: Id<Guild>, key: &str) -> bool {
        let entry = cache.guilds.get_mut(&guild);
        entry.is_some_and(|entry| entry.voice_states.remove(&id(key)).is_some())
    }

    fn evict_all(cache: &mut Cache) {
        for entry in cache.guilds.values_mut() {
            entry.voice_states = Default::default();
        }
    }
}

/// Implements [`PutEntity`] for resources of guilds: `Type: conversion of the key;`.
macro_rules! put_resources {
    ($($kind:ident: $key:expr;)+) => {$(
        impl PutEntity for $kind {
            fn put(cache: &mut Cache, json: &str) -> Option<Arc<Self>> {
                let resource = cache.create_resource(decode::<Self>(json)?);
                cache.sync_role_list(resource.guild_id);
                Some(resource)
            }

            fn evict(cache: &mut Cache, guild: Id<Guild>, key: &str) -> bool {
                let key = $key(key);
                let mut entries = cache.guilds.iter_mut();
                let found = entries.find_map(|(id, entry)| {
                    let is_meant = guild.is_none() || guild == *id;
                    let removed = is_meant.then(|| Self::resources_mut(entry).remove(&key));
                    removed.flatten().map(|_| *id)
                });
                cache.sync_role_list(found.unwrap_or_default());
                found.is_some()
            }

            fn evict_all(cache: &mut Cache) {
                for entry in cache.guilds.values_mut() {
                    *Self::resources_mut(entry) = ResourceMap::<Self>::default();
                    entry.sync_role_list();
                }
            }
        }
    )+};
}

put_resources! {
    AutoModerationRule: id::<AutoModerationRule>;
    Integration: id::<Integration>;
    Invite: Box::<str>::from;
    Role: id::<Role>;
    ScheduledEvent: id::<ScheduledEvent>;
    SoundboardSound: id::<SoundboardSound>;
    StageInstance: id::<StageInstance>;
}

/// Implements [`PutEntity`] for entities that belong to no guild: `Type: field of the cache;`.
macro_rules! put_bounded {
    ($($kind:ident: $entities:ident;)+) => {$(
        impl PutEntity for $kind {
            fn put(cache: &mut Cache, json: &str) -> Option<Arc<Self>> {
                let patch = decode::<Self>(json)?;
                Some(cache.$entities.create(patch.value.id, patch))
            }

            fn evict(cache: &mut Cache, _: Id<Guild>, key: &str) -> bool {
                cache.$entities.evict(id(key))
            }

            fn evict_all(cache: &mut Cache) {
                cache.$entities = Default::default();
            }
        }
    )+};
}

put_bounded! {
    Entitlement: entitlements;
    GuildJoinRequest: join_requests;
    Subscription: subscriptions;
}

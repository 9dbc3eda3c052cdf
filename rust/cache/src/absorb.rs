//! What the HTTP API answers, laid over what is known.
//!
//! An answer brings what is kept up to date, but adds nothing: only events tell the cache that something has begun to
//! exist, and when it ends. The event that reports the same change may come later, and must still tell what there was
//! before: [`Overtaken`](crate::overtaken::Overtaken) remembers it for a while.

use std::sync::Arc;

use discord_model::{
    Application, AutoModerationRule, Channel, Emoji, Entity, Fields, Guild, GuildJoinRequest,
    Integration, InteractionCallbackResponse, Invite, Member, Message, Patch, Role, ScheduledEvent,
    SoundboardSound, StageInstance, Sticker, User, VoiceState,
};

use crate::Cache;
use crate::commit::role::settle_roles;
use crate::overtaken::History;

/// What a request may answer with.
pub trait Absorb: Entity {
    /// Lays an answer over what is known, and gives what is known then.
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self>;
}

impl Absorb for Guild {
    fn absorb(cache: &mut Cache, mut patch: Patch<Self>) -> Arc<Self> {
        let id = patch.value.id;
        let roles_bit = Self::field_bit("roles");
        settle_roles(&mut patch.value);
        let Some(entry) = cache.guilds.get(&id) else {
            return Arc::new(patch.value);
        };
        let was_created = !entry.roles.is_empty() && !entry.guild.unavailable;
        cache.trim(&mut patch.value);
        if patch.present & roles_bit != 0 {
            let roles = std::mem::take(&mut patch.value.roles);
            patch.present &= !roles_bit;
            if !was_created {
                // No event has told of the roles, nor will it without the intent GUILDS.
                cache.replace_roles(id, roles);
            } else {
                for role in roles {
                    let value = Role::clone(&role);
                    cache.absorb_kept(Patch {
                        value,
                        present: Fields::MAX,
                    });
                }
                cache.list_roles(id);
            }
        }
        let (old, new) = cache.keep_guild(patch);
        if let Some(old) = old {
            let now = cache.now();
            cache.overtaken.guilds.note(now, id, &old, &new);
        }
        new
    }
}

/// Only the bot's own is kept.
impl Absorb for Application {
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        match &mut cache.application {
            Some(known) if known.id == patch.value.id => {
                *known = Arc::new(patch.over(known));
                known.clone()
            }
            _ => Arc::new(patch.value),
        }
    }
}

impl Absorb for Channel {
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        let id = patch.value.id;
        if !cache.channels.contains_key(&id) {
            return Arc::new(patch.value);
        }
        let (old, new) = cache.keep_channel(patch);
        if let Some(old) = old {
            let now = cache.now();
            cache.overtaken.channels.note(now, id, &old, &new);
        }
        new
    }
}

impl Absorb for Message {
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        if let Some(old) = cache.messages.get(patch.value.id).cloned() {
            let new = cache.update_message(patch);
            let now = cache.now();
            cache.overtaken.messages.note(now, old.id, &old, &new);
            return new;
        }
        let mut message = patch.value;
        // The HTTP API does not say which guild a message belongs to.
        if message.guild_id.is_none()
            && let Some(channel) = cache.channels.get(&message.channel_id)
        {
            message.guild_id = channel.guild_id;
        }
        cache.learn_from(&mut message);
        Arc::new(message)
    }
}

/// The message an answer has made or changed is one like any other.
impl Absorb for InteractionCallbackResponse {
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        /// What can be taken away from a message; of the rest, only what is said counts.
        const WHOLE: [&str; 4] = ["content", "embeds", "components", "attachments"];
        let mut response = patch.value;
        let resource = response.resource.as_mut().map(Arc::make_mut);
        if let Some(message) = resource.and_then(|resource| resource.message.as_mut()) {
            let value = Message::clone(message);
            let whole = WHOLE.into_iter().filter_map(Message::field_index);
            let present = whole.fold(value.said(), |present, index| present | 1 << index);
            *message = Message::absorb(cache, Patch { value, present });
        }
        Arc::new(response)
    }
}

impl Absorb for GuildJoinRequest {
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        let id = patch.value.id;
        let Some(old) = cache.join_requests.get(id).cloned() else {
            return Arc::new(patch.value);
        };
        let now = cache.now();
        let (_, new) = cache.join_requests.update(now, id, patch);
        cache.overtaken.join_requests.note(now, id, &old, &new);
        new
    }
}

impl Absorb for User {
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        let Some(old) = cache.users.get(patch.value.id).cloned() else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.over(&old));
        cache.users.replace(&new);
        // Discord sends an event only for the bot's own account.
        if new.id == cache.me {
            let now = cache.now();
            cache.overtaken.users.note(now, old.id, &old, &new);
        }
        new
    }
}

impl Absorb for Member {
    fn absorb(cache: &mut Cache, mut patch: Patch<Self>) -> Arc<Self> {
        let (guild, id) = (patch.value.guild_id, patch.value.user_id());
        if let Some(user) = &mut patch.value.user {
            cache.users.see(user);
        }
        let now = cache.now();
        let known = cache.guilds.get_mut(&guild);
        let Some(known) = known.and_then(|entry| entry.members.get_mut(id)) else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.over(known));
        let old = std::mem::replace(known, new.clone());
        let overtaken = &mut cache.overtaken.members;
        overtaken.note(now, (guild, id), &old, &new);
        new
    }
}

impl Absorb for VoiceState {
    fn absorb(cache: &mut Cache, mut patch: Patch<Self>) -> Arc<Self> {
        cache.mute_member(&mut patch.value);
        let known = cache
            .guild(patch.value.guild_id)
            .and_then(|entry| entry.voice_states.get(&patch.value.user_id));
        match known {
            Some(known) => Arc::new(patch.over(known)),
            None => Arc::new(patch.value),
        }
    }
}

/// The kinds a guild lists in itself.
macro_rules! listed {
    ($($kind:ident: $list:ident;)+) => {$(
        impl Absorb for $kind {
            fn absorb(cache: &mut Cache, mut patch: Patch<Self>) -> Arc<Self> {
                if let Some(user) = &mut patch.value.user {
                    cache.users.see(user);
                }
                let id = patch.value.id;
                let known = cache
                    .guilds
                    .values_mut()
                    .find(|entry| entry.guild.$list.iter().any(|known| known.id == id))
                    .map(|entry| Arc::make_mut(&mut entry.guild))
                    .and_then(|guild| guild.$list.iter_mut().find(|known| known.id == id));
                match known {
                    Some(known) => {
                        *known = Arc::new(patch.over(known));
                        known.clone()
                    }
                    None => Arc::new(patch.value),
                }
            }
        }
    )+};
}

listed! {
    Emoji: emojis;
    Sticker: stickers;
}

/// The kinds that belong to a guild and are known by a key of their own.
macro_rules! kept {
    ($($kind:ident),+ $(,)?) => {$(
        impl Absorb for $kind {
            fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
                cache.absorb_kept(patch)
            }
        }
    )+};
}

kept!(
    StageInstance,
    ScheduledEvent,
    SoundboardSound,
    AutoModerationRule,
    Integration,
    Invite
);

/// The guild lists its roles, too.
impl Absorb for Role {
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        let guild = patch.value.guild_id;
        let role = cache.absorb_kept(patch);
        cache.list_roles(guild);
        role
    }
}

impl Cache {
    fn absorb_kept<T: History>(&mut self, mut patch: Patch<T>) -> Arc<T> {
        self.see_users(&mut patch.value);
        let (guild, key) = (patch.value.guild_id(), patch.value.key());
        let entry = self.guilds.get_mut(&guild);
        let Some(known) = entry.and_then(|entry| T::shelf_mut(entry).get_mut(&key)) else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.over(known));
        let old = std::mem::replace(known, new.clone());
        let now = self.now();
        let history = T::history(&mut self.overtaken.kinds);
        history.overtaken.note(now, (guild, key), &old, &new);
        new
    }
}

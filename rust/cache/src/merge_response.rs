//! Merges responses of the HTTP API into cached entities.
//!
//! A response updates entities that are cached, but inserts none: only an entity that was created by an event is
//! certain to be deleted by an event. The event about the same change may arrive after the response, and its handlers
//! still expect the state before the change, so [`Superseded`](crate::superseded::Superseded) keeps the replaced state
//! for a while.

use std::sync::Arc;

use discord_model::{
    Application, AutoModerationRule, Channel, Emoji, Entity, Fields, Guild, GuildJoinRequest,
    Integration, InteractionCallbackResponse, Invite, Member, Message, Patch, Role, ScheduledEvent,
    SoundboardSound, StageInstance, Sticker, User, VoiceState,
};

use crate::Cache;
use crate::commit::role::normalize_roles;
use crate::superseded::HasHistory;

/// An entity that can be in a response.
pub trait MergeResponse: Entity {
    /// Merges a response into the cached entity. Returns the merged entity, or that of the response if none is cached.
    fn merge_response(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self>;
}

impl MergeResponse for Guild {
    fn merge_response(cache: &mut Cache, mut patch: Patch<Self>) -> Arc<Self> {
        let id = patch.value.id;
        let roles_bit = Self::field_bit("roles");
        normalize_roles(&mut patch.value);
        let Some(entry) = cache.guilds.get(&id) else {
            return Arc::new(patch.value);
        };
        let was_created = !entry.roles.is_empty() && !entry.guild.unavailable;
        cache.remove_uncached(&mut patch.value);
        if patch.present & roles_bit != 0 {
            let roles = std::mem::take(&mut patch.value.roles);
            patch.present &= !roles_bit;
            if !was_created {
                // Without the intent GUILDS, no event lists the roles.
                cache.replace_roles(id, &roles);
            } else {
                for role in roles {
                    let value = Role::clone(&role);
                    cache.merge_resource_response(Patch {
                        value,
                        present: Fields::MAX,
                    });
                }
                cache.sync_role_list(id);
            }
        }
        let (old, new) = cache.merge_guild(patch);
        if let Some(old) = old {
            let now = cache.now();
            cache.superseded.guilds.record(now, id, &old, &new);
        }
        new
    }
}

/// Only the application of the bot is cached.
impl MergeResponse for Application {
    fn merge_response(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        match &mut cache.application {
            Some(known) if known.id == patch.value.id => {
                *known = Arc::new(patch.applied_to(known));
                known.clone()
            }
            _ => Arc::new(patch.value),
        }
    }
}

impl MergeResponse for Channel {
    fn merge_response(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        let id = patch.value.id;
        if !cache.channels.contains_key(&id) {
            return Arc::new(patch.value);
        }
        let (old, new) = cache.upsert_channel(patch);
        if let Some(old) = old {
            let now = cache.now();
            cache.superseded.channels.record(now, id, &old, &new);
        }
        new
    }
}

impl MergeResponse for Message {
    fn merge_response(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        if let Some(old) = cache.messages.get(patch.value.id).cloned() {
            let new = cache.update_message(patch);
            let now = cache.now();
            cache.superseded.messages.record(now, old.id, &old, &new);
            return new;
        }
        let mut message = patch.value;
        // The HTTP API does not include the guild of a message.
        if message.guild_id.is_none()
            && let Some(channel) = cache.channels.get(&message.channel_id)
        {
            message.guild_id = channel.guild_id;
        }
        cache.update_from_message(&mut message);
        Arc::new(message)
    }
}

/// The message that an interaction response created or updated is merged like any other.
impl MergeResponse for InteractionCallbackResponse {
    fn merge_response(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        /// Fields that an update can clear. For other fields, a default value has no meaning.
        const CLEARABLE: [&str; 4] = ["content", "embeds", "components", "attachments"];
        let mut response = patch.value;
        let resource = response.resource.as_mut().map(Arc::make_mut);
        if let Some(message) = resource.and_then(|resource| resource.message.as_mut()) {
            let value = Message::clone(message);
            let clearable = CLEARABLE.into_iter().filter_map(Message::field_index);
            let present = clearable.fold(value.non_default_fields(), |present, index| {
                present | 1 << index
            });
            *message = Message::merge_response(cache, Patch { value, present });
        }
        Arc::new(response)
    }
}

impl MergeResponse for GuildJoinRequest {
    fn merge_response(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        let id = patch.value.id;
        let Some(old) = cache.join_requests.get(id).cloned() else {
            return Arc::new(patch.value);
        };
        let now = cache.now();
        let (_, new) = cache.join_requests.update(now, id, patch);
        cache.superseded.join_requests.record(now, id, &old, &new);
        new
    }
}

impl MergeResponse for User {
    fn merge_response(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        let Some(old) = cache.users.get(patch.value.id).cloned() else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.applied_to(&old));
        cache.users.replace(&new);
        // Discord sends an event only for the bot's own user.
        if new.id == cache.me {
            let now = cache.now();
            cache.superseded.users.record(now, old.id, &old, &new);
        }
        new
    }
}

impl MergeResponse for Member {
    fn merge_response(cache: &mut Cache, mut patch: Patch<Self>) -> Arc<Self> {
        let (guild, id) = (patch.value.guild_id, patch.value.user_id());
        if let Some(user) = &mut patch.value.user {
            cache.users.update(user);
        }
        let now = cache.now();
        let known = cache.guilds.get_mut(&guild);
        let Some(known) = known.and_then(|entry| entry.members.get_mut(id)) else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.applied_to(known));
        let old = std::mem::replace(known, new.clone());
        let superseded = &mut cache.superseded.members;
        superseded.record(now, (guild, id), &old, &new);
        new
    }
}

impl MergeResponse for VoiceState {
    fn merge_response(cache: &mut Cache, mut patch: Patch<Self>) -> Arc<Self> {
        cache.update_member_from_voice_state(&mut patch.value);
        let known = cache
            .guild(patch.value.guild_id)
            .and_then(|entry| entry.voice_states.get(&patch.value.user_id));
        match known {
            Some(known) => Arc::new(patch.applied_to(known)),
            None => Arc::new(patch.value),
        }
    }
}

/// Implements [`MergeResponse`] for entities in a list of the guild object: `Type: field of the guild;`.
macro_rules! merge_into_guild_list {
    ($($kind:ident: $list:ident;)+) => {$(
        impl MergeResponse for $kind {
            fn merge_response(cache: &mut Cache, mut patch: Patch<Self>) -> Arc<Self> {
                if let Some(user) = &mut patch.value.user {
                    cache.users.update(user);
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
                        *known = Arc::new(patch.applied_to(known));
                        known.clone()
                    }
                    None => Arc::new(patch.value),
                }
            }
        }
    )+};
}

merge_into_guild_list! {
    Emoji: emojis;
    Sticker: stickers;
}

/// Implements [`MergeResponse`] for resources of guilds.
macro_rules! merge_into_resources {
    ($($kind:ident),+ $(,)?) => {$(
        impl MergeResponse for $kind {
            fn merge_response(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
                cache.merge_resource_response(patch)
            }
        }
    )+};
}

merge_into_resources!(
    StageInstance,
    ScheduledEvent,
    SoundboardSound,
    AutoModerationRule,
    Integration,
    Invite
);

/// The guild object lists its roles as well.
impl MergeResponse for Role {
    fn merge_response(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        let guild = patch.value.guild_id;
        let role = cache.merge_resource_response(patch);
        cache.sync_role_list(guild);
        role
    }
}

impl Cache {
    fn merge_resource_response<T: HasHistory>(&mut self, mut patch: Patch<T>) -> Arc<T> {
        self.update_users(&mut patch.value);
        let (guild, key) = (patch.value.guild_id(), patch.value.key());
        let entry = self.guilds.get_mut(&guild);
        let Some(known) = entry.and_then(|entry| T::resources_mut(entry).get_mut(&key)) else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.applied_to(known));
        let old = std::mem::replace(known, new.clone());
        let now = self.now();
        let history = T::history(&mut self.superseded.resources);
        history.superseded.record(now, (guild, key), &old, &new);
        new
    }
}

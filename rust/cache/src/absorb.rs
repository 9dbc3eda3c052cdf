//! What the HTTP API answers, laid over what is known.
//!
//! An answer brings what is kept up to date, but adds nothing: only events tell the cache that something has begun to
//! exist, and when it ends. The event that reports the same change may come later, and must still tell what there was
//! before: [`Overtaken`] remembers it.

use std::hash::Hash;
use std::sync::Arc;

use discord_model::{
    Application, AutoModerationRule, Channel, Emoji, Entity, Guild, Id, Integration,
    InteractionCallbackResponse, Invite, Member, Message, Patch, Role, ScheduledEvent,
    SoundboardSound, StageInstance, Sticker, User, VoiceState,
};
use rustc_hash::FxHashMap;

use crate::Cache;
use crate::kept::Kept;

/// How many overtaken states are remembered. Events follow within moments, so that few are ever needed.
const REMEMBERED: usize = 1_000;

/// The states that answers replaced before their events came.
#[derive(Debug)]
pub(crate) struct Overtaken<K, T>(FxHashMap<K, Arc<T>>);

impl<K, T> Default for Overtaken<K, T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<K: Hash + Eq, T: PartialEq> Overtaken<K, T> {
    /// An answer replaces `old` by `new`.
    pub(crate) fn note(&mut self, key: K, old: &Arc<T>, new: &T) {
        if **old == *new {
            return;
        }
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        self.0.entry(key).or_insert_with(|| old.clone());
    }

    /// What there was before the change an event reports, if an answer overtook it.
    pub(crate) fn take(&mut self, key: &K) -> Option<Arc<T>> {
        self.0.remove(key)
    }
}

/// What a request may answer with.
pub trait Absorb: Entity {
    /// Lays an answer over what is known, and gives what is known then.
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self>;
}

impl Absorb for Guild {
    fn absorb(cache: &mut Cache, mut patch: Patch<Self>) -> Arc<Self> {
        let id = patch.value.id;
        if cache.guilds.contains_key(&id) {
            cache.trim(&mut patch.value);
        }
        let (old, new) = cache.keep_guild(patch);
        if let Some(old) = old {
            cache.overtaken.guilds.note(id, &old, &new);
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
            cache.overtaken.channels.note(id, &old, &new);
        }
        new
    }
}

impl Absorb for Message {
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        if let Some(old) = cache.messages.get(patch.value.id).cloned() {
            let new = cache.update_message(patch);
            cache.overtaken.messages.note(old.id, &old, &new);
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

impl Absorb for User {
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
        let Some(old) = cache.users.get(patch.value.id).cloned() else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.over(&old));
        cache.users.replace(&new);
        cache.overtaken.users.note(old.id, &old, &new);
        new
    }
}

impl Absorb for Member {
    fn absorb(cache: &mut Cache, mut patch: Patch<Self>) -> Arc<Self> {
        let (guild, id) = (patch.value.guild_id, patch.value.user_id());
        if let Some(user) = &mut patch.value.user {
            cache.users.see(user);
        }
        let known = cache.guilds.get_mut(&guild);
        let Some(known) = known.and_then(|entry| entry.members.get_mut(id)) else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.over(known));
        let old = std::mem::replace(known, new.clone());
        cache.overtaken.members.note((guild, id), &old, &new);
        new
    }
}

impl Absorb for VoiceState {
    fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
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

/// The kinds a guild has of its own.
macro_rules! kept {
    ($($kind:ident: $shelf:ident;)+) => {
        /// The states of those kinds that answers replaced before their events came.
        #[derive(Debug, Default)]
        pub(crate) struct OvertakenKinds {
            $($shelf: Overtaken<(Id<Guild>, <$kind as Kept>::Key), $kind>,)+
        }

        $(
            impl Overtakable for $kind {
                fn overtaken(kinds: &mut OvertakenKinds) -> &mut Overtaken<(Id<Guild>, Self::Key), Self> {
                    &mut kinds.$shelf
                }
            }

            impl Absorb for $kind {
                fn absorb(cache: &mut Cache, patch: Patch<Self>) -> Arc<Self> {
                    cache.absorb_kept(patch)
                }
            }
        )+
    };
}

kept! {
    Role: roles;
    StageInstance: stage_instances;
    ScheduledEvent: scheduled_events;
    SoundboardSound: soundboard_sounds;
    AutoModerationRule: auto_moderation_rules;
    Integration: integrations;
    Invite: invites;
}

/// A kind of a guild's whose answers may come before their events.
pub(crate) trait Overtakable: Kept {
    /// The states of this kind that answers replaced.
    fn overtaken(kinds: &mut OvertakenKinds) -> &mut Overtaken<(Id<Guild>, Self::Key), Self>;
}

/// All states that answers replaced before their events came.
#[derive(Debug, Default)]
pub(crate) struct AllOvertaken {
    pub(crate) guilds: Overtaken<Id<Guild>, Guild>,
    pub(crate) channels: Overtaken<Id<Channel>, Channel>,
    pub(crate) messages: Overtaken<Id<Message>, Message>,
    pub(crate) users: Overtaken<Id<User>, User>,
    pub(crate) members: Overtaken<(Id<Guild>, Id<User>), Member>,
    pub(crate) kinds: OvertakenKinds,
}

impl Cache {
    fn absorb_kept<T: Overtakable>(&mut self, mut patch: Patch<T>) -> Arc<T> {
        self.see_users(&mut patch.value);
        let (guild, key) = (patch.value.guild_id(), patch.value.key());
        let entry = self.guilds.get_mut(&guild);
        let Some(known) = entry.and_then(|entry| T::shelf_mut(entry).get_mut(&key)) else {
            return Arc::new(patch.value);
        };
        let new = Arc::new(patch.over(known));
        let old = std::mem::replace(known, new.clone());
        T::overtaken(&mut self.overtaken.kinds).note((guild, key), &old, &new);
        new
    }
}

//! The part of handling an event that needs no state, and is done on a background thread.

use std::sync::Arc;

use discord_model::events::{GuildCreate, GuildMembersChunk};
use discord_model::{
    Channel, Entity, Event, Guild, Id, Member, MembersChunk, Message, Patch, Presence,
};

use crate::commit::role::normalize_roles;
use crate::evictable_map::EvictableMap;
use crate::guild::GuildEntry;
use crate::guild_resource::{GuildResource, ResourceMap};
use crate::large_guild::{self, PreparedGuildPart};

/// The maximum number of elements of a list of an event that are used. Discord's own lists have up to a thousand; this
/// leaves room for less strict servers, and limits the time that one event takes.
const MAX_LISTED: usize = 5_000;

/// An event, ready to be committed.
#[derive(Debug)]
pub enum PreparedEvent {
    /// A guild with its channels, members and so on, in the maps of the cache.
    Guild(Box<PreparedGuild>),
    /// Some members and presences of a large guild. The guild itself follows.
    GuildPart(Box<PreparedGuildPart>),
    /// A part of the response to a request for members.
    Members(Box<PreparedMembers>),
    /// A new message.
    Message(Arc<Message>),
    /// Any other event, which is small.
    Event(Event),
}

/// A guild with its channels, members and so on.
#[derive(Debug)]
pub struct PreparedGuild {
    /// The fields of the guild object, to be merged into the cached guild.
    pub guild: Patch<Guild>,
    /// The contents of the guild. Its guild object is not set yet.
    pub entry: GuildEntry,
    /// The lists that the payload has. A list that is missing does not mean that the guild has no such entities.
    pub lists: PresentLists,
    /// The channels and threads of the guild.
    pub channels: Vec<Arc<Channel>>,
    /// The members and presences of a large guild, which are committed before it. The entry then has none of them.
    pub parts: Vec<PreparedGuildPart>,
    /// Whether there were parts, which may have been taken out.
    pub is_in_parts: bool,
}

/// The lists that a payload of a guild has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after the list")]
pub struct PresentLists {
    pub roles: bool,
    pub channels: bool,
    pub threads: bool,
    pub members: bool,
    pub member_count: bool,
    pub voice_states: bool,
    pub presences: bool,
    pub stage_instances: bool,
    pub guild_scheduled_events: bool,
    pub soundboard_sounds: bool,
}

/// A part of the response to a request for members.
#[derive(Debug)]
pub struct PreparedMembers {
    /// The index of this part, and the presences, if they were requested.
    pub chunk: Arc<MembersChunk>,
    /// The members, each with a user.
    pub members: Box<[Arc<Member>]>,
}

impl PreparedEvent {
    /// Takes the parts of a large guild out, which are committed one by one before it. Parts that are not taken out are
    /// committed together with it.
    pub fn take_parts(&mut self) -> Vec<PreparedGuildPart> {
        match self {
            Self::Guild(guild) => std::mem::take(&mut guild.parts),
            _ => Vec::new(),
        }
    }
}

/// Prepares an event for its commit.
pub fn prepare(event: Event) -> PreparedEvent {
    match event {
        Event::GuildCreate(create) => PreparedEvent::Guild(Box::new(prepare_guild(*create))),
        Event::MembersChunk(chunk) => PreparedEvent::Members(Box::new(prepare_members(*chunk))),
        Event::MessageCreate(patch) => PreparedEvent::Message(Arc::new(patch.value)),
        mut other => {
            truncate_lists(&mut other);
            remove_entries_without_id(&mut other);
            if let Event::GuildUpdate(guild) = &mut other {
                normalize_roles(&mut guild.value);
            }
            PreparedEvent::Event(other)
        }
    }
}

/// Truncates lists that are longer than any list of Discord.
fn truncate_lists(event: &mut Event) {
    match event {
        Event::MessageDeleteBulk(payload) => payload.ids.truncate(MAX_LISTED),
        Event::ThreadListSync(sync) => {
            sync.threads.truncate(MAX_LISTED);
            sync.members.truncate(MAX_LISTED);
        }
        Event::ThreadMembersUpdate(update) => {
            update.added_members.truncate(MAX_LISTED);
            update.removed_member_ids.truncate(MAX_LISTED);
        }
        Event::ChannelInfo(info) => info.channels.truncate(MAX_LISTED),
        Event::GuildUpdate(guild) => {
            shorten_slice(&mut guild.value.roles);
            shorten_slice(&mut guild.value.emojis);
            shorten_slice(&mut guild.value.stickers);
        }
        Event::GuildEmojisUpdate(update) => shorten_slice(&mut update.emojis),
        Event::GuildStickersUpdate(update) => shorten_slice(&mut update.stickers),
        _ => {}
    }
}

/// Removes entries without an id from lists: their entities would have the id 0.
fn remove_entries_without_id(event: &mut Event) {
    match event {
        Event::MessageDeleteBulk(payload) => payload.ids.retain(|id| id.is_some()),
        Event::ThreadListSync(sync) => {
            sync.threads.retain(|thread| thread.id.is_some());
            sync.members.retain(|member| member.id.is_some());
        }
        Event::ThreadMembersUpdate(update) => {
            update.added_members.retain(|added| added.user_id.is_some());
            update.removed_member_ids.retain(|user| user.is_some());
        }
        Event::ChannelInfo(info) => info.channels.retain(|channel| channel.value.id.is_some()),
        _ => {}
    }
}

/// Sets the guild of the objects inside GUILD_CREATE, which do not contain it.
fn prepare_guild(mut create: GuildCreate) -> PreparedGuild {
    let id = create.guild.value.id;
    let has = |field| create.guild.present & Guild::field_bit(field) != 0;
    let lists = PresentLists {
        roles: has("roles"),
        channels: create.channels.is_some(),
        threads: create.threads.is_some(),
        members: create.members.is_some(),
        member_count: has("member_count"),
        voice_states: create.voice_states.is_some(),
        presences: create.presences.is_some(),
        stage_instances: create.stage_instances.is_some(),
        guild_scheduled_events: create.guild_scheduled_events.is_some(),
        soundboard_sounds: create.soundboard_sounds.is_some(),
    };
    shorten(&mut create);
    normalize_roles(&mut create.guild.value);
    let parts = large_guild::split(&mut create, lists);
    let roles = create.guild.value.roles.iter();
    let mut entry = GuildEntry {
        roles: roles.map(|role| (role.id, role.clone())).collect(),
        stage_instances: resource_map(create.stage_instances, id),
        scheduled_events: resource_map(create.guild_scheduled_events, id),
        soundboard_sounds: resource_map(create.soundboard_sounds, id),
        members: members(create.members.unwrap_or_default(), id),
        presences: presences(create.presences.unwrap_or_default(), id),
        ..GuildEntry::default()
    };
    let all_channels = create.channels.into_iter().chain(create.threads);
    let mut channels = Vec::new();
    for mut channel in all_channels.flatten() {
        if channel.id.is_some() {
            channel.guild_id = id;
            if !channel.is_obfuscated() {
                entry.channels.insert(channel.id);
            }
            channels.push(Arc::new(channel));
        }
    }
    for mut state in create.voice_states.into_iter().flatten() {
        state.guild_id = id;
        if state.user_id.is_some() && state.channel_id.is_some() {
            entry.voice_states.insert(state.user_id, Arc::new(state));
        }
    }
    PreparedGuild {
        guild: create.guild,
        entry,
        lists,
        channels,
        is_in_parts: !parts.is_empty(),
        parts,
    }
}

/// Truncates the lists of a guild that are longer than any list of Discord. Members, presences and voice states can be
/// many more; they are committed in parts, or without visiting each.
fn shorten(create: &mut GuildCreate) {
    fn shorten<T>(list: &mut Option<Vec<T>>) {
        if let Some(list) = list {
            list.truncate(MAX_LISTED);
        }
    }
    shorten(&mut create.channels);
    shorten(&mut create.threads);
    shorten(&mut create.stage_instances);
    shorten(&mut create.guild_scheduled_events);
    shorten(&mut create.soundboard_sounds);
    let guild = &mut create.guild.value;
    shorten_slice(&mut guild.roles);
    shorten_slice(&mut guild.emojis);
    shorten_slice(&mut guild.stickers);
}

fn shorten_slice<T: Clone>(list: &mut Box<[T]>) {
    if list.len() > MAX_LISTED {
        *list = list[..MAX_LISTED].into();
    }
}

fn prepare_members(payload: GuildMembersChunk) -> PreparedMembers {
    let GuildMembersChunk { mut chunk, members } = payload;
    let guild = chunk.guild_id;
    for presence in &mut chunk.presences {
        Arc::make_mut(presence).guild_id = guild;
    }
    shorten_slice(&mut chunk.presences);
    PreparedMembers {
        members: members_of(guild, members.into_iter().take(MAX_LISTED)).collect(),
        chunk: Arc::new(chunk),
    }
}

fn resource_map<T: GuildResource>(list: Option<Vec<T>>, guild: Id<Guild>) -> ResourceMap<T> {
    let list = list.unwrap_or_default();
    let mut resources = ResourceMap::<T>::default();
    resources.reserve(list.len());
    for mut resource in list {
        resource.set_guild_id(guild);
        if resource.key() != T::Key::default() {
            resources.insert(resource.key(), Arc::new(resource));
        }
    }
    resources
}

fn members(list: Vec<Member>, guild: Id<Guild>) -> EvictableMap<Member> {
    let mut members = EvictableMap::with_capacity(list.len());
    for member in members_of(guild, list) {
        members.insert_untracked(member.user_id(), member);
    }
    members
}

fn presences(list: Vec<Presence>, guild: Id<Guild>) -> EvictableMap<Presence> {
    let mut presences = EvictableMap::with_capacity(list.len());
    for presence in presences_of(guild, list) {
        presences.insert_untracked(presence.user_id(), presence);
    }
    presences
}

/// Returns the members of a guild that have a user.
pub(crate) fn members_of(
    guild: Id<Guild>,
    list: impl IntoIterator<Item = Member>,
) -> impl Iterator<Item = Arc<Member>> {
    list.into_iter().filter_map(move |mut member| {
        member.guild_id = guild;
        member.user_id().is_some().then(|| Arc::new(member))
    })
}

/// Returns the presences of a guild that are cached.
pub(crate) fn presences_of(
    guild: Id<Guild>,
    list: impl IntoIterator<Item = Presence>,
) -> impl Iterator<Item = Arc<Presence>> {
    list.into_iter().filter_map(move |mut presence| {
        presence.guild_id = guild;
        is_cacheable(&presence).then(|| Arc::new(presence))
    })
}

/// Returns whether a presence is cached. That of an offline user is not, since a missing presence means offline.
pub(crate) fn is_cacheable(presence: &Presence) -> bool {
    presence.user_id().is_some() && &*presence.status != "offline"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_longer_than_any_list_of_discords_is_shortened() {
        let ids = (1..=10_000).map(|id| format!(r#""{id}""#));
        let ids = ids.collect::<Vec<_>>().join(",");
        let bulk = format!(r#"{{"channel_id":"1","ids":[{ids}]}}"#);
        match prepare(Event::decode("MESSAGE_DELETE_BULK", &bulk).unwrap()) {
            PreparedEvent::Event(Event::MessageDeleteBulk(payload)) => {
                assert_eq!(payload.ids.len(), MAX_LISTED);
            }
            other => panic!("{other:?}"),
        }
        let members = (1..=10_000).map(|id| format!(r#"{{"user":{{"id":"{id}"}}}}"#));
        let members = members.collect::<Vec<_>>().join(",");
        let chunk = format!(r#"{{"guild_id":"1","members":[{members}]}}"#);
        match prepare(Event::decode("GUILD_MEMBERS_CHUNK", &chunk).unwrap()) {
            PreparedEvent::Members(members) => assert_eq!(members.members.len(), MAX_LISTED),
            other => panic!("{other:?}"),
        }
    }
}

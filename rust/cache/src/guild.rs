//! A guild and its contents.

use std::sync::Arc;

use discord_model::{
    AutoModerationRule, Channel, Emoji, Guild, Id, Integration, Invite, Member, Presence, Role,
    ScheduledEvent, SoundboardSound, StageInstance, Sticker, User, VoiceServer, VoiceState,
};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::evictable_map::EvictableMap;
use crate::guild_resource::{GuildResource, ResourceMap};

/// The maximum number of deleted roles of a guild that are remembered before they are removed from all of its members.
const MAX_DELETED_ROLES: usize = 1_000;

/// A guild and its contents. Its channels and threads are stored together with those of other guilds; only their ids
/// are stored here.
#[derive(Debug, Default)]
pub struct GuildEntry {
    pub(crate) guild: Arc<Guild>,
    pub(crate) channels: FxHashSet<Id<Channel>>,
    pub(crate) members: EvictableMap<Member>,
    pub(crate) presences: EvictableMap<Presence>,
    pub(crate) voice_states: FxHashMap<Id<User>, Arc<VoiceState>>,
    pub(crate) voice_server: Option<Arc<VoiceServer>>,
    pub(crate) roles: ResourceMap<Role>,
    /// The roles that were deleted while members had them. They are filtered out when a member is read.
    pub(crate) deleted_roles: FxHashSet<Id<Role>>,
    pub(crate) stage_instances: ResourceMap<StageInstance>,
    pub(crate) scheduled_events: ResourceMap<ScheduledEvent>,
    pub(crate) soundboard_sounds: ResourceMap<SoundboardSound>,
    pub(crate) auto_moderation_rules: ResourceMap<AutoModerationRule>,
    pub(crate) integrations: ResourceMap<Integration>,
    pub(crate) invites: ResourceMap<Invite>,
    /// The integration of the last event about an integration, cached or not.
    pub(crate) last_integration: Option<Arc<Integration>>,
}

impl GuildEntry {
    /// Returns the guild itself.
    pub fn guild(&self) -> &Arc<Guild> {
        &self.guild
    }

    /// Returns all of its resources of one type, in no particular order.
    pub fn all<T: GuildResource>(&self) -> impl ExactSizeIterator<Item = &Arc<T>> {
        T::resources(self).values()
    }

    /// Returns its resource of one type with this key.
    pub fn get<T: GuildResource>(&self, key: &T::Key) -> Option<&Arc<T>> {
        T::resources(self).get(key)
    }

    /// Returns its roles, in no particular order.
    pub fn roles(&self) -> impl ExactSizeIterator<Item = &Arc<Role>> {
        self.all()
    }

    /// Returns the role with this id.
    pub fn role(&self, id: Id<Role>) -> Option<&Arc<Role>> {
        self.get(&id)
    }

    /// Returns the cached members, in no particular order.
    pub fn members(&self) -> impl ExactSizeIterator<Item = Arc<Member>> {
        let members = self.members.iter();
        members.map(|(_, member)| self.without_deleted_roles(member))
    }

    /// Returns the member with this user id.
    ///
    /// Its user is that of the last payload with this member; [`Cache::user`](crate::Cache::user) is up to date.
    pub fn member(&self, id: Id<User>) -> Option<Arc<Member>> {
        let member = self.members.get(id)?;
        Some(self.without_deleted_roles(member))
    }

    fn without_deleted_roles(&self, member: &Arc<Member>) -> Arc<Member> {
        let is_deleted = |role: &Id<Role>| self.deleted_roles.contains(role);
        if self.deleted_roles.is_empty() || !member.roles.iter().any(is_deleted) {
            return member.clone();
        }
        let roles = member.roles.iter().copied();
        Arc::new(Member {
            roles: roles.filter(|role| !is_deleted(role)).collect(),
            ..Member::clone(member)
        })
    }

    /// Records that a role was deleted, which removes it from its members. Changing each member would take too long in
    /// a large guild, so this is only done after many deletions.
    pub(crate) fn mark_role_deleted(&mut self, id: Id<Role>) {
        if self.deleted_roles.len() >= MAX_DELETED_ROLES {
            self.strip_deleted_roles();
        }
        self.deleted_roles.insert(id);
    }

    /// Removes the deleted roles from all members. Returns these roles.
    fn strip_deleted_roles(&mut self) -> FxHashSet<Id<Role>> {
        let deleted = std::mem::take(&mut self.deleted_roles);
        for member in self.members.values_mut() {
            if member.roles.iter().any(|role| deleted.contains(role)) {
                let roles = &mut Arc::make_mut(member).roles;
                let left = roles.iter().copied();
                *roles = left.filter(|role| !deleted.contains(role)).collect();
            }
        }
        deleted
    }

    /// Replaces all roles of the guild, but not the list in the guild object. Roles that are not among the new ones were
    /// deleted.
    pub(crate) fn replace_roles(&mut self, roles: &[Arc<Role>]) {
        for role in roles.iter().filter(|role| role.id.is_some()) {
            self.roles.insert(role.id, role.clone());
        }
        if self.roles.len() > roles.len() {
            let listed: FxHashSet<_> = roles.iter().map(|role| role.id).collect();
            let known = self.roles.keys().copied();
            let deleted: Vec<_> = known.filter(|role| !listed.contains(role)).collect();
            for id in deleted {
                self.roles.remove(&id);
                self.mark_role_deleted(id);
            }
        }
        self.restore_deleted_roles();
    }

    /// Discord never reuses the id of a role. If a server does, the new role must not be assigned to the members of the old
    /// one.
    fn restore_deleted_roles(&mut self) {
        let is_deleted = |role| self.roles.contains_key(role);
        if self.deleted_roles.iter().any(is_deleted) {
            let mut deleted = self.strip_deleted_roles();
            deleted.retain(|role| !self.roles.contains_key(role));
            self.deleted_roles = deleted;
        }
    }

    /// Copies the roles into the list in the guild object, the highest first.
    pub(crate) fn sync_role_list(&mut self) {
        self.restore_deleted_roles();
        let mut roles: Box<[_]> = self.roles.values().cloned().collect();
        roles.sort_by_key(|role| role.rank());
        if self.guild.roles != roles {
            Arc::make_mut(&mut self.guild).roles = roles;
        }
    }

    /// Copies a role that was updated into the list in the guild object.
    pub(crate) fn sync_role(&mut self, role: &Arc<Role>) {
        let known = &self.guild.roles;
        let Some(index) = known.iter().position(|known| known.id == role.id) else {
            return self.sync_role_list();
        };
        let roles = &mut Arc::make_mut(&mut self.guild).roles;
        roles[index] = role.clone();
        let rank = role.rank();
        let above = roles[..index].partition_point(|other| other.rank() < rank);
        let below = roles[index + 1..].partition_point(|other| other.rank() < rank);
        if above < index {
            roles[above..=index].rotate_right(1);
        } else {
            roles[index..=index + below].rotate_left(1);
        }
    }

    /// Returns the cached presences, in no particular order.
    pub fn presences(&self) -> impl ExactSizeIterator<Item = &Arc<Presence>> {
        self.presences.iter().map(|(_, presence)| presence)
    }

    /// Returns the presence of this user.
    pub fn presence(&self, id: Id<User>) -> Option<&Arc<Presence>> {
        self.presences.get(id)
    }

    /// Returns the voice states of users in voice channels, in no particular order.
    pub fn voice_states(&self) -> impl ExactSizeIterator<Item = &Arc<VoiceState>> {
        self.voice_states.values()
    }

    /// Returns the voice state of this user.
    pub fn voice_state(&self, id: Id<User>) -> Option<&Arc<VoiceState>> {
        self.voice_states.get(&id)
    }

    /// Returns the voice server of the last VOICE_SERVER_UPDATE.
    pub fn voice_server(&self) -> Option<&Arc<VoiceServer>> {
        self.voice_server.as_ref()
    }

    /// Returns the emoji with this id. All emojis are in [`Guild::emojis`].
    pub fn emoji(&self, id: Id<Emoji>) -> Option<&Arc<Emoji>> {
        self.guild.emojis.iter().find(|emoji| emoji.id == id)
    }

    /// Returns the sticker with this id. All stickers are in [`Guild::stickers`].
    pub fn sticker(&self, id: Id<Sticker>) -> Option<&Arc<Sticker>> {
        self.guild.stickers.iter().find(|sticker| sticker.id == id)
    }

    /// Returns the ids of its channels and threads, in no particular order.
    pub fn channel_ids(&self) -> impl ExactSizeIterator<Item = Id<Channel>> {
        self.channels.iter().copied()
    }
}

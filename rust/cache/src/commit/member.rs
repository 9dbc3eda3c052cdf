//! Members, presences and typing indicators.

use std::sync::Arc;

use discord_model::events::{MemberRemove, TypingStart};
use discord_model::{
    Entity, Fields, Guild, Id, Member, Patch, Permissions, Presence, User, bit_of,
};

use crate::evictions::EvictedKind;
use crate::prepare::{PreparedMembers, is_cacheable};
use crate::{Cache, Change};

impl Cache {
    pub(super) fn member_add(&mut self, patch: Patch<Member>) -> Change {
        let guild = patch.value.guild_id;
        let now = self.now();
        self.deleted
            .members
            .remove(now, &(guild, patch.value.user_id()));
        let (old, member) = self.upsert_member(patch);
        if old.is_none()
            && let Some(entry) = self.guilds.get_mut(&guild)
        {
            let guild = Arc::make_mut(&mut entry.guild);
            guild.member_count = guild.member_count.saturating_add(1);
        }
        Change::MemberJoined { member }
    }

    pub(super) fn member_update(&mut self, patch: Patch<Member>) -> Change {
        let key = (patch.value.guild_id, patch.value.user_id());
        let now = self.now();
        let superseded = self.superseded.members.take(now, &key);
        let (old, new) = self.upsert_member(patch);
        Change::MemberUpdated {
            old: superseded.or(old),
            new,
        }
    }

    /// Removes the presence and the voice state as well. Discord sends no events for them.
    pub(super) fn member_remove(&mut self, payload: MemberRemove) -> Change {
        let mut user = payload.user.unwrap_or_default();
        self.users.update(&mut user);
        let has_left_already = self.has_member_left(payload.guild_id, user.id);
        let now = self.now();
        let mut member = None;
        if let Some(entry) = self.guilds.get_mut(&payload.guild_id) {
            if !has_left_already {
                let guild = Arc::make_mut(&mut entry.guild);
                guild.member_count = guild.member_count.saturating_sub(1);
            }
            entry.voice_states.remove(&user.id);
            entry
                .presences
                .remove(&mut self.presence_evictions, user.id);
            member = entry.member(user.id);
            entry.members.remove(&mut self.member_evictions, user.id);
            let key = (payload.guild_id, user.id);
            self.superseded.members.take(now, &key);
            self.deleted.members.insert(now, key, ());
        }
        if member.is_some() {
            self.users.release(user.id);
        }
        Change::MemberLeft {
            guild: payload.guild_id,
            user,
            member,
        }
    }

    /// Inserts requested members like those of GUILD_CREATE.
    pub(super) fn members_chunk(&mut self, prepared: PreparedMembers) -> Change {
        let PreparedMembers {
            mut chunk,
            mut members,
        } = prepared;
        let guild = chunk.guild_id;
        self.insert_members(guild, &mut members);
        self.insert_presences(guild, &mut Arc::make_mut(&mut chunk).presences);
        self.evict_excess();
        Change::MembersChunk { members, chunk }
    }

    /// Inserts complete members of a guild, if it is cached. They replace the cached ones.
    pub(crate) fn insert_members(&mut self, guild: Id<Guild>, members: &mut [Arc<Member>]) {
        let Some(entry) = self.guilds.get_mut(&guild) else {
            return;
        };
        let queue = &mut self.member_evictions;
        for member in members {
            if let Some(user) = &mut Arc::make_mut(member).user {
                self.deferred_drop.users.push(user.clone());
                self.users.upsert_and_retain(user);
            }
            let id = member.user_id();
            if let Some(replaced) = entry.members.insert(queue, guild, id, member.clone()) {
                self.deferred_drop.members.push(replaced);
                self.users.release(id);
            }
        }
    }

    /// Inserts presences of a guild, if it is cached.
    pub(super) fn insert_presences(&mut self, guild: Id<Guild>, presences: &mut [Arc<Presence>]) {
        let Some(entry) = self.guilds.get_mut(&guild) else {
            return;
        };
        let queue = &mut self.presence_evictions;
        for presence in presences {
            if let Some(user) = &mut Arc::make_mut(presence).user {
                self.users.update(user);
            }
            let id = presence.user_id();
            if is_cacheable(presence) {
                entry.presences.insert(queue, guild, id, presence.clone());
            } else {
                entry.presences.remove(queue, id);
            }
        }
    }

    /// Inserts or updates a member, if the guild is cached.
    fn upsert_member(&mut self, mut patch: Patch<Member>) -> (Option<Arc<Member>>, Arc<Member>) {
        let (guild, id) = (patch.value.guild_id, patch.value.user_id());
        if let Some(user) = &mut patch.value.user {
            self.users.update(user);
        }
        let old = self.member(guild, id);
        let has_left = self.has_member_left(guild, id);
        let mut new = match &old {
            Some(old) => patch.applied_to(old),
            None => patch.value,
        };
        if has_left {
            return (old, Arc::new(new));
        }
        let Some(entry) = self.guilds.get_mut(&guild).filter(|_| id.is_some()) else {
            return (old, Arc::new(new));
        };
        if let (None, Some(user)) = (&old, &mut new.user) {
            self.users.retain(user);
        }
        let new = Arc::new(new);
        entry
            .members
            .insert(&mut self.member_evictions, guild, id, new.clone());
        self.evict_excess();
        (old, new)
    }

    /// Evicts the oldest members and presences beyond the limits.
    pub(crate) fn evict_excess(&mut self) {
        let queue = &mut self.member_evictions;
        while let Some((guild, user)) = queue.oldest_beyond(self.settings.members) {
            let entry = self.guilds.get_mut(&guild);
            if entry
                .and_then(|entry| entry.members.remove(queue, user))
                .is_none()
            {
                break;
            }
            self.users.release(user);
            self.evictions.push(EvictedKind::Member, guild, user.get());
        }
        let queue = &mut self.presence_evictions;
        while let Some((guild, user)) = queue.oldest_beyond(self.settings.presences) {
            let entry = self.guilds.get_mut(&guild);
            if entry
                .and_then(|entry| entry.presences.remove(queue, user))
                .is_none()
            {
                break;
            }
            self.evictions
                .push(EvictedKind::Presence, guild, user.get());
        }
    }

    /// Merges a member that is part of another payload, such as the author of a message, and replaces `payload` with
    /// the result.
    ///
    /// Such a member has only some fields; the others are not changed. Its `permissions` are those in the channel of an
    /// interaction, so they are returned but not cached.
    pub(super) fn update_partial_member(&mut self, guild: Id<Guild>, payload: &mut Arc<Member>) {
        const PERMISSIONS: Fields = bit_of(Member::FIELDS, "permissions");
        let member = Arc::make_mut(payload);
        member.guild_id = guild;
        if let Some(user) = &mut member.user {
            self.users.update(user);
        }
        let own = member.own_permissions();
        member.permissions = Permissions::empty();
        member.present.remove(PERMISSIONS);
        if let Some(kept) = self.merge_partial_member(payload) {
            *payload = kept;
        }
        if let Some(own) = own {
            let member = Arc::make_mut(payload);
            member.permissions = own;
            member.present.insert(PERMISSIONS);
        }
    }

    /// Returns the cached member merged with `part`, or `None` if it is not cached.
    fn merge_partial_member(&mut self, part: &mut Arc<Member>) -> Option<Arc<Member>> {
        const USER: Fields = bit_of(Member::FIELDS, "user");
        let (guild, id) = (part.guild_id, part.user_id());
        let entry = self.guilds.get_mut(&guild).filter(|_| id.is_some())?;
        if let Some(known) = entry.members.get_mut(id) {
            // The user of a member without one was set from the payload around it.
            let present = part.present.fields() | USER;
            if !known.fields_equal(part, present) {
                Arc::make_mut(known).merge(Member::clone(part), present);
            }
            return entry.member(id);
        }
        if self.has_member_left(guild, id) || (self.settings.members == 0 && id != self.me) {
            return None;
        }
        let entry = self.guilds.get_mut(&guild)?;
        if let Some(user) = &mut Arc::make_mut(part).user {
            self.users.retain(user);
        }
        let member = part.clone();
        let queue = &mut self.member_evictions;
        entry.members.insert(queue, guild, id, member.clone());
        self.evict_excess();
        Some(member)
    }

    pub(super) fn presence_update(&mut self, mut presence: Presence) -> Change {
        if let Some(user) = &mut presence.user {
            self.users.update(user);
        }
        let new = Arc::new(presence);
        let has_left = self.has_member_left(new.guild_id, new.user_id());
        let queue = &mut self.presence_evictions;
        let old = self.guilds.get_mut(&new.guild_id).and_then(|entry| {
            let (presences, user) = (&mut entry.presences, new.user_id());
            if is_cacheable(&new) && !has_left {
                presences.insert(queue, new.guild_id, user, new.clone())
            } else {
                presences.remove(queue, user)
            }
        });
        self.evict_excess();
        Change::PresenceUpdated { old, new }
    }

    pub(super) fn typing_start(&mut self, event: TypingStart) -> Change {
        Change::TypingStarted {
            channel: event.channel_id,
            user: self.resolve_user(event.user_id, event.guild_id, event.member),
            timestamp: event.timestamp,
        }
    }

    /// Returns the cached user, or the user of the member in the payload, or a user that has only the id.
    pub(super) fn resolve_user(
        &mut self,
        id: Id<User>,
        guild: Id<Guild>,
        mut member: Option<Arc<Member>>,
    ) -> Arc<User> {
        if let Some(member) = &mut member {
            self.update_partial_member(guild, member);
        }
        let kept = self.users.get(id).cloned();
        kept.or_else(|| member?.user.clone().filter(|user| user.id == id))
            .unwrap_or_else(|| {
                Arc::new(User {
                    id,
                    ..User::default()
                })
            })
    }
}

//! Members, their presences, and who is typing.

use std::sync::Arc;

use discord_model::events::{MemberRemove, TypingStart};
use discord_model::{Entity, Guild, Id, Member, Patch, Permissions, Presence, User};

use crate::prepare::{PreparedMembers, is_worth_keeping};
use crate::{Cache, Change};

impl Cache {
    pub(super) fn member_add(&mut self, patch: Patch<Member>) -> Change {
        let guild = patch.value.guild_id;
        let now = self.now();
        self.deleted
            .members
            .remove(now, &(guild, patch.value.user_id()));
        let (old, member) = self.keep_member(patch);
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
        let overtaken = self.overtaken.members.take(now, &key);
        let (old, new) = self.keep_member(patch);
        Change::MemberUpdated {
            old: overtaken.or(old),
            new,
        }
    }

    /// Who left is neither present nor in voice any more.
    pub(super) fn member_remove(&mut self, gone: MemberRemove) -> Change {
        let mut user = gone.user.unwrap_or_default();
        self.users.see(&mut user);
        let has_left_already = self.has_member_left(gone.guild_id, user.id);
        let now = self.now();
        let mut member = None;
        if let Some(entry) = self.guilds.get_mut(&gone.guild_id) {
            if !has_left_already {
                let guild = Arc::make_mut(&mut entry.guild);
                guild.member_count = guild.member_count.saturating_sub(1);
            }
            entry.voice_states.remove(&user.id);
            entry.presences.remove(&mut self.presence_arrivals, user.id);
            member = entry.member(user.id);
            entry.members.remove(&mut self.member_arrivals, user.id);
            let key = (gone.guild_id, user.id);
            self.overtaken.members.take(now, &key);
            self.deleted.members.insert(now, key, ());
        }
        if member.is_some() {
            self.users.release(user.id);
        }
        Change::MemberLeft {
            guild: gone.guild_id,
            user,
            member,
        }
    }

    /// Members that were asked for are kept as if they had come with their guild.
    pub(super) fn members_chunk(&mut self, prepared: PreparedMembers) -> Change {
        let PreparedMembers {
            mut chunk,
            mut members,
        } = prepared;
        let guild = chunk.guild_id;
        self.keep_members(guild, &mut members);
        self.keep_presences(guild, &mut Arc::make_mut(&mut chunk).presences);
        self.make_room();
        Change::MembersChunk { members, chunk }
    }

    /// Keeps complete members of a guild, if it is known, in the place of what was known of them.
    pub(super) fn keep_members(&mut self, guild: Id<Guild>, members: &mut [Arc<Member>]) {
        let Some(entry) = self.guilds.get_mut(&guild) else {
            return;
        };
        let row = &mut self.member_arrivals;
        for member in members {
            if let Some(user) = &mut Arc::make_mut(member).user {
                self.leftovers.users.push(user.clone());
                self.users.meet(user);
            }
            let id = member.user_id();
            if let Some(replaced) = entry.members.insert(row, guild, id, member.clone()) {
                self.leftovers.members.push(replaced);
                self.users.release(id);
            }
        }
    }

    /// Keeps presences of a guild, if it is known.
    pub(super) fn keep_presences(&mut self, guild: Id<Guild>, presences: &mut [Arc<Presence>]) {
        let Some(entry) = self.guilds.get_mut(&guild) else {
            return;
        };
        let row = &mut self.presence_arrivals;
        for presence in presences {
            if let Some(user) = &mut Arc::make_mut(presence).user {
                self.users.see(user);
            }
            let id = presence.user_id();
            if is_worth_keeping(presence) {
                entry.presences.insert(row, guild, id, presence.clone());
            } else {
                entry.presences.remove(row, id);
            }
        }
    }

    /// Keeps a member of a guild that is known.
    fn keep_member(&mut self, mut patch: Patch<Member>) -> (Option<Arc<Member>>, Arc<Member>) {
        let (guild, id) = (patch.value.guild_id, patch.value.user_id());
        if let Some(user) = &mut patch.value.user {
            self.users.see(user);
        }
        let old = self.member(guild, id);
        let has_left = self.has_member_left(guild, id);
        let mut new = match &old {
            Some(old) => patch.over(old),
            None => patch.value,
        };
        if has_left {
            return (old, Arc::new(new));
        }
        let Some(entry) = self.guilds.get_mut(&guild).filter(|_| id.is_some()) else {
            return (old, Arc::new(new));
        };
        if let (None, Some(user)) = (&old, &mut new.user) {
            self.users.hold(user);
        }
        let new = Arc::new(new);
        entry
            .members
            .insert(&mut self.member_arrivals, guild, id, new.clone());
        self.make_room();
        (old, new)
    }

    /// Lets those go who came first, where there are more members or presences than are kept.
    pub(super) fn make_room(&mut self) {
        let row = &mut self.member_arrivals;
        while let Some((guild, user)) = row.oldest_beyond(self.settings.members) {
            let entry = self.guilds.get_mut(&guild);
            if entry
                .and_then(|entry| entry.members.remove(row, user))
                .is_none()
            {
                break;
            }
            self.users.release(user);
        }
        let row = &mut self.presence_arrivals;
        while let Some((guild, user)) = row.oldest_beyond(self.settings.presences) {
            let entry = self.guilds.get_mut(&guild);
            if entry
                .and_then(|entry| entry.presences.remove(row, user))
                .is_none()
            {
                break;
            }
        }
    }

    /// Many events tell of a member in passing. The member is kept as far as the settings allow, brought up to date, and shared.
    ///
    /// Such a member is partial: what the event leaves out stays as it was. What the member may do in the channel of an
    /// interaction is true for that interaction alone, and is not kept.
    pub(super) fn see_member(&mut self, guild: Id<Guild>, told: &mut Arc<Member>) {
        let member = Arc::make_mut(told);
        member.guild_id = guild;
        if let Some(user) = &mut member.user {
            self.users.see(user);
        }
        let mut kept = Member::clone(member);
        let permissions = Member::field_bit("permissions");
        kept.permissions = Permissions::empty();
        kept.present.remove(permissions);
        let Some(kept) = self.keep_partial_member(kept) else {
            return;
        };
        *told = match member.own_permissions() {
            Some(own) => {
                let mut asked = Member::clone(&kept);
                asked.permissions = own;
                asked.present.insert(permissions);
                Arc::new(asked)
            }
            None => kept,
        };
    }

    /// The member as it is known with what `part` says, or none if it is not kept.
    fn keep_partial_member(&mut self, part: Member) -> Option<Arc<Member>> {
        let (guild, id) = (part.guild_id, part.user_id());
        let has_left = self.has_member_left(guild, id);
        let entry = self.guilds.get_mut(&guild).filter(|_| id.is_some())?;
        if let Some(known) = entry.members.get_mut(id) {
            // Messages say who their author is beside the member.
            let present = part.present.fields() | Member::field_bit("user");
            if !known.fields_equal(&part, present) {
                Arc::make_mut(known).merge(part, present);
            }
            return entry.member(id);
        }
        if has_left || (self.settings.members == 0 && id != self.me) {
            return None;
        }
        let mut part = part;
        if let Some(user) = &mut part.user {
            self.users.hold(user);
        }
        let member = Arc::new(part);
        let row = &mut self.member_arrivals;
        entry.members.insert(row, guild, id, member.clone());
        self.make_room();
        Some(member)
    }

    pub(super) fn presence_update(&mut self, mut presence: Presence) -> Change {
        if let Some(user) = &mut presence.user {
            self.users.see(user);
        }
        let new = Arc::new(presence);
        let has_left = self.has_member_left(new.guild_id, new.user_id());
        let row = &mut self.presence_arrivals;
        let old = self.guilds.get_mut(&new.guild_id).and_then(|entry| {
            let (presences, user) = (&mut entry.presences, new.user_id());
            if is_worth_keeping(&new) && !has_left {
                presences.insert(row, new.guild_id, user, new.clone())
            } else {
                presences.remove(row, user)
            }
        });
        self.make_room();
        Change::PresenceUpdated { old, new }
    }

    pub(super) fn typing_start(&mut self, event: TypingStart) -> Change {
        Change::TypingStarted {
            channel: event.channel_id,
            user: self.known_user(event.user_id, event.guild_id, event.member),
            timestamp: event.timestamp,
        }
    }

    /// The best that is known of a user: what is kept, else what the event told of the member, else the id.
    pub(super) fn known_user(
        &mut self,
        id: Id<User>,
        guild: Id<Guild>,
        mut told: Option<Arc<Member>>,
    ) -> Arc<User> {
        if let Some(member) = &mut told {
            self.see_member(guild, member);
        }
        let kept = self.users.get(id).cloned();
        kept.or_else(|| told?.user.clone().filter(|user| user.id == id))
            .unwrap_or_else(|| {
                Arc::new(User {
                    id,
                    ..User::default()
                })
            })
    }
}

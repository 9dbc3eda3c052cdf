//! Members and their presences.

use std::sync::Arc;

use discord_model::events::{MemberRemove, TypingStart};
use discord_model::{Member, Patch, Presence, User};

use crate::{Cache, Change};

impl Cache {
    pub(super) fn member_add(&mut self, patch: Patch<Member>) -> Change {
        let guild = patch.value.guild_id;
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
        let (old, new) = self.keep_member(patch);
        Change::MemberUpdated { old, new }
    }

    pub(super) fn member_remove(&mut self, gone: MemberRemove) -> Change {
        let mut user = gone.user.unwrap_or_default();
        self.users.see(&mut user);
        let mut member = None;
        if let Some(entry) = self.guilds.get_mut(&gone.guild_id) {
            let guild = Arc::make_mut(&mut entry.guild);
            guild.member_count = guild.member_count.saturating_sub(1);
            entry.presences.remove(&user.id);
            entry.voice_states.remove(&user.id);
            member = entry.members.remove(&user.id);
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

    /// Keeps a member of a guild that is known.
    pub(super) fn keep_member(
        &mut self,
        patch: Patch<Member>,
    ) -> (Option<Arc<Member>>, Arc<Member>) {
        let (guild, id) = (patch.value.guild_id, patch.value.user_id());
        let old = self.member(guild, id).cloned();
        let mut new = Arc::new(match &old {
            Some(old) => patch.over(old),
            None => patch.value,
        });
        if id.is_some() && self.guilds.contains_key(&guild) {
            self.hold_member(&mut new);
            if old.is_some() {
                self.users.release(id);
            }
            if let Some(entry) = self.guilds.get_mut(&guild) {
                entry.members.insert(id, new.clone());
            }
        }
        (old, new)
    }

    /// Counts a member as a holder of its user.
    pub(super) fn hold_member(&mut self, member: &mut Arc<Member>) {
        if let Some(user) = &mut Arc::make_mut(member).user {
            self.users.hold(user);
        }
    }

    /// The presence of somebody who went offline is not worth keeping: offline is what no presence means.
    pub(super) fn presence_update(&mut self, mut presence: Presence) -> Change {
        if let Some(user) = &mut presence.user {
            self.users.see(user);
        }
        let new = Arc::new(presence);
        let id = new.user_id();
        let mut old = None;
        if let Some(entry) = self.guilds.get_mut(&new.guild_id)
            && id.is_some()
        {
            old = if &*new.status == "offline" {
                entry.presences.remove(&id)
            } else {
                entry.presences.insert(id, new.clone())
            };
        }
        Change::PresenceUpdated { old, new }
    }

    pub(super) fn typing_start(&mut self, event: TypingStart) -> Change {
        let told = event.member.and_then(|member| member.user.clone());
        let user = self.known_user(event.user_id, told);
        Change::TypingStarted {
            channel: event.channel_id,
            user,
            timestamp: event.timestamp,
        }
    }

    /// The best that is known of a user: what is kept, else what the event told, else the id.
    pub(super) fn known_user(
        &mut self,
        id: discord_model::Id<User>,
        told: Option<Arc<User>>,
    ) -> Arc<User> {
        let mut user = told.filter(|user| user.id == id).unwrap_or_else(|| {
            Arc::new(User {
                id,
                ..User::default()
            })
        });
        self.users.see(&mut user);
        user
    }
}

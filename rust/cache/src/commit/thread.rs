//! Thread lists and thread members.

use std::sync::Arc;

use discord_model::events::{ThreadListSync, ThreadMembersUpdate};
use discord_model::{Channel, Fields, Patch, ThreadMember};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{Cache, Change};

impl Cache {
    /// The event lists the active threads of the channels that it names, or of the whole guild. All other
    /// threads of these channels are removed, including archived ones, as at a login.
    pub(super) fn thread_list_sync(&mut self, sync: ThreadListSync) -> Change {
        let guild = sync.guild_id;
        let listed: FxHashSet<_> = sync.threads.iter().map(|thread| thread.id).collect();
        let is_unlisted = |thread: &Channel| {
            thread.kind.is_thread()
                && !listed.contains(&thread.id)
                && sync
                    .channel_ids
                    .as_ref()
                    .is_none_or(|channels| channels.contains(&thread.parent_id))
        };
        let known = self.guilds.get(&guild).map(|entry| entry.channel_ids());
        let unlisted: Vec<_> = known
            .into_iter()
            .flatten()
            .filter(|id| {
                self.channels
                    .get(id)
                    .is_some_and(|known| is_unlisted(known))
            })
            .collect();
        for thread in unlisted {
            self.remove_channel(thread, guild);
        }
        let members: Box<[_]> = sync.members.into_iter().map(Arc::new).collect();
        let mut own: FxHashMap<_, _> = members
            .iter()
            .map(|member: &Arc<ThreadMember>| (member.id, member.clone()))
            .collect();
        let threads = sync.threads.into_iter().map(|mut thread| {
            thread.guild_id = guild;
            thread.member = own.remove(&thread.id).or(thread.member);
            let all = Fields::MAX;
            self.update_channel(Patch {
                value: thread,
                present: all,
            })
            .1
        });
        Change::ThreadListSync {
            guild,
            threads: threads.collect(),
            members,
        }
    }

    pub(super) fn thread_member_update(&mut self, patch: Patch<ThreadMember>) -> Change {
        let (id, guild) = (patch.value.id, patch.value.guild_id);
        let old = self
            .channels
            .get(&id)
            .and_then(|thread| thread.member.clone());
        let new = Arc::new(match &old {
            Some(old) => patch.applied_to(old),
            None => patch.value,
        });
        let thread = self.change_channel(id, guild, |thread| {
            thread.member = Some(new.clone());
        });
        Change::ThreadMemberUpdated { thread, old, new }
    }

    /// Only the thread member of the bot itself is cached.
    pub(super) fn thread_members_update(&mut self, update: ThreadMembersUpdate) -> Change {
        let (id, guild) = (update.id, update.guild_id);
        let added = update.added_members.into_iter().map(|mut added| {
            (added.id, added.guild_id) = (id, guild);
            if let Some(member) = &mut added.member {
                self.update_partial_member(guild, member);
            }
            Arc::new(added)
        });
        let added: Box<[_]> = added.collect();
        let is_me = |user| self.me.is_some() && self.me == user;
        let joined = added.iter().find(|member| is_me(member.user_id)).cloned();
        let left = update.removed_member_ids.iter().any(|user| is_me(*user));
        let removed = update.removed_member_ids.into_iter();
        let removed = removed
            .map(|user| self.resolve_user(user, guild, None))
            .collect();
        let thread = self.change_channel(id, guild, |thread| {
            thread.member_count = update.member_count;
            if joined.is_some() || left {
                thread.member = joined;
            }
        });
        Change::ThreadMembersUpdated {
            thread,
            added,
            removed,
        }
    }
}

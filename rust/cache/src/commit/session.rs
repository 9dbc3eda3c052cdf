//! READY, and the user of the bot.

use std::sync::Arc;

use discord_model::events::Ready;
use discord_model::{Application, Entity, Patch, User};
use rustc_hash::FxHashSet;

use crate::eviction_queue::EvictionQueue;
use crate::shard::ShardId;
use crate::{Cache, Change};

/// The maximum number of guilds of one READY. Discord closes the connection of a shard that has more than 2500; this
/// leaves room for less strict servers.
const MAX_GUILDS_OF_A_SHARD: usize = 10_000;

impl Cache {
    /// Handles a new session. The guilds that it lists are unavailable until GUILD_CREATE; other guilds of its shard
    /// are removed.
    pub(super) fn ready(&mut self, ready: Ready) -> Change {
        let user = self.set_current_user(ready.user);
        let shard = ShardId::from_ready(&ready.shard);
        if let Some(application) = ready.application
            && (shard.number == 0 || self.application.is_none())
        {
            self.merge_application(application);
        }
        let guilds = ready.guilds.iter().take(MAX_GUILDS_OF_A_SHARD);
        let listed: FxHashSet<_> = guilds.map(|guild| guild.id).collect();
        let left: Vec<_> = self
            .guilds
            .keys()
            .filter(|id| shard.contains(**id) && !listed.contains(id))
            .copied()
            .collect();
        for id in left {
            self.remove_guild(id);
        }
        let now = self.now();
        for id in &listed {
            self.deleted.guilds.remove(now, id);
            self.joining.remove(id);
        }
        let listed = listed.into_iter().filter(|id| id.is_some());
        let guilds = listed.map(|id| self.guild_outage(id)).count();
        Change::Ready {
            user,
            guilds,
            shard,
        }
    }

    /// Sets the user of the bot. If the user is not the same as before, the cache is cleared.
    pub(crate) fn set_current_user(&mut self, user: Option<Arc<User>>) -> Arc<User> {
        let Some(mut user) = user.filter(|user| user.id.is_some()) else {
            return self.me().cloned().unwrap_or_default();
        };
        if self.me == user.id {
            self.users.update(&mut user);
        } else {
            self.clear();
            self.me = user.id;
            self.member_evictions = EvictionQueue::exempting(user.id);
            self.users.retain(&mut user);
        }
        user
    }

    /// Sets the user and the application of the bot, if Discord sends no READY because it resumes a session of an earlier login.
    pub fn set_identity(&mut self, user: Arc<User>, application: Arc<Application>) {
        self.set_current_user(Some(user));
        self.merge_application(application);
    }

    /// Merges the application of READY, which has only the id and the flags.
    fn merge_application(&mut self, payload: Arc<Application>) {
        match &mut self.application {
            Some(known) if known.id == payload.id => {
                let present = payload.non_default_fields();
                Arc::make_mut(known).merge((*payload).clone(), present);
            }
            unknown => *unknown = Some(payload),
        }
    }

    pub(super) fn user_update(&mut self, patch: Patch<User>) -> Change {
        let id = patch.value.id;
        let known = self.users.get(id).cloned();
        let new = Arc::new(match &known {
            Some(known) => patch.applied_to(known),
            None => patch.value,
        });
        self.users.replace(&new);
        let now = self.now();
        let old = self.superseded.users.take(now, &id).or(known);
        Change::UserUpdated { old, new }
    }
}

//! Logging in, and the bot's own account.

use std::sync::Arc;

use discord_model::events::Ready;
use discord_model::{Application, Entity, Patch, User};
use rustc_hash::FxHashSet;

use crate::arrivals::Arrivals;
use crate::shard::Shard;
use crate::{Cache, Change};

/// How many guilds of one READY are taken in. Discord closes the connection of a shard that has more than 2500; this leaves
/// room for servers that are not so strict.
const MAX_GUILDS_OF_A_SHARD: usize = 10_000;

impl Cache {
    /// A new session: the guilds it lists are known by id until each is created, and those of its shard that it does not
    /// list are gone.
    pub(super) fn ready(&mut self, ready: Ready) -> Change {
        let user = self.log_in(ready.user);
        let shard = Shard::of(&ready.shard);
        if let Some(application) = ready.application
            && (shard.number == 0 || self.application.is_none())
        {
            self.learn_application(application);
        }
        let guilds = ready.guilds.iter().take(MAX_GUILDS_OF_A_SHARD);
        let listed: FxHashSet<_> = guilds.map(|guild| guild.id).collect();
        let left: Vec<_> = self
            .guilds
            .keys()
            .filter(|id| shard.has(**id) && !listed.contains(id))
            .copied()
            .collect();
        for id in left {
            self.forget_guild(id);
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

    /// Another account knows another world.
    fn log_in(&mut self, user: Option<Arc<User>>) -> Arc<User> {
        let Some(mut user) = user.filter(|user| user.id.is_some()) else {
            return self.me().cloned().unwrap_or_default();
        };
        if self.me == user.id {
            self.users.see(&mut user);
        } else {
            self.clear();
            self.me = user.id;
            self.member_arrivals = Arrivals::sparing(user.id);
            self.users.hold(&mut user);
        }
        user
    }

    /// Logging in tells no more than the id and the flags, and takes nothing away from what is known.
    fn learn_application(&mut self, told: Arc<Application>) {
        match &mut self.application {
            Some(known) if known.id == told.id => {
                let said = told.said();
                Arc::make_mut(known).merge((*told).clone(), said);
            }
            unknown => *unknown = Some(told),
        }
    }

    pub(super) fn user_update(&mut self, patch: Patch<User>) -> Change {
        let id = patch.value.id;
        let known = self.users.get(id).cloned();
        let new = Arc::new(match &known {
            Some(known) => patch.over(known),
            None => patch.value,
        });
        self.users.replace(&new);
        let now = self.now();
        let old = self.overtaken.users.take(now, &id).or(known);
        Change::UserUpdated { old, new }
    }
}

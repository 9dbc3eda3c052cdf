//! Logging in, and the bot's own account.

use std::sync::Arc;

use discord_model::events::Ready;
use discord_model::{Guild, Patch, User};

use crate::guild::GuildEntry;
use crate::{Cache, Change};

impl Cache {
    /// A new session: the guilds it lists are known by id until each is created, and those it does not list are gone.
    pub(super) fn ready(&mut self, ready: Ready) -> Change {
        let mut user = ready.user.unwrap_or_default();
        if self.me != user.id {
            self.clear();
        }
        let first_shard = ready.shard.first().is_none_or(|shard| *shard == 0);
        let sole_shard = ready.shard.get(1).is_none_or(|shards| *shards <= 1);
        if sole_shard {
            let left: Vec<_> = self
                .guilds
                .keys()
                .filter(|id| !ready.guilds.iter().any(|guild| guild.id == **id))
                .copied()
                .collect();
            for id in left {
                self.forget_guild(id);
            }
        }
        if self.me.is_none() {
            self.me = user.id;
            self.users.hold(&mut user);
        } else {
            self.users.see(&mut user);
        }
        if first_shard || self.application.is_none() {
            self.application = ready.application;
        }
        let guilds = ready.guilds.len();
        for guild in ready.guilds.into_iter().filter(|guild| guild.id.is_some()) {
            let entry = self.guilds.entry(guild.id).or_insert_with(|| GuildEntry {
                guild: Arc::new(Guild {
                    id: guild.id,
                    ..Guild::default()
                }),
                ..GuildEntry::default()
            });
            Arc::make_mut(&mut entry.guild).unavailable = true;
        }
        Change::Ready { user, guilds }
    }

    pub(super) fn user_update(&mut self, patch: Patch<User>) -> Change {
        let id = patch.value.id;
        let known = self.users.get(id).cloned();
        let mut new = Arc::new(match &known {
            Some(known) => patch.over(known),
            None => patch.value,
        });
        self.users.see(&mut new);
        let old = self.overtaken_users.take(&id).or(known);
        Change::UserUpdated { old, new }
    }
}

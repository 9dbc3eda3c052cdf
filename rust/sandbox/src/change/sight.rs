//! What a bot sees of a guild, before and after a change: threads of a channel new to it are told as a list.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::gateway::Event;
use crate::id::Id;
use crate::state::State;
use crate::world::Channel;

/// The channels each bot sees in a guild.
pub struct Sight {
    guild: Id,
    channels: BTreeMap<Id, BTreeSet<Id>>,
}

impl State {
    /// What the bots of a guild see now.
    pub fn sight(&self, guild: Id) -> Sight {
        let found = self.world.guilds.get(&guild);
        let bots = self.world.bots.keys().copied();
        let here = bots.filter(|bot| found.is_some_and(|guild| guild.members.contains_key(bot)));
        let channels = self.world.channels_of(guild);
        let seen = |bot: Id| -> BTreeSet<Id> {
            channels
                .iter()
                .filter(|channel| self.world.can_view(channel, bot))
                .map(|channel| channel.id)
                .collect()
        };
        Sight {
            guild,
            channels: here.map(|bot| (bot, seen(bot))).collect(),
        }
    }

    /// Tells each bot the active threads of the channels it did not see before.
    pub fn announce_sight(&mut self, before: Sight) {
        let guild = before.guild;
        for (bot, now) in self.sight(guild).channels {
            let Some(then) = before.channels.get(&bot) else {
                continue;
            };
            let new: Vec<Id> = now.difference(then).copied().collect();
            if !new.is_empty() {
                self.announce_threads(guild, bot, &new);
            }
        }
    }

    fn announce_threads(&mut self, guild: Id, bot: Id, channels: &[Id]) {
        let below = |thread: &&Channel| {
            let parent = thread.parent_id;
            parent.is_some_and(|parent| channels.contains(&parent))
                && self.world.can_view(thread, bot)
        };
        let active = self.world.active_threads_of(guild);
        let threads: Vec<&Channel> = active.into_iter().filter(below).collect();
        let members = threads
            .iter()
            .filter_map(|thread| thread.render_thread_member(bot));
        let list = json!({
            "guild_id": guild,
            "channel_ids": channels,
            "members": members.collect::<Vec<_>>(),
            "threads": threads
                .iter()
                .map(|thread| self.world.render_channel(thread, None))
                .collect::<Vec<Value>>(),
        });
        self.emit(Event::bot("THREAD_LIST_SYNC", bot, Some(guild), list));
    }
}

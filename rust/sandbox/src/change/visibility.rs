//! What a bot sees of a guild, before and after a change: it is told of the channels it gained or lost access to.

use super::*;

/// The channels each bot sees in a guild.
pub struct Visibility {
    guild: Id,
    /// All channels there are, seen or not: a new one is told by its own event.
    existing: BTreeSet<Id>,
    seen: BTreeMap<Id, BTreeSet<Id>>,
}

impl State {
    /// What the bots of a guild see now.
    pub fn visibility(&self, guild: Id) -> Visibility {
        let bots = self.world.bots.keys().copied();
        let here = bots.filter(|bot| self.world.is_member(guild, *bot));
        let channels = self.world.channels_of(guild);
        let seen = |bot: Id| -> BTreeSet<Id> {
            let shown = channels
                .iter()
                .filter(|channel| self.world.is_shown(channel, bot));
            shown.map(|channel| channel.id).collect()
        };
        Visibility {
            guild,
            existing: channels.iter().map(|channel| channel.id).collect(),
            seen: here.map(|bot| (bot, seen(bot))).collect(),
        }
    }

    /// Announces to each bot the channels it gained or lost access to, and the active threads of those it gained; nothing if it
    /// is not known what they saw before. `announced` is a channel that has already been announced to all.
    pub fn announce_visibility(&mut self, before: Option<Visibility>, announced: Option<Id>) {
        let Some(before) = before else {
            return;
        };
        let guild = before.guild;
        let after = self.visibility(guild);
        for (bot, now) in after.seen {
            let Some(then) = before.seen.get(&bot) else {
                continue;
            };
            let existed = |id: &&Id| before.existing.contains(id);
            let changed = now.symmetric_difference(then).filter(existed);
            let changed = changed.filter(|id| after.existing.contains(id));
            for channel in changed.filter(|id| Some(**id) != announced) {
                self.announce_access(guild, bot, *channel);
            }
            let gained = now.difference(then).filter(existed).copied();
            let gained: Vec<Id> = gained.filter(|id| self.may_have_threads(*id)).collect();
            if !gained.is_empty() {
                self.announce_threads(guild, bot, &gained);
            }
        }
    }

    /// Tells a bot a channel as it is allowed to see it now.
    fn announce_access(&mut self, guild: Id, bot: Id, channel: Id) {
        if let Some(found) = self.world.channel(channel) {
            let rendered = self.world.render_channel_for(found, bot);
            self.emit(Event::bot("CHANNEL_UPDATE", bot, Some(guild), rendered));
        }
    }

    fn may_have_threads(&self, channel: Id) -> bool {
        let found = self.world.channel(channel);
        found.is_some_and(|channel| channel.kind != kind::CATEGORY && !channel.is_voice())
    }

    fn announce_threads(&mut self, guild: Id, bot: Id, channels: &[Id]) {
        let below = |thread: &&Channel| {
            let parent = thread.parent_id;
            parent.is_some_and(|parent| channels.contains(&parent))
                && self.world.can_view(thread, bot)
        };
        let active = self.world.active_threads_of(guild);
        let threads: Vec<&Channel> = active.into_iter().filter(below).collect();
        let threads = threads.iter();
        let members = threads
            .clone()
            .filter_map(|thread| thread.render_thread_member(bot));
        let threads = threads.map(|thread| self.world.render_channel(thread, None));
        let list = json!({
            "guild_id": guild,
            "channel_ids": channels,
            "members": members.collect::<Value>(),
            "threads": threads.collect::<Value>(),
        });
        self.emit(Event::bot("THREAD_LIST_SYNC", bot, Some(guild), list));
    }
}

//! The number of cached entities, and their memory.

use std::sync::Arc;

use discord_model::heap_size::VisitedArcs;
use discord_model::{
    AutoModerationRule, HeapSize, Integration, Invite, Role, ScheduledEvent, SoundboardSound,
    StageInstance,
};
use rustc_hash::FxHashMap;

use crate::evictable_map::EvictableMap;
use crate::guild_resource::GuildResource;
use crate::hash_table::hash_table_bytes;
use crate::{Cache, GuildEntry};

/// The number and the size of the entities of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statistic {
    /// The kind, such as `members`.
    pub kind: &'static str,
    /// The number of cached entities of this kind.
    pub count: usize,
    /// Their approximate size in bytes. Memory that two kinds share counts for the first of them: a user counts for
    /// `users`, not again for `members`. Parts of the guild object count for `guilds`.
    pub bytes: usize,
}

impl Cache {
    /// Returns the statistics of all kinds. This visits every entity, which takes about a millisecond per 10,000
    /// entities.
    pub fn statistics(&self) -> Vec<Statistic> {
        let mut builder = StatisticsBuilder::default();
        builder.add("users", self.users.iter(), self.users.bytes());
        let queues = [
            self.member_evictions.bytes(),
            self.presence_evictions.bytes(),
        ];
        builder.add_evictable_maps("members", self, |entry| &entry.members, queues[0]);
        builder.add_evictable_maps("presences", self, |entry| &entry.presences, queues[1]);
        builder.add_maps("voice_states", self, |entry| &entry.voice_states);
        builder.add("messages", self.messages.iter(), self.messages.bytes());
        let (threads, channels): (Vec<_>, Vec<_>) = self
            .channels()
            .partition(|channel| channel.kind.is_thread());
        let places = hash_table_bytes(&self.channels);
        builder.add("channels", channels.into_iter(), places);
        builder.add("threads", threads.into_iter(), 0);
        builder.add_resources::<Role>("roles", self);
        builder.add_resources::<StageInstance>("stage_instances", self);
        builder.add_resources::<ScheduledEvent>("scheduled_events", self);
        builder.add_resources::<SoundboardSound>("soundboard_sounds", self);
        builder.add_resources::<AutoModerationRule>("auto_moderation_rules", self);
        builder.add_resources::<Integration>("integrations", self);
        builder.add_resources::<Invite>("invites", self);
        builder.add("entitlements", self.entitlements(), 0);
        builder.add("subscriptions", self.subscriptions(), 0);
        builder.add("join_requests", self.join_requests(), 0);
        let voice_servers = self.guilds().filter_map(GuildEntry::voice_server);
        builder.add("voice_servers", voice_servers, 0);
        let team = self
            .application()
            .and_then(|application| application.team.as_ref());
        builder.add("teams", team.into_iter(), 0);
        builder.add("applications", self.application().into_iter(), 0);
        builder.add(
            "guilds",
            self.guilds().map(GuildEntry::guild),
            hash_table_bytes(&self.guilds) + self.emoji_guilds.bytes(),
        );
        builder.add_guild_parts("emojis", self, |entry| entry.guild.emojis.len());
        builder.add_guild_parts("stickers", self, |entry| entry.guild.stickers.len());
        builder.list
    }
}

/// Collects the statistics.
#[derive(Default)]
struct StatisticsBuilder {
    seen: VisitedArcs,
    list: Vec<Statistic>,
}

impl StatisticsBuilder {
    /// Adds a kind. `tables` is the size of its tables.
    fn add<'a, T: HeapSize + 'a>(
        &mut self,
        kind: &'static str,
        each: impl Iterator<Item = &'a Arc<T>>,
        tables: usize,
    ) {
        let (mut count, mut bytes) = (0, tables);
        for entity in each {
            count += 1;
            bytes += entity.heap_size(&mut self.seen);
        }
        self.list.push(Statistic { kind, count, bytes });
    }

    fn add_evictable_maps<T: HeapSize + 'static>(
        &mut self,
        kind: &'static str,
        cache: &Cache,
        evictable_map: fn(&GuildEntry) -> &EvictableMap<T>,
        queue_bytes: usize,
    ) {
        let tables: usize = cache
            .guilds()
            .map(|entry| evictable_map(entry).bytes())
            .sum();
        let each = cache.guilds().flat_map(|entry| evictable_map(entry).iter());
        self.add(kind, each.map(|(_, entity)| entity), tables + queue_bytes);
    }

    fn add_maps<K: 'static, T: HeapSize + 'static>(
        &mut self,
        kind: &'static str,
        cache: &Cache,
        of: fn(&GuildEntry) -> &FxHashMap<K, Arc<T>>,
    ) {
        let tables = cache
            .guilds()
            .map(|entry| hash_table_bytes(of(entry)))
            .sum();
        let each = cache.guilds().flat_map(|entry| of(entry).values());
        self.add(kind, each, tables);
    }

    fn add_resources<T: GuildResource>(&mut self, kind: &'static str, cache: &Cache) {
        self.add_maps(kind, cache, T::resources);
    }

    /// Adds a kind that is part of the guild object, whose size is counted there.
    fn add_guild_parts(
        &mut self,
        kind: &'static str,
        cache: &Cache,
        count: fn(&GuildEntry) -> usize,
    ) {
        self.list.push(Statistic {
            kind,
            count: cache.guilds().map(count).sum(),
            bytes: 0,
        });
    }
}

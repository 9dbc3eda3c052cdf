//! How many entities are kept, and how much memory they take.

use std::sync::Arc;

use discord_model::heap::Seen;
use discord_model::{
    AutoModerationRule, Heap, Integration, Invite, Role, ScheduledEvent, SoundboardSound,
    StageInstance,
};
use rustc_hash::FxHashMap;

use crate::crowd::Crowd;
use crate::kept::Kept;
use crate::{Cache, GuildEntry, table};

/// How much there is of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statistic {
    /// The kind, such as `members`.
    pub kind: &'static str,
    /// How many entities of this kind are kept.
    pub count: usize,
    /// About how many bytes they take. What two kinds share counts for the first of them, such as a member who is a user;
    /// what is part of a guild counts for the guilds.
    pub bytes: usize,
}

impl Cache {
    /// How much there is of each kind. Everything is looked at, which takes about a millisecond for each 10,000 entities.
    pub fn statistics(&self) -> Vec<Statistic> {
        let mut book = Book::default();
        book.note("users", self.users.iter(), self.users.bytes());
        let rows = [self.member_arrivals.bytes(), self.presence_arrivals.bytes()];
        book.note_crowds("members", self, |entry| &entry.members, rows[0]);
        book.note_crowds("presences", self, |entry| &entry.presences, rows[1]);
        book.note_shelves("voice_states", self, |entry| &entry.voice_states);
        book.note("messages", self.messages.iter(), self.messages.bytes());
        let (threads, channels): (Vec<_>, Vec<_>) = self
            .channels()
            .partition(|channel| channel.kind.is_thread());
        let places = table::bytes(&self.channels);
        book.note("channels", channels.into_iter(), places);
        book.note("threads", threads.into_iter(), 0);
        book.note_kept::<Role>("roles", self);
        book.note_kept::<StageInstance>("stage_instances", self);
        book.note_kept::<ScheduledEvent>("scheduled_events", self);
        book.note_kept::<SoundboardSound>("soundboard_sounds", self);
        book.note_kept::<AutoModerationRule>("auto_moderation_rules", self);
        book.note_kept::<Integration>("integrations", self);
        book.note_kept::<Invite>("invites", self);
        book.note("entitlements", self.entitlements(), 0);
        book.note("subscriptions", self.subscriptions(), 0);
        book.note("join_requests", self.join_requests(), 0);
        let voice_servers = self.guilds().filter_map(GuildEntry::voice_server);
        book.note("voice_servers", voice_servers, 0);
        let team = self
            .application()
            .and_then(|application| application.team.as_ref());
        book.note("teams", team.into_iter(), 0);
        book.note("applications", self.application().into_iter(), 0);
        book.note(
            "guilds",
            self.guilds().map(GuildEntry::guild),
            table::bytes(&self.guilds) + self.emoji_homes.bytes(),
        );
        book.note_parts("emojis", self, |entry| entry.guild.emojis.len());
        book.note_parts("stickers", self, |entry| entry.guild.stickers.len());
        book.list
    }
}

/// The statistics so far.
#[derive(Default)]
struct Book {
    seen: Seen,
    list: Vec<Statistic>,
}

impl Book {
    /// A kind, with the bytes of the tables that hold it.
    fn note<'a, T: Heap + 'a>(
        &mut self,
        kind: &'static str,
        each: impl Iterator<Item = &'a Arc<T>>,
        tables: usize,
    ) {
        let (mut count, mut bytes) = (0, tables);
        for entity in each {
            count += 1;
            bytes += entity.heap(&mut self.seen);
        }
        self.list.push(Statistic { kind, count, bytes });
    }

    fn note_crowds<T: Heap + 'static>(
        &mut self,
        kind: &'static str,
        cache: &Cache,
        crowd: fn(&GuildEntry) -> &Crowd<T>,
        row: usize,
    ) {
        let tables: usize = cache.guilds().map(|entry| crowd(entry).bytes()).sum();
        let each = cache.guilds().flat_map(|entry| crowd(entry).iter());
        self.note(kind, each.map(|(_, kept)| kept), tables + row);
    }

    fn note_shelves<K: 'static, T: Heap + 'static>(
        &mut self,
        kind: &'static str,
        cache: &Cache,
        of: fn(&GuildEntry) -> &FxHashMap<K, Arc<T>>,
    ) {
        let tables = cache.guilds().map(|entry| table::bytes(of(entry))).sum();
        let each = cache.guilds().flat_map(|entry| of(entry).values());
        self.note(kind, each, tables);
    }

    fn note_kept<T: Kept>(&mut self, kind: &'static str, cache: &Cache) {
        self.note_shelves(kind, cache, T::shelf);
    }

    /// What is part of the guilds, and counted with them.
    fn note_parts(&mut self, kind: &'static str, cache: &Cache, count: fn(&GuildEntry) -> usize) {
        self.list.push(Statistic {
            kind,
            count: cache.guilds().map(count).sum(),
            bytes: 0,
        });
    }
}

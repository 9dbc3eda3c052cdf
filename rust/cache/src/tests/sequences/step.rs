//! Random events with few ids, so that they collide: the same number may be a guild, a channel, or nothing.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

/// An event of a generated sequence.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Ready {
        guilds: Vec<u64>,
    },
    GuildCreate {
        guild: u64,
        member_count: u32,
        channels: Vec<Place>,
        members: Vec<u64>,
        roles: Vec<u64>,
        present: Vec<u64>,
        /// The entries of its other lists.
        lists: Vec<(Kind, u64)>,
        /// The lists that the payload does not have.
        lacks: Vec<List>,
        word: u8,
    },
    GuildUpdate {
        guild: u64,
        roles: Option<Vec<u64>>,
        word: u8,
    },
    GuildDelete {
        guild: u64,
        outage: bool,
    },
    ChannelSet {
        event: &'static str,
        place: Place,
        guild: Option<u64>,
        recipients: Option<Vec<u64>>,
        /// The time since which the thread is archived, if the event has it.
        archived: Option<u64>,
        word: u8,
    },
    ChannelDelete {
        place: Place,
        guild: u64,
    },
    ThreadDelete {
        channel: u64,
    },
    RoleSet {
        event: &'static str,
        guild: u64,
        role: u64,
        word: u8,
    },
    RoleDelete {
        guild: u64,
        role: u64,
    },
    MemberSet {
        joined: bool,
        guild: u64,
        user: u64,
        roles: Vec<u64>,
        word: u8,
    },
    MemberRemove {
        guild: u64,
        user: u64,
    },
    MessageCreate {
        message: u64,
        channel: u64,
        guild: u64,
        author: u64,
        mask: bool,
        word: u8,
    },
    MessageUpdate {
        message: u64,
        channel: Option<u64>,
        author: Option<u64>,
        word: u8,
    },
    MessageDelete {
        messages: Vec<u64>,
        channel: u64,
        bulk: bool,
    },
    React {
        added: bool,
        message: u64,
        user: u64,
        emoji: u8,
    },
    ClearReactions {
        message: u64,
        emoji: Option<u8>,
    },
    Presence {
        guild: u64,
        user: u64,
        offline: bool,
        word: u8,
    },
    Voice {
        guild: u64,
        user: u64,
        channel: u64,
    },
    UserUpdate {
        user: u64,
        word: u8,
    },
    Keep {
        kind: Kind,
        guild: u64,
        id: u64,
        channel: u64,
        created: bool,
        word: u8,
    },
    Forget {
        kind: Kind,
        guild: u64,
        id: u64,
    },
    Sounds {
        guild: u64,
        ids: Vec<u64>,
        all: bool,
        word: u8,
    },
    Interest {
        guild: u64,
        event: u64,
        user: u64,
        added: bool,
    },
    ThreadList {
        guild: u64,
        parents: Option<Vec<u64>>,
        /// The parent channel of each thread.
        threads: BTreeMap<u64, u64>,
        own: Vec<u64>,
        word: u8,
    },
    ThreadMember {
        thread: u64,
        guild: u64,
        word: u8,
    },
    ThreadMembers {
        thread: u64,
        guild: u64,
        count: u32,
        added: Vec<u64>,
        removed: Vec<u64>,
    },
    VoiceStatus {
        channel: u64,
        word: u8,
    },
    VoiceServer {
        guild: u64,
        word: u8,
    },
    Chunk {
        guild: u64,
        members: Vec<u64>,
        present: Vec<u64>,
        word: u8,
    },
    Vote {
        added: bool,
        message: u64,
        user: u64,
        answer: u32,
    },
}

/// A list of a guild that a payload may not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Roles,
    Channels,
    Threads,
    Members,
    MemberCount,
    Presences,
    VoiceStates,
    Kind(Kind),
}

fn list() -> impl Strategy<Value = List> {
    prop_oneof![
        Just(List::Roles),
        Just(List::Channels),
        Just(List::Threads),
        Just(List::Members),
        Just(List::MemberCount),
        Just(List::Presences),
        Just(List::VoiceStates),
        kind().prop_map(List::Kind),
    ]
}

/// The kinds of guild resources that are all cached in the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Stage,
    Event,
    Sound,
    Rule,
    Integration,
    Invite,
}

impl Kind {
    /// Returns whether GUILD_CREATE lists the resource.
    pub(super) fn is_listed(self) -> bool {
        matches!(self, Self::Stage | Self::Event | Self::Sound)
    }

    /// Returns whether the resource has a channel.
    pub(super) fn has_channel(self) -> bool {
        matches!(self, Self::Stage | Self::Event | Self::Invite)
    }
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Stage),
        Just(Kind::Event),
        Just(Kind::Sound),
        Just(Kind::Rule),
        Just(Kind::Integration),
        Just(Kind::Invite),
    ]
}

/// A channel: its id, its type, its parent channel, and its flags, if the event has them.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) channel: u64,
    pub(super) kind: u8,
    pub(super) parent: u64,
    pub(super) flags: Option<u32>,
}

/// CHANNEL_OBFUSCATED, the flag of a channel that the bot is not allowed to view.
const OBFUSCATED: u32 = 1 << 17;

impl Place {
    pub(super) fn is_hidden(&self) -> bool {
        self.flags == Some(OBFUSCATED)
    }

    pub(super) fn is_thread(&self) -> bool {
        (10..=12).contains(&self.kind)
    }
}

fn number() -> impl Strategy<Value = u64> {
    0..4_u64
}

fn numbers() -> impl Strategy<Value = Vec<u64>> {
    vec(number(), 0..4)
}

fn word() -> impl Strategy<Value = u8> {
    0..3_u8
}

fn place() -> impl Strategy<Value = Place> {
    let kind = prop_oneof![Just(0), Just(1), Just(4), Just(11), Just(12), Just(15)];
    let flags = prop_oneof![4 => Just(None), 1 => Just(Some(0)), 2 => Just(Some(OBFUSCATED))];
    (number(), kind, number(), flags).prop_map(|(channel, kind, parent, flags)| Place {
        channel,
        kind,
        parent,
        flags,
    })
}

/// Any event.
pub(super) fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => numbers().prop_map(|guilds| Step::Ready { guilds }),
        4 => (
            number(), 0..4_u32, vec(place(), 0..4), numbers(), numbers(), numbers(), vec((kind(), number()), 0..4),
            prop_oneof![2 => Just(vec![]), 1 => vec(list(), 1..4)], word(),
        ).prop_map(
            |(guild, member_count, channels, members, roles, present, lists, lacks, word)| Step::GuildCreate {
                guild, member_count, channels, members, roles, present, lists, lacks, word,
            }
        ),
        1 => (number(), option::of(numbers()), word())
            .prop_map(|(guild, roles, word)| Step::GuildUpdate { guild, roles, word }),
        1 => (number(), any::<bool>()).prop_map(|(guild, outage)| Step::GuildDelete { guild, outage }),
        3 => (
            prop_oneof![Just("CHANNEL_CREATE"), Just("CHANNEL_UPDATE"), Just("THREAD_CREATE"), Just("THREAD_UPDATE")],
            place(), option::of(number()), option::of(numbers()), option::of(number()), word(),
        ).prop_map(|(event, place, guild, recipients, archived, word)| Step::ChannelSet {
            event, place, guild, recipients, archived, word,
        }),
        1 => (place(), number()).prop_map(|(place, guild)| Step::ChannelDelete { place, guild }),
        1 => number().prop_map(|channel| Step::ThreadDelete { channel }),
        1 => (prop_oneof![Just("GUILD_ROLE_CREATE"), Just("GUILD_ROLE_UPDATE")], number(), number(), word())
            .prop_map(|(event, guild, role, word)| Step::RoleSet { event, guild, role, word }),
        1 => (number(), number()).prop_map(|(guild, role)| Step::RoleDelete { guild, role }),
        3 => (any::<bool>(), number(), number(), numbers(), word())
            .prop_map(|(joined, guild, user, roles, word)| Step::MemberSet { joined, guild, user, roles, word }),
        1 => (number(), number()).prop_map(|(guild, user)| Step::MemberRemove { guild, user }),
        5 => (0..7_u64, number(), number(), number(), any::<bool>(), word()).prop_map(
            |(message, channel, guild, author, mask, word)| Step::MessageCreate { message, channel, guild, author, mask, word }
        ),
        3 => (0..7_u64, option::of(number()), option::of(number()), word())
            .prop_map(|(message, channel, author, word)| Step::MessageUpdate { message, channel, author, word }),
        1 => (vec(0..7_u64, 1..3), number(), any::<bool>())
            .prop_map(|(messages, channel, bulk)| Step::MessageDelete { messages, channel, bulk }),
        3 => (any::<bool>(), 0..7_u64, number(), word())
            .prop_map(|(added, message, user, emoji)| Step::React { added, message, user, emoji }),
        1 => (0..7_u64, option::of(word())).prop_map(|(message, emoji)| Step::ClearReactions { message, emoji }),
        2 => (number(), number(), any::<bool>(), word())
            .prop_map(|(guild, user, offline, word)| Step::Presence { guild, user, offline, word }),
        2 => (number(), number(), number()).prop_map(|(guild, user, channel)| Step::Voice { guild, user, channel }),
        1 => (number(), word()).prop_map(|(user, word)| Step::UserUpdate { user, word }),
        6 => (kind(), number(), number(), number(), any::<bool>(), word()).prop_map(
            |(kind, guild, id, channel, created, word)| Step::Keep { kind, guild, id, channel, created, word }
        ),
        2 => (kind(), number(), number()).prop_map(|(kind, guild, id)| Step::Forget { kind, guild, id }),
        1 => (number(), numbers(), any::<bool>(), word())
            .prop_map(|(guild, ids, all, word)| Step::Sounds { guild, ids, all, word }),
        2 => (number(), number(), number(), any::<bool>())
            .prop_map(|(guild, event, user, added)| Step::Interest { guild, event, user, added }),
        2 => (number(), option::of(numbers()), btree_map(number(), number(), 0..3), numbers(), word())
            .prop_map(|(guild, parents, threads, own, word)| Step::ThreadList { guild, parents, threads, own, word }),
        1 => (number(), number(), word()).prop_map(|(thread, guild, word)| Step::ThreadMember { thread, guild, word }),
        1 => (number(), number(), 0..4_u32, vec(number(), 0..2), numbers()).prop_map(
            |(thread, guild, count, added, removed)| Step::ThreadMembers { thread, guild, count, added, removed }
        ),
        1 => (number(), word()).prop_map(|(channel, word)| Step::VoiceStatus { channel, word }),
        1 => (number(), word()).prop_map(|(guild, word)| Step::VoiceServer { guild, word }),
        2 => (number(), numbers(), numbers(), word())
            .prop_map(|(guild, members, present, word)| Step::Chunk { guild, members, present, word }),
        2 => (any::<bool>(), 0..7_u64, number(), 0..3_u32)
            .prop_map(|(added, message, user, answer)| Step::Vote { added, message, user, answer }),
    ]
}

/// Returns a name or a text.
pub(super) fn text(word: u8) -> String {
    format!("word {word}")
}

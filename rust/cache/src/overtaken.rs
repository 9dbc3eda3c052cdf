//! The states that answers of the HTTP API replaced before the events came that report the same changes.
//!
//! They are remembered for a short while only, and only where an event of the object can report the change: otherwise the next
//! event would tell of something old as what there was before.

use std::hash::Hash;
use std::sync::Arc;
use std::time::Instant;

use discord_model::{
    Attachment, AutoModerationRule, Channel, Entity, Fields, Guild, GuildJoinRequest, Id,
    Integration, Invite, Member, Message, Role, ScheduledEvent, SoundboardSound, StageInstance,
    User,
};

use crate::kept::Kept;
use crate::recent::RecentMap;

/// The states of one kind that answers replaced.
#[derive(Debug)]
pub(crate) struct OvertakenStates<K, T>(RecentMap<K, Arc<T>>);

impl<K, T> Default for OvertakenStates<K, T> {
    fn default() -> Self {
        Self(RecentMap::default())
    }
}

impl<K: Hash + Eq + Clone, T: Reported> OvertakenStates<K, T> {
    /// An answer replaces `old` by `new`. Of several answers before an event, the first knows what there was.
    pub(crate) fn note(&mut self, now: Instant, key: K, old: &Arc<T>, new: &T) {
        if !old.is_reported_as(new) || self.0.contains(now, &key) {
            return;
        }
        self.0.insert(now, key, old.clone());
    }

    /// What there was before the change an event reports, if an answer overtook it.
    pub(crate) fn take(&mut self, now: Instant, key: &K) -> Option<Arc<T>> {
        self.0.remove(now, key)
    }

    fn forget_expired(&mut self, now: Instant) {
        self.0.forget_expired(now);
    }
}

/// A kind whose changes an event reports.
pub(crate) trait Reported: Entity {
    /// The fields whose changes other events report, or none: counts, and what is told along with the object.
    const UNREPORTED: &'static [&'static str];

    /// Whether the event of this kind would report a change from this state to `new`.
    fn is_reported_as(&self, new: &Self) -> bool {
        let unreported = Self::UNREPORTED.iter();
        let reported = unreported.fold(Fields::MAX, |fields, name| fields & !Self::field_bit(name));
        !self.fields_equal(new, reported)
    }
}

macro_rules! reported {
    ($($kind:ident: $unreported:expr;)+) => {$(
        impl Reported for $kind {
            const UNREPORTED: &'static [&'static str] = &$unreported;
        }
    )+};
}

reported! {
    Guild: [
        "roles", "emojis", "stickers", "member_count", "approximate_member_count", "approximate_presence_count",
        "premium_subscription_count", "joined_at", "large", "unavailable", "permissions", "owner", "welcome_screen",
    ];
    Channel: [
        "last_message_id", "message_count", "total_message_sent", "member_count", "member", "last_pin_timestamp", "recipients",
        "status", "voice_start_time", "permissions", "app_permissions", "newly_created",
    ];
    User: [];
    Member: ["permissions"];
    GuildJoinRequest: [];
    Role: [];
    StageInstance: [];
    ScheduledEvent: ["user_count", "creator"];
    SoundboardSound: ["user"];
    AutoModerationRule: [];
    Integration: ["user"];
    Invite: ["uses", "approximate_member_count", "approximate_presence_count", "inviter", "target_user", "guild", "channel"];
}

impl Reported for Message {
    const UNREPORTED: &'static [&'static str] = &[
        "attachments",
        "reactions",
        "poll",
        "author",
        "member",
        "mentions",
        "thread",
        "referenced_message",
        "interaction_metadata",
        "interaction",
        "resolved",
    ];

    /// Every answer signs the URLs of attachments anew.
    fn is_reported_as(&self, new: &Self) -> bool {
        let unreported = Self::UNREPORTED.iter();
        let reported = unreported.fold(Fields::MAX, |fields, name| fields & !Self::field_bit(name));
        let signed = Attachment::field_bit("url") | Attachment::field_bit("proxy_url");
        let is_same =
            |(old, new): (&Arc<Attachment>, &Arc<Attachment>)| old.fields_equal(new, !signed);
        !self.fields_equal(new, reported)
            || self.attachments.len() != new.attachments.len()
            || !self.attachments.iter().zip(&new.attachments).all(is_same)
    }
}

/// What happened a moment ago to the objects of a kind that belongs to a guild.
#[derive(Debug)]
pub(crate) struct KindHistory<T: Kept> {
    pub(crate) overtaken: OvertakenStates<(Id<Guild>, T::Key), T>,
    pub(crate) deleted: RecentMap<(Id<Guild>, T::Key), ()>,
}

impl<T: Kept> Default for KindHistory<T> {
    fn default() -> Self {
        Self {
            overtaken: OvertakenStates::default(),
            deleted: RecentMap::default(),
        }
    }
}

/// A kind that belongs to a guild and has a history.
pub(crate) trait History: Kept + Reported {
    /// The history of this kind.
    fn history(kinds: &mut KindHistories) -> &mut KindHistory<Self>;
}

macro_rules! histories {
    ($($kind:ident: $history:ident;)+) => {
        /// The histories of the kinds that belong to a guild.
        #[derive(Debug, Default)]
        pub(crate) struct KindHistories {
            $($history: KindHistory<$kind>,)+
        }

        impl KindHistories {
            fn forget_expired(&mut self, now: Instant) {
                $(
                    self.$history.overtaken.forget_expired(now);
                    self.$history.deleted.forget_expired(now);
                )+
            }
        }

        $(
            impl History for $kind {
                fn history(kinds: &mut KindHistories) -> &mut KindHistory<Self> {
                    &mut kinds.$history
                }
            }
        )+
    };
}

histories! {
    Role: roles;
    StageInstance: stage_instances;
    ScheduledEvent: scheduled_events;
    SoundboardSound: soundboard_sounds;
    AutoModerationRule: auto_moderation_rules;
    Integration: integrations;
    Invite: invites;
}

/// All states that answers replaced before their events came.
#[derive(Debug, Default)]
pub(crate) struct Overtaken {
    pub(crate) guilds: OvertakenStates<Id<Guild>, Guild>,
    pub(crate) channels: OvertakenStates<Id<Channel>, Channel>,
    pub(crate) messages: OvertakenStates<Id<Message>, Message>,
    pub(crate) users: OvertakenStates<Id<User>, User>,
    pub(crate) members: OvertakenStates<(Id<Guild>, Id<User>), Member>,
    pub(crate) join_requests: OvertakenStates<Id<GuildJoinRequest>, GuildJoinRequest>,
    pub(crate) kinds: KindHistories,
}

impl Overtaken {
    pub(crate) fn forget_expired(&mut self, now: Instant) {
        self.guilds.forget_expired(now);
        self.channels.forget_expired(now);
        self.messages.forget_expired(now);
        self.users.forget_expired(now);
        self.members.forget_expired(now);
        self.join_requests.forget_expired(now);
        self.kinds.forget_expired(now);
    }
}

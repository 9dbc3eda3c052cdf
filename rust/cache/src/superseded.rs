//! States of entities that a response of the HTTP API replaced before the event about the same change arrived.
//!
//! The event needs this state as `old`. It is kept for a short time, and only if the event of the entity can report the
//! change: otherwise the next event, about another change, would have an outdated state as `old`.

use std::hash::Hash;
use std::sync::Arc;
use std::time::Instant;

use discord_model::{
    Attachment, AutoModerationRule, Channel, Entity, Fields, Guild, GuildJoinRequest, Id,
    Integration, Invite, Member, Message, Role, ScheduledEvent, SoundboardSound, StageInstance,
    User,
};

use crate::guild_resource::GuildResource;
use crate::recent::RecentMap;

/// The superseded states of the entities of one type.
#[derive(Debug)]
pub(crate) struct SupersededStates<K, T>(RecentMap<K, Arc<T>>);

impl<K, T> Default for SupersededStates<K, T> {
    fn default() -> Self {
        Self(RecentMap::default())
    }
}

impl<K: Hash + Eq + Clone, T: Reported> SupersededStates<K, T> {
    /// Records that a response replaces `old` with `new`. Of several responses before the event, the first one replaced
    /// the state that the event needs.
    pub(crate) fn record(&mut self, now: Instant, key: K, old: &Arc<T>, new: &T) {
        if !old.is_reported_as(new) || self.0.contains(now, &key) {
            return;
        }
        self.0.insert(now, key, old.clone());
    }

    /// Returns the state before the change that an event reports, if a response was received before the event.
    pub(crate) fn take(&mut self, now: Instant, key: &K) -> Option<Arc<T>> {
        self.0.remove(now, key)
    }

    fn remove_expired(&mut self, now: Instant) {
        self.0.remove_expired(now);
    }
}

/// An entity with an event that reports its changes.
pub(crate) trait Reported: Entity {
    /// The fields whose changes the event does not report: counts, and objects that are only included for information.
    const UNREPORTED: &'static [&'static str];

    /// Returns whether the event of this entity reports a change from this state to `new`.
    fn is_reported_as(&self, new: &Self) -> bool {
        let unreported = Self::UNREPORTED.iter();
        let reported = unreported.fold(Fields::MAX, |fields, name| fields & !Self::field_bit(name));
        !self.fields_equal(new, reported)
    }
}

/// Implements [`Reported`]: `Type: unreported fields;`.
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

    /// The URLs of attachments have new signatures in every response, so they are not considered changed.
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

/// The superseded states and the deletions of one type of guild resource.
#[derive(Debug)]
pub(crate) struct ResourceHistory<T: GuildResource> {
    pub(crate) superseded: SupersededStates<(Id<Guild>, T::Key), T>,
    pub(crate) deleted: RecentMap<(Id<Guild>, T::Key), ()>,
}

impl<T: GuildResource> Default for ResourceHistory<T> {
    fn default() -> Self {
        Self {
            superseded: SupersededStates::default(),
            deleted: RecentMap::default(),
        }
    }
}

/// A guild resource with a history.
pub(crate) trait HasHistory: GuildResource + Reported {
    /// Returns the history of this type.
    fn history(resources: &mut ResourceHistories) -> &mut ResourceHistory<Self>;
}

/// Generates [`ResourceHistories`], with a field for each type, and implements [`HasHistory`]: `Type: field;`.
macro_rules! histories {
    ($($kind:ident: $history:ident;)+) => {
        /// The histories of all guild resources.
        #[derive(Debug, Default)]
        pub(crate) struct ResourceHistories {
            $($history: ResourceHistory<$kind>,)+
        }

        impl ResourceHistories {
            fn remove_expired(&mut self, now: Instant) {
                $(
                    self.$history.superseded.remove_expired(now);
                    self.$history.deleted.remove_expired(now);
                )+
            }
        }

        $(
            impl HasHistory for $kind {
                fn history(resources: &mut ResourceHistories) -> &mut ResourceHistory<Self> {
                    &mut resources.$history
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

/// All superseded states.
#[derive(Debug, Default)]
pub(crate) struct Superseded {
    pub(crate) guilds: SupersededStates<Id<Guild>, Guild>,
    pub(crate) channels: SupersededStates<Id<Channel>, Channel>,
    pub(crate) messages: SupersededStates<Id<Message>, Message>,
    pub(crate) users: SupersededStates<Id<User>, User>,
    pub(crate) members: SupersededStates<(Id<Guild>, Id<User>), Member>,
    pub(crate) join_requests: SupersededStates<Id<GuildJoinRequest>, GuildJoinRequest>,
    pub(crate) resources: ResourceHistories,
}

impl Superseded {
    pub(crate) fn remove_expired(&mut self, now: Instant) {
        self.guilds.remove_expired(now);
        self.channels.remove_expired(now);
        self.messages.remove_expired(now);
        self.users.remove_expired(now);
        self.members.remove_expired(now);
        self.join_requests.remove_expired(now);
        self.resources.remove_expired(now);
    }
}

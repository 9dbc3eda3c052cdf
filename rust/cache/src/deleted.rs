//! What was deleted a moment ago.
//!
//! Discord does not promise that events arrive in the order in which things happened, and an update may tell of something that
//! was not known before, such as a thread that leaves the archive. So an update that arrives after the deletion would bring
//! back what no event will ever delete again. Only an event that says that something was created does that.

use std::time::Instant;

use discord_model::{Channel, Guild, Id, User};

use crate::Cache;
use crate::recent::RecentMap;

/// The ids of what was deleted a moment ago. The kinds that belong to a guild have theirs in
/// [`KindHistory`](crate::absorb::KindHistory).
#[derive(Debug, Default)]
pub(crate) struct Deleted {
    pub(crate) guilds: RecentMap<Id<Guild>, ()>,
    pub(crate) channels: RecentMap<Id<Channel>, ()>,
    pub(crate) members: RecentMap<(Id<Guild>, Id<User>), ()>,
}

impl Deleted {
    pub(crate) fn forget_expired(&mut self, now: Instant) {
        self.guilds.forget_expired(now);
        self.channels.forget_expired(now);
        self.members.forget_expired(now);
    }
}

impl Cache {
    /// Whether a channel, or the channel of a thread, was deleted a moment ago and is not known any more.
    pub(crate) fn was_channel_deleted(&self, channel: &Channel) -> bool {
        self.was_channel_deleted_by_id(channel.id)
            || (channel.kind.is_thread() && self.was_channel_deleted_by_id(channel.parent_id))
    }

    /// Whether the channel with this id was deleted a moment ago and is not known any more.
    pub(crate) fn was_channel_deleted_by_id(&self, id: Id<Channel>) -> bool {
        !self.channels.contains_key(&id) && self.deleted.channels.contains(self.now(), &id)
    }

    /// Whether somebody left a guild a moment ago and did not come back.
    pub(crate) fn has_member_left(&self, guild: Id<Guild>, user: Id<User>) -> bool {
        let is_member = self
            .guilds
            .get(&guild)
            .is_some_and(|entry| entry.members.get(user).is_some());
        !is_member && self.deleted.members.contains(self.now(), &(guild, user))
    }
}

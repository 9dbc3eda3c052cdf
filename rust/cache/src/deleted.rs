//! Tombstones: the ids of entities that were deleted a moment ago.
//!
//! Discord does not guarantee that events arrive in the order of the changes, and an update may be the first event of
//! an entity, such as a thread that is unarchived. An update that arrives after the deletion would therefore insert an
//! entity that no event deletes again. After a deletion, only an event for the creation of the entity inserts it again.

use std::time::Instant;

use discord_model::{Channel, Guild, Id, User};

use crate::Cache;
use crate::recent::RecentMap;

/// The ids of guilds, channels and members that were deleted a moment ago. Those of the resources of guilds are in
/// [`ResourceHistory`](crate::merge_response::ResourceHistory).
#[derive(Debug, Default)]
pub(crate) struct Deleted {
    pub(crate) guilds: RecentMap<Id<Guild>, ()>,
    pub(crate) channels: RecentMap<Id<Channel>, ()>,
    pub(crate) members: RecentMap<(Id<Guild>, Id<User>), ()>,
}

impl Deleted {
    pub(crate) fn remove_expired(&mut self, now: Instant) {
        self.guilds.remove_expired(now);
        self.channels.remove_expired(now);
        self.members.remove_expired(now);
    }
}

impl Cache {
    /// Returns whether a channel, or the parent channel of a thread, was deleted a moment ago and is no longer known.
    pub(crate) fn was_channel_deleted(&self, channel: &Channel) -> bool {
        self.was_channel_deleted_by_id(channel.id)
            || (channel.kind.is_thread() && self.was_channel_deleted_by_id(channel.parent_id))
    }

    /// Returns whether the channel with this id was deleted a moment ago and is no longer known.
    pub(crate) fn was_channel_deleted_by_id(&self, id: Id<Channel>) -> bool {
        !self.channels.contains_key(&id) && self.deleted.channels.contains(self.now(), &id)
    }

    /// Returns whether a user left a guild a moment ago and has not rejoined it.
    pub(crate) fn has_member_left(&self, guild: Id<Guild>, user: Id<User>) -> bool {
        // Few have left, so this is asked first: it touches less memory than the members.
        if !self.deleted.members.is_known(&(guild, user)) {
            return false;
        }
        let is_member = self
            .guilds
            .get(&guild)
            .is_some_and(|entry| entry.members.get(user).is_some());
        !is_member && self.deleted.members.contains(self.now(), &(guild, user))
    }
}

use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Guild, Id, Member, Presence, Timestamp, User};

entity! {
    /// The properties that only threads have.
    ThreadMetadata as DiscordThreadMetadata {
        /// If `true`, the thread is archived.
        archived: bool,
        /// The number of minutes of inactivity after which the thread is archived: 60, 1440, 4320 or 10080.
        auto_archive_duration: u32,
        /// The time when the thread was last archived or unarchived, in Unix seconds.
        archive_timestamp: Timestamp,
        /// If `true`, only members with [constant DiscordPermissions.MANAGE_THREADS] can unarchive the thread.
        locked: bool,
        /// If `true`, members without that permission can add others to a private thread.
        invitable: bool,
        /// The time when the thread was created, in Unix seconds; `0` for threads older than January 2022.
        create_timestamp: Timestamp,
    }
}

entity! {
    /// A user as a member of a thread.
    ThreadMember as DiscordThreadMember {
        /// The id of the thread.
        id: Id<Channel>,
        /// The id of the user.
        user_id: Id<User>,
        /// The id of the guild, or `0` if Discord omitted it.
        guild_id: Id<Guild>,
        /// The time when the user joined, in Unix seconds.
        join_timestamp: Timestamp,
        /// The flags of the membership, defined by Discord.
        flags: u32,
        /// The user as a member of the guild, if Discord included it.
        member: Option<Arc<Member>>,
        /// The user's presence, if Discord included it.
        presence: Option<Arc<Presence>>,
    }
}

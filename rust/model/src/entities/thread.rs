use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Guild, Id, Member, Presence, Timestamp, User};

entity! {
    /// What only threads have.
    ThreadMetadata as DiscordThreadMetadata {
        /// Whether the thread is archived.
        archived: bool,
        /// After how many minutes of silence it is archived: 60, 1440, 4320 or 10080.
        auto_archive_duration: u32,
        /// When it was last archived or taken out again, in Unix seconds.
        archive_timestamp: Timestamp,
        /// Whether only members with [constant DiscordPermissions.MANAGE_THREADS] can take it out of the archive.
        locked: bool,
        /// Whether members without that permission can add others to a private thread.
        invitable: bool,
        /// When the thread was made, in Unix seconds; `0` for threads older than January 2022.
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
        /// The id of the guild, or `0` if Discord did not say it.
        guild_id: Id<Guild>,
        /// When the user joined, in Unix seconds.
        join_timestamp: Timestamp,
        /// Discord's flags of the membership.
        flags: u32,
        /// The user as a member of the guild, if Discord said so.
        member: Option<Arc<Member>>,
        /// The user's presence, if Discord said so.
        presence: Option<Arc<Presence>>,
    }
}

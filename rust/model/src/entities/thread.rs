use crate::entity::entity;
use crate::{Channel, Id, Timestamp, User};

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
        /// When the user joined, in Unix seconds.
        join_timestamp: Timestamp,
        /// Discord's flags of the membership.
        flags: u32,
    }
}

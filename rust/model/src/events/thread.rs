use crate::entity::object;
use crate::{Channel, Guild, Id, ThreadMember, User};

object! {
    /// THREAD_LIST_SYNC: all threads that are not archived, of channels the bot can see from now on.
    ThreadListSync {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The channels whose threads these are, threads or not; absent if they are those of the whole guild.
        channel_ids: Option<Vec<Id<Channel>>>,
        /// The threads.
        threads: Vec<Channel>,
        /// The bot's memberships of them.
        members: Vec<ThreadMember>,
    }
}

object! {
    /// THREAD_MEMBERS_UPDATE. Without the privileged intent it tells of the bot alone.
    ThreadMembersUpdate {
        /// The id of the thread.
        id: Id<Channel>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// About how many members it has now; Discord counts no further than 50.
        member_count: u32,
        /// The users who joined, with the member and the presence of each.
        added_members: Vec<ThreadMember>,
        /// The ids of the users who left.
        removed_member_ids: Vec<Id<User>>,
    }
}

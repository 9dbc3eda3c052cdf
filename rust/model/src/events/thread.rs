use crate::entity::object;
use crate::{Channel, Guild, Id, ThreadMember, User};

object! {
    /// THREAD_LIST_SYNC: all active threads of channels that the bot gained access to.
    ThreadListSync {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The channels whose threads are included, even if they have none; absent if all threads of the guild are
        /// included.
        channel_ids: Option<Vec<Id<Channel>>>,
        /// The threads.
        threads: Vec<Channel>,
        /// The bot's memberships of the threads.
        members: Vec<ThreadMember>,
    }
}

object! {
    /// THREAD_MEMBERS_UPDATE. Without the privileged intent, it only includes the bot.
    ThreadMembersUpdate {
        /// The id of the thread.
        id: Id<Channel>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The approximate number of members; Discord counts no further than 50.
        member_count: u32,
        /// The users who joined, with the member and the presence of each.
        added_members: Vec<ThreadMember>,
        /// The ids of the users who left.
        removed_member_ids: Vec<Id<User>>,
    }
}

use std::sync::Arc;

use crate::entity::object;
use crate::events::UnavailableGuild;
use crate::{Application, Channel, Guild, Id, Member, Timestamp, User};

object! {
    /// READY: the start of a session.
    Ready {
        /// The bot's own account.
        user: Option<Arc<User>>,
        /// The bot's guilds, each followed by GUILD_CREATE unless there is an outage.
        guilds: Vec<UnavailableGuild>,
        /// The bot's application: its id and flags.
        application: Option<Arc<Application>>,
        /// The id of this shard, and the number of shards.
        shard: Vec<u32>,
    }
}

object! {
    /// TYPING_START.
    TypingStart {
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the guild, if the channel is in one.
        guild_id: Id<Guild>,
        /// The user.
        user_id: Id<User>,
        /// The time.
        timestamp: Timestamp,
        /// The user as a member of the guild.
        member: Option<Arc<Member>>,
    }
}

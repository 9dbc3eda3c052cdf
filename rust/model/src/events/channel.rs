use crate::entity::{Patch, object};
use crate::{Channel, ChannelType, Guild, Id, Timestamp};

object! {
    /// CHANNEL_PINS_UPDATE.
    ChannelPinsUpdate {
        /// In which guild, if in one.
        guild_id: Id<Guild>,
        /// In which channel.
        channel_id: Id<Channel>,
        /// When the newest pin was set; none if there is none.
        last_pin_timestamp: Timestamp,
    }
}

object! {
    /// THREAD_DELETE: what is left of a thread.
    ThreadDelete {
        /// The thread's id.
        id: Id<Channel>,
        /// Its guild.
        guild_id: Id<Guild>,
        /// The channel it belonged to.
        parent_id: Id<Channel>,
        /// What kind of thread it was.
        kind as type: ChannelType,
    }
}

object! {
    /// CHANNEL_INFO: the answer to a request for what the channels of a guild do not tell by themselves.
    ChannelInfo {
        /// In which guild.
        guild_id: Id<Guild>,
        /// The channels that have something to say: their id, and whichever of `status` and `voice_start_time` was asked
        /// for.
        channels: Vec<Patch<Channel>>,
    }
}

object! {
    /// VOICE_CHANNEL_STATUS_UPDATE.
    VoiceChannelStatusUpdate {
        /// Which channel.
        id: Id<Channel>,
        /// In which guild.
        guild_id: Id<Guild>,
        /// Its status line, if it has one now.
        status: Option<Box<str>>,
    }
}

object! {
    /// VOICE_CHANNEL_START_TIME_UPDATE.
    VoiceChannelStartTimeUpdate {
        /// Which channel.
        id: Id<Channel>,
        /// In which guild.
        guild_id: Id<Guild>,
        /// Since when somebody is in it; none if it is empty.
        voice_start_time: Timestamp,
    }
}

object! {
    /// WEBHOOKS_UPDATE.
    WebhooksUpdate {
        /// In which guild.
        guild_id: Id<Guild>,
        /// The channel whose webhooks changed.
        channel_id: Id<Channel>,
    }
}

object! {
    /// INVITE_DELETE.
    InviteDelete {
        /// The channel it led to.
        channel_id: Id<Channel>,
        /// The guild, if it led into one.
        guild_id: Id<Guild>,
        /// Which invite.
        code: Box<str>,
    }
}

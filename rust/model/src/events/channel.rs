use crate::entity::{Patch, object};
use crate::{Channel, ChannelType, Guild, Id, Timestamp};

object! {
    /// CHANNEL_PINS_UPDATE.
    ChannelPinsUpdate {
        /// The id of the guild, if the channel is in one.
        guild_id: Id<Guild>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The time of the newest pin; none if there is no pin.
        last_pin_timestamp: Timestamp,
    }
}

object! {
    /// THREAD_DELETE: the remaining fields of a thread.
    ThreadDelete {
        /// The thread's id.
        id: Id<Channel>,
        /// The guild's id.
        guild_id: Id<Guild>,
        /// The channel that the thread belonged to.
        parent_id: Id<Channel>,
        /// The type of the thread.
        kind as type: ChannelType,
    }
}

object! {
    /// CHANNEL_INFO: the response to a request for the ephemeral data of a guild's channels.
    ChannelInfo {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The channels that have such data: their ids, and those of `status` and `voice_start_time` that were
        /// requested.
        channels: Vec<Patch<Channel>>,
    }
}

object! {
    /// VOICE_CHANNEL_STATUS_UPDATE.
    VoiceChannelStatusUpdate {
        /// The id of the channel.
        id: Id<Channel>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The status, if the channel has one.
        status: Option<Box<str>>,
    }
}

object! {
    /// VOICE_CHANNEL_START_TIME_UPDATE.
    VoiceChannelStartTimeUpdate {
        /// The id of the channel.
        id: Id<Channel>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The time since which users are in the channel; none if it is empty.
        voice_start_time: Timestamp,
    }
}

object! {
    /// WEBHOOKS_UPDATE.
    WebhooksUpdate {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The channel whose webhooks changed.
        channel_id: Id<Channel>,
    }
}

object! {
    /// INVITE_DELETE.
    InviteDelete {
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the guild, if there is one.
        guild_id: Id<Guild>,
        /// The code of the invite.
        code: Box<str>,
    }
}

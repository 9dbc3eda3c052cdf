use crate::entity::{Patch, object};
use crate::{Channel, ChannelType, Guild, Id, Timestamp};

object! {
    /// CHANNEL_PINS_UPDATE.
    ChannelPinsUpdate {
        /// The id of the guild, if it is in one.
        guild_id: Id<Guild>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The time of the newest pin; none if there is no pin.
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
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The channels that have something to say: their id, and whichever of `status` and `voice_start_time` was asked
        /// for.
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
        /// Since when there are users in the channel; none if it is empty.
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
        /// The id of its channel.
        channel_id: Id<Channel>,
        /// The id of its guild, if it has one.
        guild_id: Id<Guild>,
        /// The code of the invite.
        code: Box<str>,
    }
}

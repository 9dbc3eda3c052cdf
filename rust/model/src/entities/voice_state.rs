use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Guild, Id, Member, Timestamp, User};

entity! {
    /// The voice state of a user: the voice channel, and whether the user is muted or deafened.
    VoiceState [present] as DiscordVoiceState {
        /// The id of the guild, or `0` for a call in a direct message.
        guild_id: Id<Guild>,
        /// The id of the voice channel, or `0` if the user has left it.
        channel_id: Id<Channel>,
        /// The id of the user.
        user_id: Id<User>,
        /// The user as a member of the guild, if Discord included it.
        member: Option<Arc<Member>>,
        /// The id of the voice session.
        session_id: Box<str>,
        /// If `true`, the user is deafened by the guild.
        deaf: bool,
        /// If `true`, the user is muted by the guild.
        mute: bool,
        /// If `true`, the user has deafened themselves.
        self_deaf: bool,
        /// If `true`, the user has muted themselves.
        self_mute: bool,
        /// If `true`, the user is streaming ("Go Live").
        self_stream: bool,
        /// If `true`, the user's camera is on.
        self_video: bool,
        /// If `true`, the user is in the audience of a stage.
        suppress: bool,
        /// The time when the user requested to speak, in Unix seconds; `0` if they did not.
        request_to_speak_timestamp: Timestamp,
    }
}

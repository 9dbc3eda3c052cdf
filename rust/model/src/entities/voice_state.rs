use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Guild, Id, Member, Timestamp, User};

entity! {
    /// Where and how a user takes part in voice.
    VoiceState [present] as DiscordVoiceState {
        /// The id of the guild, or `0` for a call.
        guild_id: Id<Guild>,
        /// The id of the voice channel, or `0` after leaving it.
        channel_id: Id<Channel>,
        /// The id of the user.
        user_id: Id<User>,
        /// The user as a member of the guild, if Discord said so.
        member: Option<Arc<Member>>,
        /// The id of the voice session.
        session_id: Box<str>,
        /// Whether the guild lets the user hear nobody.
        deaf: bool,
        /// Whether the guild lets nobody hear the user.
        mute: bool,
        /// Whether the user hears nobody by their own choice.
        self_deaf: bool,
        /// Whether the user's microphone is off.
        self_mute: bool,
        /// Whether the user has gone live.
        self_stream: bool,
        /// Whether the user's camera is on.
        self_video: bool,
        /// Whether the user is in the audience of a stage.
        suppress: bool,
        /// When the user asked to speak, in Unix seconds; `0` if not.
        request_to_speak_timestamp: Timestamp,
    }
}

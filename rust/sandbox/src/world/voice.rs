//! Who is in which voice channel.

use super::*;

/// A user's connection to voice in one guild.
#[derive(Clone, Debug, Default, Serialize)]
pub struct VoiceState {
    pub channel_id: Option<Id>,
    pub session_id: String,
    pub mute: bool,
    pub deaf: bool,
    pub self_mute: bool,
    pub self_deaf: bool,
    pub self_video: bool,
    pub self_stream: bool,
    pub suppress: bool,
    /// Since when the user asks to speak on a stage, in Discord's form.
    #[serde(rename = "request_to_speak_timestamp")]
    pub request_to_speak: Option<String>,
}

impl VoiceState {
    /// A fresh connection to that channel.
    pub fn connected(channel: Id) -> VoiceState {
        VoiceState {
            channel_id: Some(channel),
            session_id: format!("{:032x}", fastrand::u128(..)),
            ..VoiceState::default()
        }
    }

    /// The state without guild and member, as GUILD_CREATE carries it.
    pub fn render(&self, user: Id) -> Value {
        let mut state = json!(self);
        state["user_id"] = json!(user);
        state
    }
}

impl World {
    /// The voice channel that user is in.
    pub fn voice_channel_of(&self, guild: Id, user: Id) -> Option<Id> {
        self.guild(guild)?.voice_states.get(&user)?.channel_id
    }

    /// Whether a voice channel has no place for a user. Those who may move members need none.
    pub fn is_full_for(&self, channel: &Channel, user: Id) -> bool {
        let limit = field(&channel.fields, "user_limit").as_u64();
        let guild = channel.guild_id.and_then(|guild| self.guild(guild));
        let states = guild.into_iter().flat_map(|guild| &guild.voice_states);
        let others =
            states.filter(|(other, state)| **other != user && state.channel_id == Some(channel.id));
        let may = self.channel_permissions(channel, user);
        limit.is_some_and(|limit| limit > 0 && others.count() as u64 >= limit)
            && !may.contains(Permissions::MOVE_MEMBERS)
    }

    /// The state with guild and member, as VOICE_STATE_UPDATE and REST carry it.
    pub fn render_voice_state(&self, guild: &Guild, user: Id, state: &VoiceState) -> Value {
        let mut rendered = state.render(user);
        rendered["guild_id"] = json!(guild.id);
        set_some(&mut rendered, "member", self.render_member(guild, user));
        rendered
    }
}

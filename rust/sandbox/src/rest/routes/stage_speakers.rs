//! Who speaks on a stage, and who asks to.

use serde_json::Value;

use super::super::form_errors::field;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::time::{iso, read_iso};
use crate::world::{Permissions, kind};

/// The stage that user is in, which has to be the one the request names if it names one.
fn stage(state: &State, call: &Call<'_>, user: Id) -> Result<(Id, Id), ApiError> {
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let channel = state.world.voice_channel_of(guild, user);
    let channel = channel.ok_or(ApiError::UNKNOWN_VOICE_STATE)?;
    let asked = Id::from_json(field(call.fields()?, "channel_id"));
    if asked.is_some_and(|asked| asked != channel) {
        return Err(ApiError::UNKNOWN_VOICE_STATE);
    }
    let found = state.world.channels.get(&channel);
    if found.is_some_and(|found| found.kind == kind::STAGE) {
        Ok((guild, channel))
    } else {
        Err(ApiError::WRONG_CHANNEL_TYPE)
    }
}

/// The bot may always be silent; to speak it needs to be a moderator, to ask for it REQUEST_TO_SPEAK.
pub fn modify_own(state: &mut State, call: &Call<'_>) -> Outcome {
    let (guild, channel) = stage(state, call, call.bot)?;
    let asked = call.fields()?;
    let request = asked.get("request_to_speak_timestamp");
    let since = request.and_then(Value::as_str).and_then(read_iso);
    let suppress = field(asked, "suppress").as_bool();
    if suppress == Some(false) {
        state.channel_for(call.bot, channel, Permissions::MUTE_MEMBERS)?;
    }
    if since.is_some() {
        state.channel_for(call.bot, channel, Permissions::REQUEST_TO_SPEAK)?;
    }
    state.set_voice_state(guild, call.bot, Some(channel), |voice| {
        voice.suppress = suppress.unwrap_or(voice.suppress);
        if request.is_some() {
            voice.request_to_speak = since.map(iso);
        }
    });
    Ok(RestResponse::empty())
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    let (guild, channel) = stage(state, call, user)?;
    state.channel_for(call.bot, channel, Permissions::MUTE_MEMBERS)?;
    let suppress = field(call.fields()?, "suppress").as_bool();
    state.set_voice_state(guild, user, Some(channel), |voice| {
        voice.suppress = suppress.unwrap_or(voice.suppress);
        // Who is let onto the stage does not ask any more.
        if suppress == Some(false) {
            voice.request_to_speak = None;
        }
    });
    Ok(RestResponse::empty())
}

//! A bot in voice plays a sound.

use serde_json::json;

use super::super::form_errors::field;
use super::sounds;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{Fields, ItemKind, Permissions};

/// The bot has to be in the channel, and to be heard there.
pub fn send(state: &mut State, call: &Call<'_>) -> Outcome {
    let needed = Permissions::SPEAK | Permissions::USE_SOUNDBOARD;
    let channel = state.allowed_channel(call, needed)?;
    let (id, guild) = (channel.id, channel.guild_id.ok_or(ApiError::NOT_IN_DM)?);
    if !channel.is_voice() {
        return Err(ApiError::WRONG_CHANNEL_TYPE);
    }
    let found = state.world.guilds.get(&guild);
    let found = found.ok_or(ApiError::UNKNOWN_GUILD)?;
    let voice = found.voice_states.get(&call.bot);
    let voice = voice
        .filter(|voice| voice.channel_id == Some(id))
        .ok_or(ApiError::NOT_IN_VOICE)?;
    if voice.mute || voice.deaf || voice.suppress || voice.self_mute || voice.self_deaf {
        return Err(ApiError::SILENCED);
    }
    let asked = call.fields()?;
    let sound = Id::from_json(field(asked, "sound_id")).ok_or(ApiError::INVALID_FORM)?;
    let standard = sounds::default()
        .into_iter()
        .find(|other| Id::from_json(&other["sound_id"]) == Some(sound));
    // The id of a sound that all guilds have is told as a number.
    let (shown, volume) = match standard {
        Some(standard) => (json!(sound.0), standard["volume"].clone()),
        None => {
            let source = Id::from_json(field(asked, "source_guild_id")).unwrap_or(guild);
            if source != guild {
                state.allowed_channel(call, Permissions::USE_EXTERNAL_SOUNDS)?;
            }
            let source = state.world.guilds.get(&source);
            let source = source.filter(|source| source.members.contains_key(&call.bot));
            let item =
                source.and_then(|source| source.items(ItemKind::SoundboardSound).get(&sound));
            let item = item.ok_or(ApiError::UNKNOWN_SOUND)?;
            (json!(sound), item.field("volume").clone())
        }
    };
    let effect = Fields::from_iter([
        ("sound_id".to_owned(), shown),
        ("sound_volume".to_owned(), volume),
    ]);
    state.send_voice_channel_effect(id, call.bot, &effect);
    Ok(RestResponse::empty())
}

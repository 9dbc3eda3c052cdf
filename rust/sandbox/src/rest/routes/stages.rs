//! Stage instances.

use super::*;

const KIND: ItemKind = ItemKind::StageInstance;

/// What a stage moderator may do.
fn moderator() -> Permissions {
    Permissions::MANAGE_CHANNELS | Permissions::MUTE_MEMBERS | Permissions::MOVE_MEMBERS
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let fields = call.fields()?;
    let id = Id::from_json(field(fields, "channel_id")).ok_or(ApiError::UNKNOWN_CHANNEL)?;
    let channel = state.channel_for(call.bot, id, moderator())?;
    let guild = channel.guild_id.ok_or(ApiError::NOT_IN_DM)?;
    ApiError::WRONG_CHANNEL_TYPE.when(channel.kind != kind::STAGE)?;
    ApiError::STAGE_OPEN.when(state.stage_of(id).is_some())?;
    let mut given = fields.clone();
    given.retain(|_, value| !value.is_null());
    set(&mut given, "channel_id", id);
    state.make_item(call, KIND, guild, &given)
}

/// The stage of the path's channel, which the bot has to see and be allowed that in.
fn found<'a>(state: &'a State, call: &Call<'_>, needed: Permissions) -> Result<&'a Item, ApiError> {
    let channel = state.allowed_channel(call, needed)?.id;
    state.stage_of(channel).ok_or(ApiError::UNKNOWN_STAGE)
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let stage = found(state, call, Permissions::NONE)?;
    Ok(state.world.render_item(KIND, stage))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let stage = found(state, call, moderator())?;
    let place = (stage.guild_id, stage.id);
    let mut changes: Fields = call.fields()?.clone();
    changes.retain(|key, value: &mut Value| {
        matches!(key.as_str(), "topic" | "privacy_level") && !value.is_null()
    });
    state.change_item(call, KIND, place, &changes)
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let stage = found(state, call, moderator())?;
    let place = (stage.guild_id, stage.id);
    state.remove_item(call, KIND, place)?;
    Ok(())
}

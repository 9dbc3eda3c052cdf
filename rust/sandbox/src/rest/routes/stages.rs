//! Stage instances.

use super::*;

const KIND: ItemKind = ItemKind::StageInstance;

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut given = call.set_fields()?;
    let id = Id::from_json(field(&given, "channel_id")).ok_or(ApiError::UNKNOWN_CHANNEL)?;
    let moderator =
        Permissions::MANAGE_CHANNELS | Permissions::MUTE_MEMBERS | Permissions::MOVE_MEMBERS;
    let channel = state.channel_for(call.bot, id, moderator)?;
    let guild = channel.guild_id.ok_or(ApiError::NOT_IN_DM)?;
    ApiError::WRONG_CHANNEL_TYPE.when(channel.kind != kind::STAGE)?;
    ApiError::STAGE_OPEN.when(state.stage_of(id).is_some())?;
    set(&mut given, "channel_id", id);
    Ok(state.make_item(call, KIND, guild, &given))
}

fn find(state: &State, channel: Id) -> Outcome<&Item> {
    state.stage_of(channel).ok_or(ApiError::UNKNOWN_STAGE)
}

fn key(state: &State, channel: Id) -> Outcome<items::ItemKey> {
    find(state, channel).map(|stage| (stage.guild_id, stage.id))
}

pub fn get(state: &State, _: &Call<'_>, channel: &Channel) -> Outcome {
    Ok(state.world.render_item(KIND, find(state, channel.id)?))
}

pub fn modify(state: &mut State, call: &Call<'_>, channel: Id) -> Outcome {
    let key = key(state, channel)?;
    state.change_item(call, KIND, key, &call.set_fields()?)
}

pub fn delete(state: &mut State, call: &Call<'_>, channel: Id) -> Outcome<()> {
    let key = key(state, channel)?;
    state.remove_item(call, KIND, key)
}

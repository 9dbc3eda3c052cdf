//! Users, and what the bot does as one.

use serde_json::json;

use super::super::form_errors::{check, field};
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{Fields, Permissions, User};

pub fn get_current(state: &mut State, call: &Call<'_>) -> Outcome {
    Ok(RestResponse::json(json!(
        state.world.users.get(&call.bot).map(User::render_self)
    )))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = state
        .world
        .users
        .get(&call.id("user_id")?)
        .ok_or(ApiError::UNKNOWN_USER)?;
    Ok(RestResponse::json(user.render()))
}

/// Avatars and banners come as data URIs; the sandbox keeps a hash of them in place of the image.
pub fn modify_current(state: &mut State, call: &Call<'_>) -> Outcome {
    let asked = call.fields()?;
    check(|errors| errors.user_name(&["username"], field(asked, "username")))?;
    let mut changes = Fields::new();
    if let Some(name) = asked.get("username") {
        changes.insert("username".to_owned(), name.clone());
    }
    for image in ["avatar", "banner"] {
        if let Some(data) = asked.get(image) {
            let hash = data
                .as_str()
                .map(|_| format!("{:032x}", fastrand::u128(..)));
            changes.insert(image.to_owned(), json!(hash));
        }
    }
    Ok(RestResponse::json(
        state.update_current_user(call.bot, &changes),
    ))
}

pub fn list_guilds(state: &mut State, call: &Call<'_>) -> Outcome {
    let limit = call.limit(200, 200)?;
    let with_counts = call.query_flag("with_counts");
    let mut guilds = state.world.guilds_of(call.bot);
    guilds.sort_unstable();
    let page = call.ascending_page(guilds.into_iter(), |guild| *guild, limit);
    let partial = page.into_iter().filter_map(|id| {
        let guild = state.world.guilds.get(&id)?;
        let whole = guild.render();
        let mut partial = json!({
            "id": id,
            "name": whole["name"],
            "icon": whole["icon"],
            "banner": whole["banner"],
            "owner": guild.owner_id == call.bot,
            "permissions": state.world.guild_permissions(id, call.bot),
            "features": whole["features"],
        });
        if with_counts {
            partial["approximate_member_count"] = json!(guild.members.len());
            let online = guild
                .members
                .keys()
                .filter(|user| state.world.presences.contains_key(user));
            partial["approximate_presence_count"] = json!(online.count());
        }
        Some(partial)
    });
    Ok(RestResponse::json(partial.collect()))
}

pub fn get_own_member(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    Ok(RestResponse::json(json!(
        state.world.render_member(guild, call.bot)
    )))
}

pub fn leave_guild(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = call.id("guild_id")?;
    state
        .leave_guild(guild, call.bot)
        .ok_or(ApiError::UNKNOWN_GUILD)?;
    Ok(RestResponse::empty())
}

/// Opens a DM; with access tokens a group.
pub fn create_dm(state: &mut State, call: &Call<'_>) -> Outcome {
    let tokens = field(call.fields()?, "access_tokens");
    if !tokens.is_null() {
        return super::group_dms::create(state, call, tokens);
    }
    let asked = field(call.fields()?, "recipient_id");
    check(|errors| errors.required(&["recipient_id"], asked))?;
    let recipient = Id::from_json(asked).ok_or(ApiError::UNKNOWN_USER)?;
    let user = state
        .world
        .users
        .get(&recipient)
        .ok_or(ApiError::UNKNOWN_USER)?;
    if user.bot {
        return Err(ApiError::CANNOT_DM);
    }
    let channel = state.open_dm(call.bot, recipient);
    let channel = state
        .world
        .channels
        .get(&channel)
        .ok_or(ApiError::UNKNOWN_CHANNEL)?;
    Ok(RestResponse::json(
        state.world.render_channel(channel, Some(call.bot)),
    ))
}

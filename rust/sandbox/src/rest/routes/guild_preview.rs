//! What a guild shows of itself: its preview, its vanity URL, and where its voice is.

use serde_json::{Value, json};

use super::{ApiError, Call, Outcome, RestResponse, State, gateway};
use crate::world::{ItemKind, Permissions};

/// A guild that the bot is in, or one that is discoverable.
pub fn get_preview(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.world.guilds.get(&call.id("guild_id")?);
    let guild = guild.ok_or(ApiError::UNKNOWN_GUILD)?;
    let whole = guild.render();
    let features = whole["features"].as_array();
    let found = features.is_some_and(|all| all.iter().any(|feature| feature == "DISCOVERABLE"));
    if !found && !guild.members.contains_key(&call.bot) {
        return Err(ApiError::UNKNOWN_GUILD);
    }
    let mut preview = json!({ "id": guild.id });
    for shown in [
        "name",
        "icon",
        "description",
        "home_header",
        "splash",
        "discovery_splash",
        "features",
    ] {
        preview[shown] = whole[shown].clone();
    }
    let online = guild.members.keys();
    let online = online.filter(|user| state.world.presences.contains_key(user));
    preview["approximate_member_count"] = json!(guild.members.len());
    preview["approximate_presence_count"] = json!(online.count());
    preview["emojis"] = json!(state.world.render_items(guild.id, ItemKind::Emoji));
    preview["stickers"] = json!(state.world.render_items(guild.id, ItemKind::Sticker));
    Ok(RestResponse::json(preview))
}

pub fn get_vanity_url(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_GUILD)?;
    let code = guild.fields.get("vanity_url_code");
    Ok(RestResponse::json(json!({ "code": code, "uses": 0 })))
}

pub fn list_voice_regions(state: &mut State, call: &Call<'_>) -> Outcome {
    state.allowed_guild(call, Permissions::NONE)?;
    gateway::list_voice_regions(state, call)
}

/// How many members have each role; `@everyone` is not counted.
pub fn count_role_members(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let roles = guild.roles.keys().filter(|role| **role != guild.id);
    let count = |role| {
        let members = guild.members.values();
        members.filter(|member| member.roles.contains(role)).count()
    };
    let counts: serde_json::Map<String, Value> = roles
        .map(|role| (role.to_string(), json!(count(role))))
        .collect();
    Ok(RestResponse::json(Value::Object(counts)))
}

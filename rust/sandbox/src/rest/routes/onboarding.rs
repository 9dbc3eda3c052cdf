//! What a guild shows to who is new: onboarding, the welcome screen, the server guide.

use super::*;

/// With onboarding newcomers see that many channels at least.
const LEAST_CHANNELS: usize = 7;

pub fn get_onboarding(state: &State, _: &Call<'_>, guild: &Guild) -> Outcome {
    Ok(page(state, guild.id, "onboarding").unwrap_or_else(|| no_onboarding(guild.id)))
}

fn no_onboarding(guild: Id) -> Value {
    json!({ "guild_id": guild, "prompts": [], "default_channel_ids": [], "enabled": false, "mode": 0 })
}

/// What is not given stays.
pub fn set_onboarding(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let asked = call.fields()?;
    let prompts = entries(field(asked, "prompts")).iter();
    let prompts: Vec<Value> = prompts.map(|prompt| settle_prompt(state, prompt)).collect();
    let before = page(state, guild, "onboarding");
    let mut after = before.clone().unwrap_or_else(|| no_onboarding(guild));
    for key in ["default_channel_ids", "enabled", "mode"] {
        if let Some(value) = asked.get(key).filter(|value| !value.is_null()) {
            after[key] = value.clone();
        }
    }
    if field(asked, "prompts").is_array() {
        after["prompts"] = Value::Array(prompts);
    }
    let seen = entries(&after["default_channel_ids"]).len();
    ApiError::ONBOARDING_TOO_SMALL.when(after["enabled"] == true && seen < LEAST_CHANNELS)?;
    set_page(state, guild, "onboarding", &after);
    let change = (&json!(before), &after);
    state.audit(call, guild, audit::ONBOARDING_UPDATE, guild, change);
    Ok(after)
}

/// A prompt as it is returned. Missing ids and placeholders are replaced.
fn settle_prompt(state: &mut State, prompt: &Value) -> Value {
    let or = |value: &Value, other: Value| match value {
        Value::Null => other,
        value => value.clone(),
    };
    let options = entries(&prompt["options"]).iter();
    let options: Vec<Value> = options
        .map(|option| {
            let emoji = if option["emoji"].is_object() {
                option["emoji"].clone()
            } else {
                json!({
                    "id": option["emoji_id"], "name": option["emoji_name"],
                    "animated": option["emoji_animated"] == true,
                })
            };
            json!({
                "id": real_id(state, &option["id"]),
                "title": option["title"],
                "description": or(&option["description"], json!("")),
                "emoji": emoji,
                "role_ids": or(&option["role_ids"], json!([])),
                "channel_ids": or(&option["channel_ids"], json!([])),
            })
        })
        .collect();
    json!({
        "id": real_id(state, &prompt["id"]),
        "title": prompt["title"],
        "options": options,
        "single_select": prompt["single_select"] == true,
        "required": prompt["required"] == true,
        "in_onboarding": prompt["in_onboarding"] == true,
        "type": or(&prompt["type"], json!(0)),
    })
}

/// An id that was given out before; a new one for what only looks like one.
fn real_id(state: &mut State, given: &Value) -> Id {
    let given = Id::from_json(given).filter(|id| id.0 >= 1 << 22);
    given.unwrap_or_else(|| state.world.snowflakes.next())
}

pub fn get_welcome_screen(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let may = state.world.guild_permissions(guild.id, call.bot);
    // One that is switched off is only shown to those who can switch it on.
    let is_shown =
        |page: &Value| page["enabled"] == true || may.contains(Permissions::MANAGE_GUILD);
    let screen = page(state, guild.id, "welcome_screen").filter(is_shown);
    let screen = screen.ok_or(ApiError::UNKNOWN_WELCOME_SCREEN)?;
    Ok(without(screen, "enabled"))
}

/// What is not given stays.
pub fn set_welcome_screen(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let asked = call.fields()?;
    let mut screen = page(state, guild, "welcome_screen").unwrap_or_else(
        || json!({ "description": null, "welcome_channels": [], "enabled": false }),
    );
    for key in ["description", "enabled"] {
        if let Some(value) = asked.get(key) {
            screen[key] = value.clone();
        }
    }
    if let Some(list) = field(asked, "welcome_channels").as_array() {
        let shown = |channel| pick(channel, "channel_id description emoji_id emoji_name");
        screen["welcome_channels"] = list.iter().map(shown).collect();
    }
    set_page(state, guild, "welcome_screen", &screen);
    Ok(without(screen, "enabled"))
}

/// Empty, since the guild has no server guide: only users can create one, not bots.
pub fn get_guide(state: &State, _: &Call<'_>, guild: &Guild) -> Outcome<RestResponse> {
    let guide = page(state, guild.id, "new_member_welcome");
    Ok(guide.map_or_else(RestResponse::empty, RestResponse::json))
}

fn page(state: &State, guild: Id, name: &str) -> Option<Value> {
    state.world.guild(guild)?.pages.get(name).cloned()
}

fn set_page(state: &mut State, guild: Id, name: &str, page: &Value) {
    if let Some(guild) = state.world.guilds.get_mut(&guild) {
        guild.pages.insert(name.to_owned(), page.clone());
    }
}

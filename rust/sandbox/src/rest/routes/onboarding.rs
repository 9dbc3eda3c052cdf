//! What a guild shows to who is new: onboarding, the welcome screen, the server guide.

use super::*;

/// With onboarding newcomers see that many channels at least.
const LEAST_CHANNELS: usize = 7;

pub fn get_onboarding(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let page = guild.pages.get("onboarding").cloned();
    Ok(page.unwrap_or_else(|| no_onboarding(guild.id)))
}

fn no_onboarding(guild: Id) -> Value {
    json!({ "guild_id": guild, "prompts": [], "default_channel_ids": [], "enabled": false, "mode": 0 })
}

/// What is not given stays.
pub fn set_onboarding(state: &mut State, call: &Call<'_>) -> Outcome {
    let needed = Permissions::MANAGE_GUILD | Permissions::MANAGE_ROLES;
    let guild = state.allowed_guild(call, needed)?.id;
    let asked = call.fields()?;
    let prompts = entries(field(asked, "prompts")).iter();
    let prompts: Vec<Value> = prompts.map(|prompt| settle_prompt(state, prompt)).collect();
    let before = page(state, guild, "onboarding");
    let mut after = before.clone();
    if after.is_null() {
        after = no_onboarding(guild);
    }
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
    let change = (&before, &after);
    state.audit(call, guild, audit::ONBOARDING_UPDATE, guild, change);
    Ok(after)
}

/// A prompt as it is returned. Missing ids and placeholders are replaced.
fn settle_prompt(state: &mut State, prompt: &Value) -> Value {
    let or = |value: &Value, other: Value| {
        if value.is_null() {
            other
        } else {
            value.clone()
        }
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

pub fn get_welcome_screen(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let (guild, may) = (guild.id, state.world.guild_permissions(guild.id, call.bot));
    let screen = page(state, guild, "welcome_screen");
    // One that is switched off is only shown to those who can switch it on.
    let hidden = screen["enabled"] != true && !may.contains(Permissions::MANAGE_GUILD);
    ApiError::UNKNOWN_WELCOME_SCREEN.when(screen.is_null() || hidden)?;
    Ok(shown_screen(screen))
}

/// What is not given stays.
pub fn set_welcome_screen(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_GUILD)?.id;
    let asked = call.fields()?;
    let before = page(state, guild, "welcome_screen");
    let mut after = before.clone();
    if after.is_null() {
        after = json!({ "description": null, "welcome_channels": [], "enabled": false });
    }
    for key in ["description", "enabled"] {
        if let Some(value) = asked.get(key) {
            after[key] = value.clone();
        }
    }
    if let Some(list) = field(asked, "welcome_channels").as_array() {
        let shown = |channel: &Value| {
            json!({
                "channel_id": channel["channel_id"], "description": channel["description"],
                "emoji_id": channel["emoji_id"], "emoji_name": channel["emoji_name"],
            })
        };
        after["welcome_channels"] = list.iter().map(shown).collect();
    }
    set_page(state, guild, "welcome_screen", &after);
    Ok(shown_screen(after))
}

fn shown_screen(mut screen: Value) -> Value {
    if let Value::Object(fields) = &mut screen {
        fields.remove("enabled");
    }
    screen
}

/// Empty, since the guild has no server guide: only users can create one, not bots.
pub fn get_guide(state: &mut State, call: &Call<'_>) -> Outcome<RestResponse> {
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let guide = page(state, guild, "new_member_welcome");
    Ok(match guide.is_null() {
        true => RestResponse::empty(),
        false => guide.into(),
    })
}

fn page(state: &State, guild: Id, name: &str) -> Value {
    let found = state.world.guild(guild);
    let page = found.and_then(|guild| guild.pages.get(name));
    page.cloned().unwrap_or(Value::Null)
}

fn set_page(state: &mut State, guild: Id, name: &str, page: &Value) {
    if let Some(guild) = state.world.guilds.get_mut(&guild) {
        guild.pages.insert(name.to_owned(), page.clone());
    }
}

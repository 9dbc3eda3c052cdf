//! Users, and what the bot does as one.

use super::*;

pub fn get_current(state: &State, call: &Call<'_>) -> Outcome {
    Ok(json!(state.world.user(call.bot).map(User::render_self)))
}

pub fn get(state: &State, call: &Call<'_>) -> Outcome {
    let user = state.known_user(call.id("user_id")?)?;
    Ok(user.render())
}

/// Avatars and banners come as data URIs; the sandbox keeps a hash of them in place of the image.
pub fn modify_current(state: &mut State, call: &Call<'_>) -> Outcome {
    call.checked_fields(|asked, errors| {
        errors.bot_name(&["username"], field(asked, "username"));
    })?;
    let mut changes = call.known_fields()?;
    hash_image(&mut changes, "avatar");
    hash_image(&mut changes, "banner");
    Ok(state.update_current_user(call.bot, &changes))
}

pub fn list_guilds(state: &State, call: &Call<'_>) -> Outcome {
    let limit = call.limit(200, 200)?;
    let mut guilds = state.world.guilds_of(call.bot);
    guilds.sort_unstable();
    let page = call.ascending_page(guilds.into_iter(), |guild| *guild, limit);
    let partial = page.into_iter().filter_map(|id| {
        let guild = state.world.guild(id)?;
        let mut partial = pick(&guild.render(), "id name icon banner features");
        partial["owner"] = json!(guild.owner_id == call.bot);
        partial["permissions"] = json!(state.world.guild_permissions(id, call.bot));
        if call.query_flag("with_counts") {
            guilds::add_counts(state, guild, &mut partial);
        }
        Some(partial)
    });
    Ok(partial.collect())
}

pub fn get_own_member(state: &State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    Ok(json!(state.world.render_member(guild, call.bot)))
}

pub fn leave_guild(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let guild = call.id("guild_id")?;
    state
        .leave_guild(guild, call.bot)
        .ok_or(ApiError::UNKNOWN_GUILD)?;
    Ok(())
}

/// Opens a DM; with access tokens a group.
pub fn create_dm(state: &mut State, call: &Call<'_>) -> Outcome {
    let asked = call.fields()?;
    if let Some(tokens) = field(asked, "access_tokens").as_array() {
        return channels::create_group_dm(state, call, tokens);
    }
    let recipient = field(asked, "recipient_id");
    check(|errors| errors.required(&["recipient_id"], recipient))?;
    let recipient = Id::from_json(recipient).ok_or(ApiError::UNKNOWN_USER)?;
    ApiError::CANNOT_DM.when(state.known_user(recipient)?.bot)?;
    let channel = state.open_dm(call.bot, recipient);
    channels::render(state, call, channel)
}

/// Simulated users have linked no accounts.
pub fn list_connections(_: &State, _: &Call<'_>, _: &UserToken) -> Outcome {
    Ok(json!([]))
}

/// What a user has said about themselves to an application.
const ROLE_CONNECTION: &str = "platform_name platform_username metadata";

pub fn get_role_connection(state: &State, call: &Call<'_>, token: &UserToken) -> Outcome {
    let key = (call.id("application_id")?, token.user);
    let nothing = json!({ "platform_name": null, "platform_username": null, "metadata": {} });
    let known = state.world.role_connections.get(&key);
    Ok(known.cloned().unwrap_or(nothing))
}

pub fn set_role_connection(state: &mut State, call: &Call<'_>, token: &UserToken) -> Outcome {
    let key = (call.id("application_id")?, token.user);
    let connection = pick(call.json, ROLE_CONNECTION);
    state.world.role_connections.insert(key, connection.clone());
    Ok(connection)
}

/// The application, the user and the scopes of the token.
pub fn get_authorization(state: &State, _: &Call<'_>, token: &UserToken) -> Outcome {
    let mut authorization = json!({
        "application": { "id": token.application },
        "scopes": token.scopes,
        "expires": iso(unix_ms() + 604_800_000),
    });
    if token.scopes.iter().any(|scope| scope == "identify") {
        authorization["user"] = state.world.render_user(token.user);
    }
    Ok(authorization)
}

//! Users, and what the bot does as one.

use super::*;

pub fn get_current(state: &mut State, call: &Call<'_>) -> Outcome {
    Ok(json!(state.world.user(call.bot).map(User::render_self)))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = state.known_user(call.id("user_id")?)?;
    Ok(user.render())
}

/// Avatars and banners come as data URIs; the sandbox keeps a hash of them in place of the image.
pub fn modify_current(state: &mut State, call: &Call<'_>) -> Outcome {
    let asked = call.fields()?;
    check(|errors| errors.bot_name(&["username"], field(asked, "username")))?;
    let mut changes = Fields::new();
    if let Some(name) = asked.get("username") {
        set(&mut changes, "username", name.clone());
    }
    for image in ["avatar", "banner"] {
        if let Some(data) = asked.get(image) {
            let hash = data
                .as_str()
                .map(|_| format!("{:032x}", fastrand::u128(..)));
            changes.insert(image.to_owned(), json!(hash));
        }
    }
    Ok(state.update_current_user(call.bot, &changes))
}

pub fn list_guilds(state: &mut State, call: &Call<'_>) -> Outcome {
    let limit = call.limit(200, 200)?;
    let with_counts = call.query_flag("with_counts");
    let mut guilds = state.world.guilds_of(call.bot);
    guilds.sort_unstable();
    let page = call.ascending_page(guilds.into_iter(), |guild| *guild, limit);
    let partial = page.into_iter().filter_map(|id| {
        let guild = state.world.guild(id)?;
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
            partial["approximate_presence_count"] = json!(state.world.online_in(guild));
        }
        Some(partial)
    });
    Ok(partial.collect())
}

pub fn get_own_member(state: &mut State, call: &Call<'_>) -> Outcome {
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
    let tokens = field(call.fields()?, "access_tokens");
    if !tokens.is_null() {
        return channels::create_group_dm(state, call, tokens);
    }
    let asked = field(call.fields()?, "recipient_id");
    check(|errors| errors.required(&["recipient_id"], asked))?;
    let recipient = Id::from_json(asked).ok_or(ApiError::UNKNOWN_USER)?;
    let user = state.known_user(recipient)?;
    ApiError::CANNOT_DM.when(user.bot)?;
    let channel = state.open_dm(call.bot, recipient);
    let channel = state.known_channel(channel)?;
    Ok(state.world.render_channel(channel, Some(call.bot)))
}

//! Guild templates.

use super::*;

/// A template can be fetched by its code, without permissions.
pub fn get(state: &State, call: &Call<'_>) -> Outcome {
    let found = state.world.templates.get(call.text("code"));
    let template = found.ok_or(ApiError::UNKNOWN_TEMPLATE)?;
    Ok(state.world.render_template(template))
}

pub fn list(state: &State, _: &Call<'_>, guild: &Guild) -> Outcome {
    let all = state.world.templates.values();
    let own = all.filter(|template| template.guild_id == guild.id);
    let rendered = own.map(|template| state.world.render_template(template));
    Ok(rendered.collect())
}

/// A guild has one template at most.
pub fn create(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let given = call.known_fields()?;
    let mut others = state.world.templates.values();
    ApiError::TEMPLATE_EXISTS.when(others.any(|template| template.guild_id == guild))?;
    let snapshot = state.world.snapshot_guild(state.known_guild(guild)?);
    let mut template = Template::new(guild, call.bot, snapshot);
    template.fields.extend(given);
    let made = state.world.render_template(&template);
    state
        .world
        .templates
        .insert(template.code().to_owned(), template);
    Ok(made)
}

/// Changes fields of the template of the path, which has to be one of the guild.
fn change(state: &mut State, call: &Call<'_>, guild: Id, changes: Fields) -> Outcome {
    let found = state.world.templates.get_mut(call.text("code"));
    let own = found.filter(|template| template.guild_id == guild);
    own.ok_or(ApiError::UNKNOWN_TEMPLATE)?
        .fields
        .extend(changes);
    get(state, call)
}

/// Makes the template as the guild is now.
pub fn sync(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let snapshot = state.world.snapshot_guild(state.known_guild(guild)?);
    let now = json!(iso(unix_ms()));
    let changes = object([("serialized_source_guild", snapshot), ("updated_at", now)]);
    change(state, call, guild, changes)
}

pub fn modify(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let mut changes = call.known_fields()?;
    changes.retain(|name, value| name != "name" || value.is_string());
    change(state, call, guild, changes)
}

pub fn delete(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let gone = change(state, call, guild, Fields::new())?;
    state.world.templates.remove(call.text("code"));
    Ok(gone)
}

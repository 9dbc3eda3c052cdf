//! Guild templates.

use super::*;

const NEEDED: Permissions = Permissions::MANAGE_GUILD;

/// A template can be fetched by its code, without permissions.
pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let found = state.world.templates.get(call.text("code"));
    let template = found.ok_or(ApiError::UNKNOWN_TEMPLATE)?;
    Ok(state.world.render_template(template))
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, NEEDED)?.id;
    let all = state.world.templates.values();
    let own = all.filter(|template| template.guild_id == guild);
    let rendered = own.map(|template| state.world.render_template(template));
    Ok(rendered.collect())
}

fn apply(template: &mut Template, given: &Fields) {
    for name in ["name", "description"] {
        let value = given
            .get(name)
            .filter(|value| name != "name" || value.is_string());
        let changed = value.map(|value| (name.to_owned(), value.clone()));
        template.fields.extend(changed);
    }
}

/// A guild has one template at most.
pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, NEEDED)?;
    let given = call.fields()?;
    let mut others = state.world.templates.values();
    ApiError::TEMPLATE_EXISTS.when(others.any(|template| template.guild_id == guild.id))?;
    let mut template = Template::new(guild.id, call.bot, state.world.snapshot_guild(guild));
    apply(&mut template, given);
    let made = state.world.render_template(&template);
    let code = template.code().to_owned();
    state.world.templates.insert(code, template);
    Ok(made)
}

/// The template of the path, of the guild of the path.
fn own<'a>(state: &'a mut State, call: &Call<'_>) -> Result<&'a mut Template, ApiError> {
    let guild = state.allowed_guild(call, NEEDED)?.id;
    let found = state.world.templates.get_mut(call.text("code"));
    let own = found.filter(|template| template.guild_id == guild);
    own.ok_or(ApiError::UNKNOWN_TEMPLATE)
}

/// Makes the template as the guild is now.
pub fn sync(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = own(state, call)?.guild_id;
    let snapshot = state.world.snapshot_guild(state.known_guild(guild)?);
    let changes = object([
        ("serialized_source_guild", snapshot),
        ("updated_at", json!(iso(unix_ms()))),
    ]);
    own(state, call)?.fields.extend(changes);
    get(state, call)
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let given = call.fields()?;
    apply(own(state, call)?, given);
    get(state, call)
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    own(state, call)?;
    let gone = get(state, call)?;
    state.world.templates.remove(call.text("code"));
    Ok(gone)
}

//! Guild templates.

use serde_json::Value;

use super::super::form_errors::field;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::unix_ms;
use crate::world::{Fields, Permissions, Template};

const NEEDED: Permissions = Permissions::MANAGE_GUILD;

fn answer(state: &State, template: &Template) -> Outcome {
    Ok(RestResponse::json(state.world.render_template(template)))
}

/// A template can be fetched by its code, without permissions.
pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let found = state.world.templates.get(call.text("code"));
    answer(state, found.ok_or(ApiError::UNKNOWN_TEMPLATE)?)
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, NEEDED)?.id;
    let all = state.world.templates.values();
    let own = all.filter(|template| template.guild_id == guild);
    Ok(RestResponse::json(
        own.map(|template| state.world.render_template(template))
            .collect(),
    ))
}

fn apply(template: &mut Template, fields: &Fields) {
    if let Some(name) = field(fields, "name").as_str() {
        template.name = name.to_owned();
    }
    if let Some(description) = fields.get("description") {
        template.description = description.as_str().map(str::to_owned);
    }
}

/// A guild has one template at most.
pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, NEEDED)?;
    let fields = call.fields()?;
    let mut others = state.world.templates.values();
    if others.any(|template| template.guild_id == guild.id) {
        return Err(ApiError::TEMPLATE_EXISTS);
    }
    let snapshot = state.world.snapshot_guild(guild);
    let mut template = Template::new(guild.id, call.bot, snapshot);
    apply(&mut template, fields);
    let made = answer(state, &template);
    state
        .world
        .templates
        .insert(template.code.clone(), template);
    made
}

/// The template of the path, of the guild of the path.
fn own<'a>(state: &'a mut State, call: &Call<'_>) -> Result<&'a mut Template, ApiError> {
    let guild = state.allowed_guild(call, NEEDED)?.id;
    let found = state.world.templates.get_mut(call.text("code"));
    found
        .filter(|template| template.guild_id == guild)
        .ok_or(ApiError::UNKNOWN_TEMPLATE)
}

/// Makes the template as the guild is now.
pub fn sync(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = own(state, call)?.guild_id;
    let guild = state.world.guilds.get(&guild);
    let snapshot = guild.map_or(Value::Null, |guild| state.world.snapshot_guild(guild));
    let template = own(state, call)?;
    template.snapshot = snapshot;
    template.updated_ms = unix_ms();
    let template = template.clone();
    answer(state, &template)
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let fields = call.fields()?;
    let template = own(state, call)?;
    apply(template, fields);
    let template = template.clone();
    answer(state, &template)
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let gone = own(state, call)?.clone();
    state.world.templates.remove(&gone.code);
    answer(state, &gone)
}

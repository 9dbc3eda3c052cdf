//! Integrations of a guild.

use serde_json::{Value, json};

use super::super::items;
use super::{Call, Outcome, RestResponse, State};
use crate::world::{ItemKind, Permissions};

const KIND: ItemKind = ItemKind::Integration;

/// All integrations with who added them; only events say of which guild they are.
pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_GUILD)?;
    let render = |integration: &crate::world::Item| {
        let mut rendered = state.world.render_item(KIND, integration);
        rendered["user"] = state.world.render_user(integration.user);
        if let Value::Object(fields) = &mut rendered {
            fields.remove("guild_id");
        }
        rendered
    };
    let integrations = guild.items(KIND).values().map(render);
    Ok(RestResponse::json(json!(integrations.collect::<Vec<_>>())))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    items::delete(state, call, KIND)
}

//! The bot's application.

use serde_json::{Value, json};

use super::super::form_errors::hash_image;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;

/// What of an application can be set.
const SETTABLE: &[&str] = &[
    "description",
    "icon",
    "cover_image",
    "flags",
    "interactions_endpoint_url",
    "role_connections_verification_url",
    "custom_install_url",
    "install_params",
    "integration_types_config",
    "tags",
    "event_webhooks_status",
    "event_webhooks_url",
    "event_webhooks_types",
    "explicit_content_filter",
    "max_participants",
    "type",
];
/// What an application is without when it is not set; all else is then null.
const LEFT_OUT: &[&str] = &[
    "cover_image",
    "custom_install_url",
    "install_params",
    "tags",
    "event_webhooks_types",
];

/// The application of the path, which has to be the bot's own. Without one in the path it is.
pub(super) fn own(call: &Call<'_>) -> Result<Id, ApiError> {
    if call.text("application_id").is_empty() || call.id("application_id")? == call.bot {
        Ok(call.bot)
    } else {
        Err(ApiError::MISSING_ACCESS)
    }
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let bot = state.world.bots.get(&own(call)?);
    let bot = bot.ok_or(ApiError::UNAUTHORIZED)?;
    Ok(RestResponse::json(state.world.render_application(bot)))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = own(call)?;
    let mut changes = call.fields()?.clone();
    hash_image(&mut changes, "icon");
    hash_image(&mut changes, "cover_image");
    if let Some(flags) = changes.get("flags").filter(|flags| flags.is_u64()) {
        changes.insert("flags_new".to_owned(), json!(flags.to_string()));
    }
    if let Some(Value::Object(params)) = changes.get_mut("install_params") {
        let permissions = params.get("permissions").map_or_else(
            || "0".to_owned(),
            |bits| {
                bits.as_str()
                    .map_or_else(|| bits.to_string(), str::to_owned)
            },
        );
        params.insert("permissions".to_owned(), json!(permissions));
        params.entry("scopes").or_insert_with(|| json!([]));
    }
    let bot = state.world.bots.get_mut(&application);
    let bot = bot.ok_or(ApiError::UNAUTHORIZED)?;
    for (key, value) in changes {
        if value.is_null() && LEFT_OUT.contains(&key.as_str()) {
            bot.fields.remove(&key);
        } else if SETTABLE.contains(&key.as_str()) || key == "flags_new" {
            bot.fields.insert(key, value);
        }
    }
    let bot = bot.clone();
    Ok(RestResponse::json(state.world.render_application(&bot)))
}

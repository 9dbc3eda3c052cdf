//! The bot's application: its activities, files, role connections and keys.

use super::*;

/// What of an application can be set.
const SETTABLE: &str = "description icon cover_image flags interactions_endpoint_url role_connections_verification_url \
    custom_install_url install_params integration_types_config tags event_webhooks_status event_webhooks_url \
    event_webhooks_types explicit_content_filter max_participants type";
/// What an application is without when it is not set; all else is then null.
const LEFT_OUT: &str = "cover_image custom_install_url install_params tags event_webhooks_types";

/// What is stored of the records of role connections.
const SET_OF_RECORDS: &str =
    "type key name name_localizations description description_localizations";

/// The application of the path, which has to be the bot's own. Without one in the path it is.
pub(super) fn own(call: &Call<'_>) -> Result<Id, ApiError> {
    ApiError::MISSING_ACCESS
        .unless(call.text("application_id").is_empty() || call.id("application_id")? == call.bot)?;
    Ok(call.bot)
}

/// The bot of that application.
pub fn own_bot<'a>(state: &'a mut State, call: &Call<'_>) -> Result<&'a mut Bot, ApiError> {
    let bot = state.world.bots.get_mut(&own(call)?);
    bot.ok_or(ApiError::UNAUTHORIZED)
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let bot = own_bot(state, call)?.clone();
    Ok(state.world.render_application(&bot))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    own(call)?;
    let mut changes = call.fields()?.clone();
    hash_image(&mut changes, "icon");
    hash_image(&mut changes, "cover_image");
    let flags = changes.get("flags").filter(|flags| flags.is_u64());
    if let Some(flags) = flags.map(Value::to_string) {
        set(&mut changes, "flags_new", flags);
    }
    if let Some(Value::Object(params)) = changes.get_mut("install_params") {
        let permissions = params.get("permissions").map_or_else(
            || "0".to_owned(),
            |bits| {
                bits.as_str()
                    .map_or_else(|| bits.to_string(), str::to_owned)
            },
        );
        set(params, "permissions", permissions);
        params.entry("scopes").or_insert_with(|| json!([]));
    }
    let bot = own_bot(state, call)?;
    for (key, value) in changes {
        if value.is_null() && is_named(LEFT_OUT, &key) {
            bot.fields.remove(&key);
        } else if is_named(SETTABLE, &key) || key == "flags_new" {
            bot.fields.insert(key, value);
        }
    }
    get(state, call)
}

pub fn get_activity(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = own(call)?;
    let found = state.world.activities.get(call.text("instance_id"));
    let own = found.filter(|activity| activity["application_id"] == json!(application));
    own.cloned().ok_or(ApiError::NOT_FOUND)
}

/// A file to show in an activity. Discord keeps it for a while; the sandbox as long as there is room.
pub fn upload_attachment(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = own(call)?;
    let file = call.files.iter().find(|file| file.field == "file");
    let upload = file.ok_or(ApiError::INVALID_ASSET)?.upload.clone();
    let mut attachment = state.store_upload(application, upload).render();
    attachment["ephemeral"] = json!(true);
    Ok(json!({ "attachment": attachment }))
}

pub fn list_role_connections(state: &mut State, call: &Call<'_>) -> Outcome {
    Ok(json!(own_bot(state, call)?.role_connections))
}

/// Puts these in the place of all there are.
pub fn set_role_connections(state: &mut State, call: &Call<'_>) -> Outcome {
    own(call)?;
    let records = call.checked_list(|_, _| {})?;
    let mut records = records.to_vec();
    for record in records.iter_mut().filter_map(Value::as_object_mut) {
        record.retain(|key, value| is_named(SET_OF_RECORDS, key) && !value.is_null());
    }
    own_bot(state, call)?.role_connections = records.clone();
    Ok(Value::Array(records))
}

/// A request that needs the access token of a user; a bot token is refused.
pub fn users_only(_: &mut State, _: &Call<'_>) -> Outcome {
    Err(ApiError::NOT_FOR_BOTS)
}

/// Discord took this away from everybody.
pub fn removed(_: &mut State, _: &Call<'_>) -> Outcome {
    Err(ApiError::METHOD_NOT_ALLOWED)
}

/// One key, which opens nothing: the sandbox signs no tokens.
pub fn list_keys(_: &mut State, _: &Call<'_>) -> Outcome {
    let key = json!({
        "kty": "RSA", "use": "sig", "kid": "sandbox", "alg": "RS256", "e": "AQAB",
        "n": "AL-ZqJzVt5qkzXl1VnQxwA",
    });
    Ok(json!({ "keys": [key] }))
}

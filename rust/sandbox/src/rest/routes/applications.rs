//! The bot's application: its activities, files, role connections and keys.

use super::*;

/// What an application is without when it is not set; all else is then null.
const LEFT_OUT: &str = "cover_image custom_install_url install_params tags event_webhooks_types";

/// What is stored of the records of role connections.
const SET_OF_RECORDS: &str =
    "type key name name_localizations description description_localizations";

/// The application of the path, which has to be the bot's own. Without one in the path it is.
pub(super) fn own(call: &Call<'_>) -> Outcome<Id> {
    let is_own = call.text("application_id").is_empty() || call.id("application_id")? == call.bot;
    ApiError::MISSING_ACCESS.unless(is_own)?;
    Ok(call.bot)
}

/// The bot of that application.
pub fn own_bot<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Bot> {
    let bot = state.world.bots.get(&own(call)?);
    bot.ok_or(ApiError::UNAUTHORIZED)
}

/// The same, to change it.
pub fn own_bot_mut<'a>(state: &'a mut State, call: &Call<'_>) -> Outcome<&'a mut Bot> {
    let bot = state.world.bots.get_mut(&own(call)?);
    bot.ok_or(ApiError::UNAUTHORIZED)
}

pub fn get(state: &State, call: &Call<'_>) -> Outcome {
    Ok(state.world.render_application(own_bot(state, call)?))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let bot = own_bot_mut(state, call)?;
    let mut changes = call.known_fields()?;
    changes.remove("team_id");
    hash_image(&mut changes, "icon");
    hash_image(&mut changes, "cover_image");
    if let Some(flags) = field(&changes, "flags").as_u64() {
        set(&mut changes, "flags_new", flags.to_string());
    }
    if let Some(Value::Object(params)) = changes.get_mut("install_params") {
        let permissions = Permissions::read(field(params, "permissions")).unwrap_or_default();
        set(params, "permissions", permissions);
        params.entry("scopes").or_insert_with(|| json!([]));
    }
    for (key, value) in changes {
        if value.is_null() && is_named(LEFT_OUT, &key) {
            bot.fields.remove(&key);
        } else {
            bot.fields.insert(key, value);
        }
    }
    get(state, call)
}

pub fn get_activity(state: &State, call: &Call<'_>) -> Outcome {
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

pub fn list_role_connections(state: &State, call: &Call<'_>) -> Outcome {
    Ok(json!(own_bot(state, call)?.role_connections))
}

/// Puts these in the place of all there are.
pub fn set_role_connections(state: &mut State, call: &Call<'_>) -> Outcome {
    let bot = own_bot_mut(state, call)?;
    let mut records = call.checked_list(|_, _| {})?.to_vec();
    for record in records.iter_mut().filter_map(Value::as_object_mut) {
        record.retain(|key, value| is_named(SET_OF_RECORDS, key) && !value.is_null());
    }
    bot.role_connections = records.clone();
    Ok(Value::Array(records))
}

/// A request that needs the access token of a user; a bot token is refused.
pub fn users_only(_: &State, _: &Call<'_>) -> Outcome {
    Err(ApiError::NOT_FOR_BOTS)
}

/// Discord took this away from everybody.
pub fn removed(_: &State, _: &Call<'_>) -> Outcome {
    Err(ApiError::METHOD_NOT_ALLOWED)
}

/// One key, which opens nothing: the sandbox signs no tokens.
pub fn list_keys(_: &State, _: &Call<'_>) -> Outcome {
    let key = json!({
        "kty": "RSA", "use": "sig", "kid": "sandbox", "alg": "RS256", "e": "AQAB",
        "n": "AL-ZqJzVt5qkzXl1VnQxwA",
    });
    Ok(json!({ "keys": [key] }))
}

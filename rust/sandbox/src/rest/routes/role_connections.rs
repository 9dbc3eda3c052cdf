//! By what the users of an application can prove who they are elsewhere.

use serde_json::Value;

use super::applications::own;
use super::{ApiError, Call, Outcome, RestResponse, State};

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let bot = state.world.bots.get(&own(call)?);
    let bot = bot.ok_or(ApiError::UNAUTHORIZED)?;
    Ok(RestResponse::json(Value::Array(
        bot.role_connections.clone(),
    )))
}

/// Puts these in the place of all there are.
pub fn set_all(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = own(call)?;
    let records = call.checked_list(|_, _| {})?;
    let kept = [
        "type",
        "key",
        "name",
        "name_localizations",
        "description",
        "description_localizations",
    ];
    let records = records.iter().cloned().map(|mut record| {
        if let Value::Object(fields) = &mut record {
            fields.retain(|key, value| kept.contains(&key.as_str()) && !value.is_null());
        }
        record
    });
    let records: Vec<Value> = records.collect();
    let bot = state.world.bots.get_mut(&application);
    let bot = bot.ok_or(ApiError::UNAUTHORIZED)?;
    bot.role_connections = records.clone();
    Ok(RestResponse::json(Value::Array(records)))
}

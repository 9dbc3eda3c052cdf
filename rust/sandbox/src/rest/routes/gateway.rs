//! Where the gateway is.

use serde_json::json;

use super::{Call, Outcome, RestResponse, State};

pub fn get(state: &mut State, _: &Call<'_>) -> Outcome {
    Ok(RestResponse::json(json!({ "url": state.gateway_url() })))
}

pub fn get_bot(state: &mut State, call: &Call<'_>) -> Outcome {
    let left = state
        .world
        .bots
        .get(&call.bot)
        .map_or(0, |bot| bot.identifies_left);
    Ok(RestResponse::json(json!({
        "url": state.gateway_url(),
        "shards": state.config.shards,
        "session_start_limit": {
            "total": 1000,
            "remaining": left,
            "reset_after": 86_400_000,
            "max_concurrency": state.config.max_concurrency,
        },
    })))
}

pub fn list_voice_regions(_: &mut State, _: &Call<'_>) -> Outcome {
    let region = json!({ "id": "sandbox", "name": "Sandbox", "optimal": true, "deprecated": false, "custom": false });
    Ok(RestResponse::json(json!([region])))
}

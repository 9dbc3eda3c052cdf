//! Where the gateway is.

use super::*;

pub fn get(state: &State, _: &Call<'_>) -> Outcome {
    Ok(json!({ "url": state.gateway_url() }))
}

pub fn get_bot(state: &State, call: &Call<'_>) -> Outcome {
    let bot = state.world.bots.get(&call.bot);
    let left = bot.map_or(0, |bot| bot.identifies_left);
    Ok(json!({
        "url": state.gateway_url(),
        "shards": state.config.shards,
        "session_start_limit": {
            "total": 1000,
            "remaining": left,
            "reset_after": 86_400_000,
            "max_concurrency": state.config.max_concurrency,
        },
    }))
}

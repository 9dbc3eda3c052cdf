//! Answers to interactions.

use serde_json::json;

use super::{Answer, ApiError, Call, Outcome, State};

/// Each interaction is answered once. No token of a bot is asked for: the interaction's own is in the path.
pub fn callback(state: &mut State, call: &Call<'_>) -> Outcome {
    let id = call.id("interaction_id")?;
    let found = state.world.interactions.get_mut(&id);
    let interaction = found
        .filter(|interaction| interaction.token == call.text("interaction_token"))
        .ok_or(ApiError::UNKNOWN_INTERACTION)?;
    if interaction.answered {
        return Err(ApiError::ANSWERED_INTERACTION);
    }
    interaction.answered = true;
    if !call.query_flag("with_response") {
        return Ok(Answer::empty());
    }
    let about = json!({ "id": id, "type": interaction.kind });
    Ok(Answer::json(json!({ "interaction": about })))
}

//! The bot's application.

use super::{Answer, ApiError, Call, Outcome, State};

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let bot = state
        .world
        .bots
        .get(&call.bot)
        .ok_or(ApiError::UNAUTHORIZED)?;
    Ok(Answer::json(state.world.render_application(bot)))
}

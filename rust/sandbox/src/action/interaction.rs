//! What users see of their interactions, and the time that bots have to respond.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Interaction, callback_type, interaction_type};

/// Returns what the user sees of an interaction: `{id, type, application_id, user_id, channel_id, token_valid, state,
/// error, response_type, message, follow_ups, modal, choices}`. `state` is `waiting` (there is no response yet),
/// `thinking` (a deferred response), `deferred` (a deferred update of the message), `modal` (a modal is open),
/// `responded` or `failed`. If it is `failed`, `error` is the text that Discord's app shows. `response_type` is the
/// interaction callback type, `message` is the original response or the message that it updated, and `follow_ups` are
/// the follow-up messages. `modal` is the open modal, and `choices` are the autocomplete choices.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewInteraction {
    /// The interaction.
    pub id: Id,
}

impl Perform for ViewInteraction {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        view(state, self.id)
    }
}

/// What the user sees of an interaction.
pub fn view(state: &State, id: Id) -> Result<Value, ActionError> {
    let found = state.world.interactions.get(&id);
    let interaction = found.ok_or_else(|| ActionError::Unknown {
        kind: "interaction",
        key: id.to_string(),
    })?;
    let now = view_state(state, interaction);
    let message = |id: &Id| {
        let found = state.world.any_message(interaction.channel, *id)?;
        Some(state.world.render_message(found, None))
    };
    let modal = interaction
        .modal
        .as_ref()
        .filter(|_| interaction.modal_open);
    Ok(json!({
        "id": id,
        "type": interaction.kind,
        "application_id": interaction.bot,
        "user_id": interaction.user,
        "channel_id": interaction.channel,
        "token_valid": !is_expired(state, interaction),
        "state": now,
        "error": (now == "failed").then(|| error_text(interaction)),
        "response_type": interaction.response_type,
        "message": interaction.original.as_ref().and_then(message),
        "follow_ups": interaction.follow_ups.iter().filter_map(message).collect::<Vec<_>>(),
        "modal": modal,
        "choices": interaction.choices,
    }))
}

fn is_expired(state: &State, interaction: &Interaction) -> bool {
    let config = &state.config;
    interaction.is_expired(config.interaction_deadline, config.interaction_lifetime)
}

fn view_state(state: &State, interaction: &Interaction) -> &'static str {
    match interaction.response_type {
        None if is_expired(state, interaction) => "failed",
        None => "waiting",
        Some(callback_type::DEFERRED_MESSAGE)
            if interaction.is_deferred && is_expired(state, interaction) =>
        {
            "failed"
        }
        Some(callback_type::DEFERRED_MESSAGE) if interaction.is_deferred => "thinking",
        Some(callback_type::DEFERRED_UPDATE) if interaction.is_deferred => "deferred",
        Some(callback_type::MODAL) if interaction.modal_open => "modal",
        Some(_) => "responded",
    }
}

fn error_text(interaction: &Interaction) -> &'static str {
    match interaction.kind {
        interaction_type::COMMAND => "The application did not respond",
        interaction_type::AUTOCOMPLETE => "Loading options failed",
        interaction_type::MODAL => "Something went wrong. Try again.",
        _ => "This interaction failed",
    }
}

/// Lets interactions expire at once, either those without an initial response, or the tokens. Returns `{interactions}`,
/// their ids.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExpireInteractions {
    /// The interaction. All interactions by default.
    pub interaction: Option<Id>,
    /// The bot. All bots by default.
    pub bot: Option<Key>,
    /// If `true`, the tokens expire, which otherwise are valid for 15 minutes. `false` by default: interactions without
    /// an initial response expire, for which a bot otherwise has 3 seconds.
    pub token: bool,
}

impl Perform for ExpireInteractions {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let bot = state.bot_or_all(self.bot.as_ref())?;
        let mut expired = Vec::new();
        for interaction in state.world.interactions.values_mut() {
            let meant = self.interaction.is_none_or(|id| id == interaction.id)
                && bot.is_none_or(|bot| bot == interaction.bot);
            if meant && (self.token || interaction.response_type.is_none()) {
                interaction.token_expired |= self.token;
                interaction.response_expired |= !self.token;
                expired.push(interaction.id);
            }
        }
        Ok(json!({ "interactions": expired }))
    }
}

//! What people see of what they have used, and the time that bots have.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Interaction, reply, used};

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

/// What a person sees of an interaction.
pub fn view(state: &State, id: Id) -> Result<Value, ActionError> {
    let found = state.world.interactions.get(&id);
    let interaction = found.ok_or_else(|| ActionError::Unknown {
        kind: "interaction",
        key: id.to_string(),
    })?;
    let now = stage(state, interaction);
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
        "token_valid": !is_void(state, interaction),
        "state": now,
        "error": (now == "failed").then(|| complaint(interaction)),
        "response_type": interaction.answer,
        "message": interaction.original.as_ref().and_then(message),
        "follow_ups": interaction.follow_ups.iter().filter_map(message).collect::<Vec<_>>(),
        "modal": modal,
        "choices": interaction.choices,
    }))
}

fn is_void(state: &State, interaction: &Interaction) -> bool {
    let config = &state.config;
    interaction.is_void(config.interaction_deadline, config.interaction_lifetime)
}

fn stage(state: &State, interaction: &Interaction) -> &'static str {
    match interaction.answer {
        None if is_void(state, interaction) => "failed",
        None => "waiting",
        Some(reply::DEFERRED_MESSAGE) if interaction.owes && is_void(state, interaction) => {
            "failed"
        }
        Some(reply::DEFERRED_MESSAGE) if interaction.owes => "thinking",
        Some(reply::DEFERRED_UPDATE) if interaction.owes => "deferred",
        Some(reply::MODAL) if interaction.modal_open => "modal",
        Some(_) => "responded",
    }
}

fn complaint(interaction: &Interaction) -> &'static str {
    match interaction.kind {
        used::COMMAND => "The application did not respond",
        used::AUTOCOMPLETE => "Loading options failed",
        used::MODAL => "Something went wrong. Try again.",
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
            if meant && (self.token || interaction.answer.is_none()) {
                interaction.void |= self.token;
                interaction.late |= !self.token;
                expired.push(interaction.id);
            }
        }
        Ok(json!({ "interactions": expired }))
    }
}

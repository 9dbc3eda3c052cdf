//! Webhooks.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::Fields;

/// Makes a webhook. Answers with it and its `token`, by which messages are written over REST.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateWebhook {
    /// The channel it writes into.
    pub channel: Key,
    /// Its name.
    pub name: String,
    /// Who makes it; the guild's owner when not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Key>,
}

impl Perform for CreateWebhook {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let in_guild = || ActionError::invalid("a DM has no webhooks");
        let guild = state.guild_of_channel(channel).ok_or_else(in_guild)?;
        let user = state.actor(guild, self.user.as_ref())?;
        let webhook = state
            .create_webhook(channel, user, &self.name)
            .ok_or_else(in_guild)?;
        Ok(state.world.render_webhook(&webhook))
    }
}

/// Changes a webhook. Answers with it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateWebhook {
    /// Which.
    pub webhook: Id,
    /// What changes: `name`, `avatar` (a hash), `channel_id`.
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateWebhook {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let webhook = state
            .update_webhook(self.webhook, &self.changes)
            .ok_or_else(|| unknown(self.webhook))?;
        Ok(state.world.render_webhook(&webhook))
    }
}

/// Deletes a webhook.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteWebhook {
    /// Which.
    pub webhook: Id,
}

impl Perform for DeleteWebhook {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let gone = state
            .delete_webhook(self.webhook)
            .ok_or_else(|| unknown(self.webhook))?;
        Ok(json!({ "id": gone.id, "channel_id": gone.channel_id }))
    }
}

fn unknown(webhook: Id) -> ActionError {
    ActionError::Unknown {
        kind: "webhook",
        key: webhook.to_string(),
    }
}

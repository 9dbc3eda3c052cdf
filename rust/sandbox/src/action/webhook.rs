//! Webhooks.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::Fields;

/// Creates a webhook. Returns the webhook with the `token` that is needed to execute it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateWebhook {
    /// The channel that the webhook posts to.
    pub channel: Key,
    /// The name.
    pub name: String,
    /// The user who creates it. The owner of the guild by default.
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

/// Changes a webhook. Returns the webhook.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateWebhook {
    /// The webhook.
    pub webhook: Id,
    /// The fields to change, with Discord's names: `name`, `avatar` (an image hash), `channel_id`.
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

/// Deletes a webhook. Returns `{id, channel_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteWebhook {
    /// The webhook.
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

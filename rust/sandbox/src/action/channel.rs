//! Channels.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::Fields;

/// Creates a channel. Returns the channel.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CreateChannel {
    /// The guild.
    pub guild: Key,
    /// The name.
    pub name: String,
    /// Other fields to set, with Discord's names: `type` (0, a text channel, by default), `topic`, `parent_id`,
    /// `permission_overwrites`, …
    #[serde(flatten)]
    pub fields: Fields,
}

impl Perform for CreateChannel {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        Ok(state.create_channel(guild, &self.name, &self.fields))
    }
}

/// Changes a channel or a thread. Returns the channel.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateChannel {
    /// The channel or thread.
    pub channel: Key,
    /// The user who changes it. The owner of the thread by default.
    pub user: Option<Key>,
    /// The fields to change, with Discord's names: `name`, `topic`, `archived`, …
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateChannel {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let user = self.user.map(|user| state.user(&user)).transpose()?;
        let found = state.world.channels.get(&channel);
        let before = found.map(|found| (found.name().to_owned(), found.owner_id));
        let changed = state.update_channel(channel, &self.changes);
        if let Some((name, owner)) = before
            && let Some(user) = user.or(owner)
            && self
                .changes
                .get("name")
                .is_some_and(|new| *new != json!(name))
        {
            state.announce_new_name(user, channel);
        }
        Ok(json!(changed))
    }
}

/// Deletes a channel with its threads, or a thread. Returns the deleted channel.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteChannel {
    /// The channel or thread.
    pub channel: Key,
}

impl Perform for DeleteChannel {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        Ok(json!(state.delete_channel(channel)))
    }
}

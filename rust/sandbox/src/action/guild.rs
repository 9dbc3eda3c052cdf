//! Guilds.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::Fields;

/// Creates a guild with a text channel `general` and a voice channel `General`. Returns the guild.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CreateGuild {
    /// The name. Empty by default.
    pub name: String,
    /// The owner. A new simulated user by default.
    pub owner: Option<Key>,
    /// The other members. None by default.
    pub members: Vec<Key>,
    /// If `true`, bots do not become members. `false` by default: all bots are members.
    pub without_bots: bool,
}

impl Perform for CreateGuild {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let mut members = state.users(&self.members)?;
        let owner = match &self.owner {
            Some(owner) => state.user(owner)?,
            None => state.add_user("owner", Some("Owner")),
        };
        if !self.without_bots {
            members.extend(state.world.bots.keys());
        }
        let id = state.create_guild(&self.name, owner, &members);
        Ok(json!(
            state.world.guilds.get(&id).map(|guild| guild.render())
        ))
    }
}

/// Changes a guild. Returns the guild.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateGuild {
    /// The guild.
    pub guild: Key,
    /// The fields to change, with Discord's names: `name`, `icon` (an image hash), `description`, `owner_id`, …
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateGuild {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        Ok(json!(state.update_guild(guild, &self.changes)))
    }
}

/// Deletes a guild with everything in it. Returns `{id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteGuild {
    /// The guild.
    pub guild: Key,
}

impl Perform for DeleteGuild {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        state.delete_guild(guild);
        Ok(json!({ "id": guild }))
    }
}

/// Starts or ends an outage of a guild. Returns `{id, unavailable}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetOutage {
    /// The guild.
    pub guild: Key,
    /// Whether the guild is unavailable from now on.
    pub unavailable: bool,
}

impl Perform for SetOutage {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        state.set_available(guild, !self.unavailable);
        Ok(json!({ "id": guild, "unavailable": self.unavailable }))
    }
}

/// Removes a bot from a guild. Returns `{guild_id, user_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KickBot {
    /// The guild.
    pub guild: Key,
    /// The bot. The first bot by default.
    pub bot: Option<Key>,
}

impl Perform for KickBot {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, bot) = (state.guild(&self.guild)?, state.bot(self.bot.as_ref())?);
        state.leave_guild(guild, bot);
        Ok(json!({ "guild_id": guild, "user_id": bot }))
    }
}

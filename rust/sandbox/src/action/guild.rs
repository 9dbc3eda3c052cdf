//! Guilds.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::Fields;

/// Makes a guild with a text channel `general` and a voice channel `General`. Answers with the guild.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CreateGuild {
    /// Its name.
    pub name: String,
    /// Whose it is; a new person's when not given.
    pub owner: Option<Key>,
    /// Who is in it besides.
    pub members: Vec<Key>,
    /// Whether all bots stay out; they are members unless this says so.
    pub without_bots: bool,
}

impl Perform for CreateGuild {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let mut members = state.users(&self.members)?;
        let owner = match &self.owner {
            Some(owner) => state.user(owner)?,
            None => state.add_person("owner", Some("Owner")),
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

/// Changes a guild. Answers with the guild.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateGuild {
    /// The guild.
    pub guild: Key,
    /// What changes, by Discord's field names: `name`, `icon`, `description`, `owner_id`, …
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateGuild {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        Ok(json!(state.update_guild(guild, &self.changes)))
    }
}

/// Deletes a guild with all in it.
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

/// Begins or ends an outage of a guild.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetOutage {
    /// The guild.
    pub guild: Key,
    /// Whether it is unavailable from now on.
    pub unavailable: bool,
}

impl Perform for SetOutage {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        state.set_available(guild, !self.unavailable);
        Ok(json!({ "id": guild, "unavailable": self.unavailable }))
    }
}

/// Removes a bot from a guild.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KickBot {
    /// The guild.
    pub guild: Key,
    /// The bot; the first one when not given.
    pub bot: Option<Key>,
}

impl Perform for KickBot {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, bot) = (state.guild(&self.guild)?, state.bot(self.bot.as_ref())?);
        state.leave_guild(guild, bot);
        Ok(json!({ "guild_id": guild, "user_id": bot }))
    }
}

//! Application command permissions.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::gateway::Event;
use crate::id::{Id, Key};
use crate::state::State;

/// Sets who can use the commands of a bot in a guild, as its settings do. Returns the guild application command
/// permissions.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetCommandPermissions {
    /// The guild.
    pub guild: Key,
    /// The id of the command. All commands of the bot by default.
    pub command: Option<Id>,
    /// Application command permission objects: `{id, type, permission}`, with the type 1 for a role, 2 for a user and 3
    /// for a channel.
    pub permissions: Vec<Value>,
    /// The bot. The first bot by default.
    pub bot: Option<Key>,
}

impl Perform for SetCommandPermissions {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, bot) = (state.guild(&self.guild)?, state.bot(self.bot.as_ref())?);
        // The permissions for all commands have the id of the application.
        let id = self.command.unwrap_or(bot);
        let set = json!({
            "id": id, "application_id": bot, "guild_id": guild, "permissions": self.permissions,
        });
        let all = state
            .world
            .command_permissions
            .entry((bot, guild))
            .or_default();
        all.insert(id, set.clone());
        let name = "APPLICATION_COMMAND_PERMISSIONS_UPDATE";
        state.emit(Event::bot(name, bot, Some(guild), set.clone()));
        Ok(set)
    }
}

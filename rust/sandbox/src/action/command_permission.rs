//! Who may use which command where.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::gateway::Event;
use crate::id::{Id, Key};
use crate::state::State;

/// A person sets in a guild's settings who may use a bot's commands. The bot is told. Answers with what is set.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetCommandPermissions {
    /// The guild.
    pub guild: Key,
    /// The command; all commands of the bot when not given.
    pub command: Option<Id>,
    /// `{id, type, permission}` each: a role (type 1), user (2) or channel (3), and whether it may.
    pub permissions: Vec<Value>,
    /// The bot; the first one when not given.
    pub bot: Option<Key>,
}

impl Perform for SetCommandPermissions {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, bot) = (state.guild(&self.guild)?, state.bot(self.bot.as_ref())?);
        // What holds for all commands is said by the application's id.
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

//! Users and bots.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::{Fields, Presence};

/// Adds a simulated user. Returns the user.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AddUser {
    /// The username. Empty by default.
    pub username: String,
    /// The display name. None by default.
    pub global_name: Option<String>,
    /// The guilds that the user joins. None by default.
    pub guilds: Vec<Key>,
}

impl Perform for AddUser {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guilds = self
            .guilds
            .iter()
            .map(|guild| state.guild(guild))
            .collect::<Result<Vec<_>, _>>()?;
        let user = state.add_user(&self.username, self.global_name.as_deref());
        for guild in guilds {
            state.join_guild(guild, user);
        }
        Ok(state.world.render_user(user))
    }
}

/// Adds another bot with an application of its own. Returns `{user, token}`.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AddBot {
    /// The username. Empty by default.
    pub username: String,
    /// The token. A random one by default.
    pub token: Option<String>,
    /// The guilds that the bot joins. None by default.
    pub guilds: Vec<Key>,
}

impl fmt::Debug for AddBot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A token is not for logs, not even that of a sandbox.
        out.debug_struct("AddBot")
            .field("username", &self.username)
            .field("guilds", &self.guilds)
            .finish_non_exhaustive()
    }
}

impl Perform for AddBot {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guilds = self
            .guilds
            .iter()
            .map(|guild| state.guild(guild))
            .collect::<Result<Vec<_>, _>>()?;
        let owner = state
            .world
            .bots
            .values()
            .next()
            .map_or_else(Default::default, |bot| bot.owner);
        let bot = state.add_bot(&self.username, owner, self.token);
        for guild in guilds {
            state.join_guild(guild, bot);
        }
        let token = state.world.bots.get(&bot).map(|bot| bot.token.clone());
        Ok(json!({ "user": state.world.render_user(bot), "token": token }))
    }
}

/// Changes a user or a bot. Returns the user.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateUser {
    /// The user or bot.
    pub user: Key,
    /// The fields to change, with Discord's names: `username`, `global_name`, `avatar` (an image hash), `banner` (an
    /// image hash), `accent_color`, `public_flags`, `primary_guild`, `collectibles`, `avatar_decoration_data`.
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateUser {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let user = state.user(&self.user)?;
        state.update_user(user, &self.changes);
        Ok(state.world.render_user(user))
    }
}

/// Sets the presence of a user. Returns the presence.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetPresence {
    /// The user or bot.
    pub user: Key,
    /// The status: `online`, `idle`, `dnd` or `offline`.
    pub status: String,
    /// The activities: activity objects, each with at least `name` and `type`. None by default.
    #[serde(default)]
    pub activities: Vec<Value>,
}

impl Perform for SetPresence {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let user = state.user(&self.user)?;
        let presence = match self.status.as_str() {
            "online" | "idle" | "dnd" => Some(Presence::desktop(&self.status, self.activities)),
            "offline" | "invisible" => None,
            other => {
                return Err(ActionError::invalid(format!(
                    "status is {other:?}; it must be online, idle, dnd or offline"
                )));
            }
        };
        state.set_presence(user, presence);
        Ok(state.world.render_presence(user))
    }
}

/// A user starts typing. Returns `{user_id, channel_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartTyping {
    /// The user.
    pub user: Key,
    /// The channel.
    pub channel: Key,
}

impl Perform for StartTyping {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = (state.user(&self.user)?, state.channel(&self.channel)?);
        state.start_typing(user, channel);
        Ok(json!({ "user_id": user, "channel_id": channel }))
    }
}

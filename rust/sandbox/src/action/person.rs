//! People and bots.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::{Fields, Presence};

/// Makes a person. Answers with the user.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AddPerson {
    /// The user name.
    pub username: String,
    /// The display name.
    pub global_name: Option<String>,
    /// The guilds the person joins at once.
    pub guilds: Vec<Key>,
}

impl Perform for AddPerson {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guilds = self
            .guilds
            .iter()
            .map(|guild| state.guild(guild))
            .collect::<Result<Vec<_>, _>>()?;
        let user = state.add_person(&self.username, self.global_name.as_deref());
        for guild in guilds {
            state.join_guild(guild, user);
        }
        Ok(state.world.render_user(user))
    }
}

/// Makes another bot. Answers with `{user, token}`.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AddBot {
    /// The user name.
    pub username: String,
    /// The token; made at random when not given.
    pub token: Option<String>,
    /// The guilds the bot joins at once.
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

/// Changes a person's or bot's account. Answers with the user.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdatePerson {
    /// Who.
    pub user: Key,
    /// What changes: `username`, `global_name`, `avatar` (a hash), `banner` (a hash), `accent_color`, `public_flags`,
    /// `primary_guild`, `collectibles`, `avatar_decoration_data`.
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdatePerson {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let user = state.user(&self.user)?;
        state.update_user(user, &self.changes);
        Ok(state.world.render_user(user))
    }
}

/// Changes what others see of a person's doing. Answers with the presence.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetPresence {
    /// Who.
    pub user: Key,
    /// `online`, `idle`, `dnd` or `offline`.
    pub status: String,
    /// What the person does: activity objects, each with at least `name` and `type`.
    #[serde(default)]
    pub activities: Vec<Value>,
}

impl Perform for SetPresence {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let user = state.user(&self.user)?;
        let presence = match self.status.as_str() {
            "online" | "idle" | "dnd" => Some(Presence::desktop(&self.status, self.activities)),
            "offline" | "invisible" => None,
            other => return Err(ActionError::invalid(format!("{other:?} is no status"))),
        };
        state.set_presence(user, presence);
        Ok(state.world.render_presence(user))
    }
}

/// A person begins to type.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartTyping {
    /// Who.
    pub user: Key,
    /// Where.
    pub channel: Key,
}

impl Perform for StartTyping {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = (state.user(&self.user)?, state.channel(&self.channel)?);
        state.start_typing(user, channel);
        Ok(json!({ "user_id": user, "channel_id": channel }))
    }
}

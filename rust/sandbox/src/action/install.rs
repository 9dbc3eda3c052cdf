//! Users install applications for themselves.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;

/// A user installs the application of a bot for themselves (user install): they can then use those of its commands that
/// have this integration type everywhere. Returns `{user_id, application_id, installed}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstallApp {
    /// The user.
    pub user: Key,
    /// The bot. The first bot by default.
    pub bot: Option<Key>,
}

/// A user removes an application that they have installed for themselves. Returns `{user_id, application_id,
/// installed}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UninstallApp {
    /// The user.
    pub user: Key,
    /// The bot. The first bot by default.
    pub bot: Option<Key>,
}

impl Perform for InstallApp {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        set(state, &self.user, self.bot.as_ref(), true)
    }
}

impl Perform for UninstallApp {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        set(state, &self.user, self.bot.as_ref(), false)
    }
}

fn set(
    state: &mut State,
    user: &Key,
    bot: Option<&Key>,
    installed: bool,
) -> Result<Value, ActionError> {
    let (user, bot) = (state.user(user)?, state.bot(bot)?);
    if let Some(found) = state.world.bots.get_mut(&bot) {
        if installed {
            found.installed_by.insert(user);
        } else {
            found.installed_by.remove(&user);
        }
    }
    Ok(json!({ "user_id": user, "application_id": bot, "installed": installed }))
}

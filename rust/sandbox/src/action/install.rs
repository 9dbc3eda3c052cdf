//! People install applications for themselves.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;

/// A person installs an application for itself: its commands for users are there then, wherever the person is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstallApp {
    /// Who.
    pub user: Key,
    /// The bot; the first one when not given.
    pub bot: Option<Key>,
}

/// A person removes an application that it had installed for itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UninstallApp {
    /// Who.
    pub user: Key,
    /// The bot; the first one when not given.
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

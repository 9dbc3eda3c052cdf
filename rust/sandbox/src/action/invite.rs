//! Invites.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::Fields;

/// Creates an invite. Returns the invite, which is identified by its `code`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CreateInvite {
    /// The channel that the invite leads to.
    pub channel: Key,
    /// The inviter. The owner of the guild by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Key>,
    /// Other fields to set, with Discord's names: `max_age` (in seconds, 86,400 by default, 0 for no limit), `max_uses`
    /// (0, no limit, by default), `temporary`, `unique`, `target_type`, `role_ids`, …
    #[serde(flatten)]
    pub fields: Fields,
}

impl Perform for CreateInvite {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let in_guild = || ActionError::invalid("a DM has no invites");
        let guild = state.guild_of_channel(channel).ok_or_else(in_guild)?;
        let user = state.actor(guild, self.user.as_ref())?;
        let invite = state
            .create_invite(channel, user, &self.fields)
            .ok_or_else(in_guild)?;
        Ok(state.world.render_invite(&invite, false, true))
    }
}

/// Deletes an invite. Returns `{code}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteInvite {
    /// The code of the invite.
    pub code: String,
}

impl Perform for DeleteInvite {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state
            .delete_invite(&self.code)
            .ok_or_else(|| unknown(&self.code))?;
        Ok(json!({ "code": self.code }))
    }
}

/// A user joins a guild with an invite. Returns the member.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseInvite {
    /// The code of the invite.
    pub code: String,
    /// The user.
    pub user: Key,
}

impl Perform for UseInvite {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let user = state.user(&self.user)?;
        let found = state.world.invites.get(&self.code);
        if !found.is_some_and(|invite| invite.is_good()) {
            return Err(unknown(&self.code));
        }
        if !found.is_some_and(|invite| invite.is_for(user)) {
            return Err(ActionError::invalid("the invite is for other users"));
        }
        Ok(json!(state.use_invite(&self.code, user)))
    }
}

fn unknown(code: &str) -> ActionError {
    ActionError::Unknown {
        kind: "invite",
        key: code.to_owned(),
    }
}

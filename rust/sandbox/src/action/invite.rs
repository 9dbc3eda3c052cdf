//! Invites.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::Fields;

/// Makes an invite. Answers with it; its `code` is what it is known by.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CreateInvite {
    /// The channel it leads to.
    pub channel: Key,
    /// Who makes it; the guild's owner when not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Key>,
    /// What else is set, by Discord's field names: `max_age` (seconds, a day when not given, 0 for ever), `max_uses`,
    /// `temporary`, `unique`, `target_type`, `role_ids`, …
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

/// Takes an invite back.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteInvite {
    /// Its code.
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

/// Somebody comes into a guild by an invite. Answers with the member.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseInvite {
    /// Its code.
    pub code: String,
    /// Who.
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
            return Err(ActionError::invalid("the invite is for others"));
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

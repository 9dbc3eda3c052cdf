//! People use context-menu commands of users and messages.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::find_command::{presence, usable};
use super::interaction_event::{about, begin, send_interaction};
use super::{ActionError, Perform};
use crate::change::Begun;
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::used;

/// The message type of answers to context-menu commands.
const MENU_ANSWER: u64 = 23;

/// A user uses a user context-menu command. Returns the interaction.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseUserCommand {
    /// The user.
    pub user: Key,
    /// The channel.
    pub channel: Key,
    /// The name of the command.
    pub command: String,
    /// The user on whom the command is used.
    pub target: Key,
    /// The bot. By default the first bot with such a command.
    pub bot: Option<Key>,
    /// The locale of the user, such as `de`. `en-US` by default.
    pub locale: Option<String>,
}

impl Perform for UseUserCommand {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = presence(state, &self.user, &self.channel)?;
        let target = state.user(&self.target)?;
        let of = (user, channel);
        let beside = ("target_user", state.world.render_user(target));
        use_menu(
            state,
            of,
            (2, &self.command),
            self.bot.as_ref(),
            (target, beside),
            self.locale,
        )
    }
}

/// A user uses a message context-menu command. Returns the interaction.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseMessageCommand {
    /// The user.
    pub user: Key,
    /// The channel.
    pub channel: Key,
    /// The name of the command.
    pub command: String,
    /// The message on which the command is used.
    pub message: Id,
    /// The bot. By default the first bot with such a command.
    pub bot: Option<Key>,
    /// The locale of the user, such as `de`. `en-US` by default.
    pub locale: Option<String>,
}

impl Perform for UseMessageCommand {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = presence(state, &self.user, &self.channel)?;
        let target = state.existing(channel, self.message)?;
        let of = (user, channel);
        let beside = ("target_message_id", json!(target));
        use_menu(
            state,
            of,
            (3, &self.command),
            self.bot.as_ref(),
            (target, beside),
            self.locale,
        )
    }
}

fn use_menu(
    state: &mut State,
    (user, channel): (Id, Id),
    (kind, name): (u64, &str),
    bot: Option<&Key>,
    (target, beside): (Id, (&str, Value)),
    locale: Option<String>,
) -> Result<Value, ActionError> {
    let command = usable(state, user, channel, (kind, name), bot)?;
    let mut data = about(&command);
    data["target_id"] = json!(target);
    data["resolved"] = state.world.render_resolved(user, channel, &[target]);
    let mut begun = Begun {
        kind: used::COMMAND,
        answer_kind: MENU_ANSWER,
        locale,
        ..begin(state, user, channel, &command, data, name)
    };
    begun.metadata.insert(beside.0.to_owned(), beside.1);
    send_interaction(state, begun)
}

//! Users use user and message context-menu commands.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::find_command::{find_command, user_and_channel};
use super::interaction_event::{command_data, command_interaction, send_interaction};
use super::{ActionError, Perform};
use crate::change::NewInteraction;
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::interaction_type;

/// The message type of responses to context-menu commands.
const CONTEXT_MENU_COMMAND_RESPONSE: u64 = 23;

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
        let (user, channel) = user_and_channel(state, &self.user, &self.channel)?;
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
        let (user, channel) = user_and_channel(state, &self.user, &self.channel)?;
        let target = state.existing_message(channel, self.message)?;
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
    let command = find_command(state, user, channel, (kind, name), bot)?;
    let mut data = command_data(&command);
    data["target_id"] = json!(target);
    data["resolved"] = state.world.render_resolved(user, channel, &[target]);
    let mut interaction = NewInteraction {
        kind: interaction_type::COMMAND,
        response_message_type: CONTEXT_MENU_COMMAND_RESPONSE,
        locale,
        ..command_interaction(state, user, channel, &command, data, name)
    };
    interaction.metadata.insert(beside.0.to_owned(), beside.1);
    send_interaction(state, interaction)
}

//! Users list and use slash commands.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::find_command::{commands_in, find_slash_command, user_and_channel};
use super::interaction_event::{command_data, command_interaction, send_interaction};
use super::option::{self, CommandInput};
use super::{ActionError, Perform};
use crate::change::NewInteraction;
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Fields, interaction_type};

/// The message type of responses to slash commands.
const SLASH_COMMAND_RESPONSE: u64 = 20;

/// Returns the commands that a user can use in a channel, an array of application command objects.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commands {
    /// The user.
    pub user: Key,
    /// The channel.
    pub channel: Key,
    /// The bot. All bots by default.
    pub bot: Option<Key>,
}

impl Perform for Commands {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = user_and_channel(state, &self.user, &self.channel)?;
        let all = commands_in(state, channel, state.bot_or_all(self.bot.as_ref())?);
        let usable = |command: &&Value| {
            state
                .world
                .command_refusal(command, user, channel)
                .is_none()
        };
        Ok(all.into_iter().filter(usable).cloned().collect())
    }
}

/// A user uses a slash command. The options and the user's permissions are checked as Discord's app checks them.
/// Returns the interaction.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseCommand {
    /// The user.
    pub user: Key,
    /// The channel.
    pub channel: Key,
    /// The name of the command with its subcommands, such as `stats show`.
    pub command: String,
    /// The values of the options by name, such as `{"sides": 6, "target": "basil"}`. Users, roles and channels are
    /// specified by id or by name, choices by value or by name, attachments as `{filename, data, content_type}` with
    /// the content in base64. The options of a subcommand can also be in a field with its name.
    #[serde(default)]
    pub options: Fields,
    /// The bot. By default the first bot with such a command.
    pub bot: Option<Key>,
    /// The locale of the user, such as `de`. `en-US` by default.
    pub locale: Option<String>,
}

impl Perform for UseCommand {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = user_and_channel(state, &self.user, &self.channel)?;
        let (command, words) =
            find_slash_command(state, user, channel, &self.command, self.bot.as_ref())?;
        if command["handler"] == 2 {
            let reason = "Discord launches the activity itself and sends no interaction";
            return Err(ActionError::invalid(reason));
        }
        let input = CommandInput::open(&command, &words, self.options)?;
        let filled = input.fill(state, state.guild_of_channel(channel), true)?;
        let (options, files) = option::render_options(state, channel, filled);
        let mut ids = Vec::new();
        for option in options
            .iter()
            .filter(|one| matches!(one["type"].as_u64(), Some(6..=9)))
        {
            ids.extend(Id::from_json(&option["value"]));
        }
        let mut resolved = state.world.render_resolved(user, channel, &ids);
        if !files.is_empty() {
            resolved["attachments"] = Value::Object(files);
        }
        let mut data = command_data(&command);
        let options = input.wrap(options);
        if !options.is_empty() {
            data["options"] = Value::Array(options);
        }
        if resolved != json!({}) {
            data["resolved"] = resolved;
        }
        let interaction = NewInteraction {
            kind: interaction_type::COMMAND,
            response_message_type: SLASH_COMMAND_RESPONSE,
            locale: self.locale,
            ..command_interaction(
                state,
                user,
                channel,
                &command,
                data,
                &input.full_name(&command),
            )
        };
        send_interaction(state, interaction)
    }
}

/// A user types into an option with autocomplete. Returns the interaction; use the action `interaction` to get the
/// choices that the bot responds with.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Autocomplete {
    /// The user.
    pub user: Key,
    /// The channel.
    pub channel: Key,
    /// The name of the command with its subcommands.
    pub command: String,
    /// The values of the other options so far, as in `use_command`.
    #[serde(default)]
    pub options: Fields,
    /// The name of the option.
    pub focused: String,
    /// The text typed so far. Empty by default.
    #[serde(default)]
    pub text: String,
    /// The bot. By default the first bot with such a command.
    pub bot: Option<Key>,
    /// The locale of the user, such as `de`. `en-US` by default.
    pub locale: Option<String>,
}

impl Perform for Autocomplete {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = user_and_channel(state, &self.user, &self.channel)?;
        let (command, words) =
            find_slash_command(state, user, channel, &self.command, self.bot.as_ref())?;
        let mut input = CommandInput::open(&command, &words, self.options)?;
        input.values.remove(&self.focused);
        let focused = input.option(&self.focused)?.clone();
        if focused["autocomplete"] != true {
            let reason = format!("{}: the option has no autocomplete", self.focused);
            return Err(ActionError::invalid(reason));
        }
        let filled = input.fill(state, state.guild_of_channel(channel), false)?;
        let (mut options, _) = option::render_options(state, channel, filled);
        options.push(json!({
            "name": focused["name"], "type": focused["type"], "value": self.text, "focused": true,
        }));
        let place = |option: &Value| {
            input
                .options
                .iter()
                .position(|one| one["name"] == option["name"])
        };
        options.sort_by_key(place);
        let mut data = command_data(&command);
        data["options"] = Value::Array(input.wrap(options));
        let interaction = NewInteraction {
            kind: interaction_type::AUTOCOMPLETE,
            option_kind: focused["type"].as_u64().unwrap_or_default(),
            locale: self.locale,
            ..command_interaction(
                state,
                user,
                channel,
                &command,
                data,
                &input.full_name(&command),
            )
        };
        send_interaction(state, interaction)
    }
}

//! Interactions with anything, whether it is there or not.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::interaction_event::send_interaction;
use super::{ActionError, Perform};
use crate::change::Begun;
use crate::id::{Id, Key};
use crate::state::State;

/// What somebody uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// A slash command.
    #[default]
    Command,
    /// A user context-menu command.
    UserCommand,
    /// A message context-menu command.
    MessageCommand,
    /// Asks for suggestions while typing a slash command.
    Autocomplete,
    /// A button of a message.
    Button,
    /// A menu of texts.
    StringSelect,
    /// A menu of users.
    UserSelect,
    /// A menu of roles.
    RoleSelect,
    /// A menu of users and roles.
    MentionableSelect,
    /// A menu of channels.
    ChannelSelect,
    /// A modal is submitted.
    Modal,
}

impl Use {
    /// Discord's interaction type, and its command or component type.
    fn types(self) -> (u64, u64) {
        match self {
            Use::Command => (2, 1),
            Use::UserCommand => (2, 2),
            Use::MessageCommand => (2, 3),
            Use::Autocomplete => (4, 1),
            Use::Button => (3, 2),
            Use::StringSelect => (3, 3),
            Use::UserSelect => (3, 5),
            Use::RoleSelect => (3, 6),
            Use::MentionableSelect => (3, 7),
            Use::ChannelSelect => (3, 8),
            Use::Modal => (5, 0),
        }
    }
}

/// Tells a bot that a person has used something of it: a command, a button, a select menu, a modal. There need not be such a
/// thing, and nothing is checked. Answers with the interaction.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interact {
    /// Who.
    pub user: Key,
    /// Where.
    pub channel: Key,
    /// What is used: `command`, `user_command`, `message_command`, `autocomplete`, `button`, `string_select`,
    /// `user_select`, `role_select`, `mentionable_select`, `channel_select` or `modal`.
    #[serde(rename = "use", default)]
    pub what: Use,
    /// The name of the command; `command` when not given.
    pub name: Option<String>,
    /// The options of a slash command: `{name, type, value}` each, with `focused` where it is being typed.
    #[serde(default)]
    pub options: Vec<Value>,
    /// The user or message whose menu the command is in.
    pub target: Option<Id>,
    /// The message with the button or menu.
    pub message: Option<Id>,
    /// The id the bot gave to the button, select menu or modal.
    #[serde(default)]
    pub custom_id: String,
    /// What was chosen in a select menu: texts, or ids.
    #[serde(default)]
    pub values: Vec<String>,
    /// What a modal was filled with, as component objects.
    #[serde(default)]
    pub components: Vec<Value>,
    /// The bot; the first one when not given.
    pub bot: Option<Key>,
}

impl Perform for Interact {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = (state.user(&self.user)?, state.channel(&self.channel)?);
        let bot = state.bot(self.bot.as_ref())?;
        let guild = state.guild_of_channel(channel);
        let (kind, _) = self.what.types();
        let data = self.data(state, user, bot, guild, channel);
        let message = match (kind, self.message) {
            (3 | 5, Some(message)) => Some(state.existing(channel, message)?),
            (3, None) => return Err(ActionError::invalid("a button or menu is on a message")),
            _ => None,
        };
        let focused = self.options.iter().find(|option| option["focused"] == true);
        send_interaction(
            state,
            Begun {
                kind,
                bot,
                user,
                channel,
                data,
                message,
                owners: vec![(0, guild.unwrap_or_default())],
                answer_kind: 20,
                option_kind: focused
                    .and_then(|option| option["type"].as_u64())
                    .unwrap_or(3),
                ..Begun::default()
            },
        )
    }
}

impl Interact {
    fn data(&self, state: &State, user: Id, bot: Id, guild: Option<Id>, channel: Id) -> Value {
        let (kind, detail) = self.what.types();
        let resolve = |ids: &[Id]| state.world.render_resolved(user, channel, ids);
        match kind {
            2 | 4 => {
                let name = self.name.as_deref().unwrap_or("command");
                let places = [(bot, guild), (bot, None)];
                let known = places
                    .iter()
                    .filter_map(|place| state.world.commands.get(place))
                    .flatten()
                    .find(|command| command["name"] == name && command["type"] == detail);
                let id = known.map_or_else(|| json!(bot), |command| command["id"].clone());
                let mut data = json!({ "id": id, "name": name, "type": detail });
                if detail == 1 {
                    data["options"] = json!(self.options);
                }
                let mut ids = Vec::new();
                mentioned(&self.options, &mut ids);
                if let Some(target) = self.target {
                    data["target_id"] = json!(target);
                    ids.push(target);
                }
                data["resolved"] = resolve(&ids);
                data
            }
            3 => {
                let mut data = json!({ "custom_id": self.custom_id, "component_type": detail });
                if detail > 2 {
                    data["values"] = json!(self.values);
                }
                if detail > 3 {
                    let ids = self.values.iter().filter_map(|value| value.parse().ok());
                    data["resolved"] = resolve(&ids.collect::<Vec<Id>>());
                }
                data
            }
            _ => json!({ "custom_id": self.custom_id, "components": self.components }),
        }
    }
}

/// The ids that options name: users, channels, roles, mentionables; those inside subcommands too.
fn mentioned(options: &[Value], ids: &mut Vec<Id>) {
    for option in options {
        if matches!(option["type"].as_u64(), Some(6..=9)) {
            ids.extend(Id::from_json(&option["value"]));
        }
        if let Some(inside) = option["options"].as_array() {
            mentioned(inside, ids);
        }
    }
}

//! Interactions that are sent without any checks.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::interaction_event::send_interaction;
use super::{ActionError, Perform};
use crate::change::NewInteraction;
use crate::id::{Id, Key};
use crate::state::State;

/// What an interaction is about: its type, and the type of the command or component.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InteractionType {
    /// A slash command.
    #[default]
    Command,
    /// A user context-menu command.
    UserCommand,
    /// A message context-menu command.
    MessageCommand,
    /// The autocomplete of a slash command.
    Autocomplete,
    /// A button.
    Button,
    /// A string select menu.
    StringSelect,
    /// A user select menu.
    UserSelect,
    /// A role select menu.
    RoleSelect,
    /// A mentionable select menu: users and roles.
    MentionableSelect,
    /// A channel select menu.
    ChannelSelect,
    /// A modal that is submitted.
    Modal,
}

impl InteractionType {
    /// Discord's interaction type, and its command or component type.
    fn types(self) -> (u64, u64) {
        match self {
            InteractionType::Command => (2, 1),
            InteractionType::UserCommand => (2, 2),
            InteractionType::MessageCommand => (2, 3),
            InteractionType::Autocomplete => (4, 1),
            InteractionType::Button => (3, 2),
            InteractionType::StringSelect => (3, 3),
            InteractionType::UserSelect => (3, 5),
            InteractionType::RoleSelect => (3, 6),
            InteractionType::MentionableSelect => (3, 7),
            InteractionType::ChannelSelect => (3, 8),
            InteractionType::Modal => (5, 0),
        }
    }
}

/// Sends any interaction to a bot. Nothing is checked: the command, button, select menu or modal does not have to
/// exist. Returns the interaction.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interact {
    /// The user.
    pub user: Key,
    /// The channel.
    pub channel: Key,
    /// The type of the interaction, and of the command or component. `command` by default.
    #[serde(default)]
    pub r#type: InteractionType,
    /// The name of the command. `command` by default.
    pub name: Option<String>,
    /// The options of a slash command: `{name, type, value}`, with `focused` for the one with autocomplete.
    #[serde(default)]
    pub options: Vec<Value>,
    /// The user or message on which a context-menu command is used.
    pub target: Option<Id>,
    /// The message with the button or select menu.
    pub message: Option<Id>,
    /// The custom id of the button, select menu or modal. Empty by default.
    #[serde(default)]
    pub custom_id: String,
    /// The values selected in a select menu: strings, or ids.
    #[serde(default)]
    pub values: Vec<String>,
    /// The submitted components of a modal.
    #[serde(default)]
    pub components: Vec<Value>,
    /// The bot. The first bot by default.
    pub bot: Option<Key>,
}

impl Perform for Interact {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, channel) = (state.user(&self.user)?, state.channel(&self.channel)?);
        let bot = state.bot(self.bot.as_ref())?;
        let guild = state.guild_of_channel(channel);
        let (kind, _) = self.r#type.types();
        let data = self.data(state, user, bot, guild, channel);
        let message = match (kind, self.message) {
            (3 | 5, Some(message)) => Some(state.existing_message(channel, message)?),
            (3, None) => {
                return Err(ActionError::invalid(
                    "a button or select menu needs a message",
                ));
            }
            _ => None,
        };
        let focused = self.options.iter().find(|option| option["focused"] == true);
        send_interaction(
            state,
            NewInteraction {
                kind,
                bot,
                user,
                channel,
                data,
                message,
                owners: vec![(0, guild.unwrap_or_default())],
                response_message_type: 20,
                option_kind: focused
                    .and_then(|option| option["type"].as_u64())
                    .unwrap_or(3),
                ..NewInteraction::default()
            },
        )
    }
}

impl Interact {
    fn data(&self, state: &State, user: Id, bot: Id, guild: Option<Id>, channel: Id) -> Value {
        let (kind, detail) = self.r#type.types();
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
                collect_ids(&self.options, &mut ids);
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
fn collect_ids(options: &[Value], ids: &mut Vec<Id>) {
    for option in options {
        if matches!(option["type"].as_u64(), Some(6..=9)) {
            ids.extend(Id::from_json(&option["value"]));
        }
        if let Some(inside) = option["options"].as_array() {
            collect_ids(inside, ids);
        }
    }
}

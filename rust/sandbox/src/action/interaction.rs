//! Interactions as users see them, the time that bots have to respond, and interactions that are sent without any checks.

use super::command::send_interaction;
use super::*;
use crate::world::{Interaction, callback_type, interaction_type};

/// What the user sees of an interaction.
pub fn view(state: &mut State, id: Id) -> Outcome {
    let found = state.world.interactions.get(&id);
    let interaction = found.or_unknown("interaction", &id)?;
    let now = view_state(state, interaction);
    let message = |id: &Id| {
        let found = state.world.any_message(interaction.channel, *id)?;
        Some(state.world.render_message(found, None))
    };
    let modal = interaction.modal.as_ref();
    Ok(json!({
        "id": id,
        "type": interaction.kind,
        "application_id": interaction.bot,
        "user_id": interaction.user,
        "channel_id": interaction.channel,
        "token_valid": !is_expired(state, interaction),
        "state": now,
        "error": (now == "failed").then(|| error_text(interaction)),
        "response_type": interaction.response_type,
        "message": interaction.original.as_ref().and_then(message),
        "follow_ups": interaction.follow_ups.iter().filter_map(message).collect::<Vec<_>>(),
        "modal": modal.filter(|_| interaction.modal_open),
        "choices": interaction.choices,
    }))
}

fn is_expired(state: &State, interaction: &Interaction) -> bool {
    let config = &state.config;
    interaction.is_expired(config.interaction_deadline, config.interaction_lifetime)
}

fn view_state(state: &State, interaction: &Interaction) -> &'static str {
    match interaction.response_type {
        None if is_expired(state, interaction) => "failed",
        None => "waiting",
        Some(callback_type::DEFERRED_MESSAGE)
            if interaction.is_deferred && is_expired(state, interaction) =>
        {
            "failed"
        }
        Some(callback_type::DEFERRED_MESSAGE) if interaction.is_deferred => "thinking",
        Some(callback_type::DEFERRED_UPDATE) if interaction.is_deferred => "deferred",
        Some(callback_type::MODAL) if interaction.modal_open => "modal",
        Some(_) => "responded",
    }
}

fn error_text(interaction: &Interaction) -> &'static str {
    match interaction.kind {
        interaction_type::COMMAND => "The application did not respond",
        interaction_type::AUTOCOMPLETE => "Loading options failed",
        interaction_type::MODAL => "Something went wrong. Try again.",
        _ => "This interaction failed",
    }
}

pub fn expire_interactions(
    state: &mut State,
    bot: Option<Id>,
    interaction: Option<Id>,
    token: bool,
) -> Value {
    let mut expired = Vec::new();
    for found in state.world.interactions.values_mut() {
        let meant =
            interaction.is_none_or(|id| id == found.id) && bot.is_none_or(|bot| bot == found.bot);
        if meant && (token || found.response_type.is_none()) {
            found.token_expired |= token;
            found.response_expired |= !token;
            expired.push(found.id);
        }
    }
    json!({ "interactions": expired })
}

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

pub fn interact(state: &mut State, user: Id, channel: Id, bot: Id, action: Interact) -> Outcome {
    let guild = state.guild_of_channel(channel);
    let (kind, _) = action.r#type.types();
    let data = action.data(state, user, bot, guild, channel);
    let message = action.message.filter(|_| matches!(kind, 3 | 5));
    let lacks_message = kind == 3 && message.is_none();
    ActionError::invalid_if(lacks_message, "a button or select menu needs a message")?;
    let message = message.map(|message| state.existing_message(channel, message));
    let mut options = action.options.iter();
    let focused = options.find(|option| option["focused"] == true);
    let option_kind = focused.and_then(|option| option["type"].as_u64());
    let interaction = Interaction {
        kind,
        bot,
        user,
        channel,
        message: message.transpose()?,
        owners: vec![(0, guild.unwrap_or_default())],
        response_message_type: 20,
        option_kind: option_kind.unwrap_or(3),
        ..Interaction::default()
    };
    send_interaction(state, interaction, data, None)
}

impl Interact {
    fn data(&self, state: &State, user: Id, bot: Id, guild: Option<Id>, channel: Id) -> Value {
        let (kind, detail) = self.r#type.types();
        let resolve = |ids: &[Id]| state.world.render_resolved(user, channel, ids);
        match kind {
            2 | 4 => {
                let name = self.name.as_deref().unwrap_or("command");
                let own = state.world.commands_at((bot, guild)).iter();
                let mut all = own.chain(state.world.commands_at((bot, None)));
                let known = all.find(|one| one["name"] == name && one["type"] == detail);
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
pub fn collect_ids(options: &[Value], ids: &mut Vec<Id>) {
    for option in options {
        if matches!(option["type"].as_u64(), Some(6..=9)) {
            ids.extend(Id::from_json(&option["value"]));
        }
        if let Some(inside) = option["options"].as_array() {
            collect_ids(inside, ids);
        }
    }
}

//! The options and the target of a command.

use std::sync::Arc;

use discord_client::interactions::{ValueKind, command_path};
use discord_godot_values::convert;
use discord_godot_values::parameters::Anything;
use discord_model::{
    ApplicationCommandOptionType, ApplicationCommandType, Id, Interaction, InteractionData,
    InteractionOption, InteractionType, Member, Resolved, User,
};
use godot::prelude::*;

use super::resolved::object;
use crate::entities::{DiscordInteraction, DiscordInteractionOption, DiscordMember};
use crate::entity_store::ClientId;
use crate::handle::live;

#[godot_api(secondary)]
impl DiscordInteraction {
    /// Returns `true` if the interaction is a command.
    #[func]
    fn is_command(&self) -> bool {
        self.entity().kind == InteractionType::APPLICATION_COMMAND
    }

    /// Returns `true` if the interaction is an autocomplete request: a user is typing an option of a command, and the
    /// bot should respond with suggestions.
    #[func]
    fn is_autocomplete(&self) -> bool {
        self.entity().kind == InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE
    }

    /// Returns `true` if the interaction is a press of a button or a selection in a select menu.
    #[func]
    fn is_component(&self) -> bool {
        self.entity().kind == InteractionType::MESSAGE_COMPONENT
    }

    /// Returns `true` if the interaction is the submission of a modal.
    #[func]
    fn is_modal_submit(&self) -> bool {
        self.entity().kind == InteractionType::MODAL_SUBMIT
    }

    /// Returns the name of the command, or an empty string if the interaction is not a command.
    #[func]
    fn get_command_name(&self) -> GString {
        self.with(|data| convert::text(&data.name))
    }

    /// Returns the name of the command with the subcommand that was used, such as `"stats show"`.
    #[func]
    fn get_command_path(&self) -> GString {
        self.with(|data| convert::text(&command_path(data).join(" ")))
    }

    /// Returns the name of the subcommand that was used, or an empty string.
    #[func]
    fn get_subcommand(&self) -> GString {
        self.with(|data| match command_path(data)[..] {
            [_, .., subcommand] => convert::text(subcommand),
            _ => GString::new(),
        })
    }

    /// Returns the name of the group of the subcommand, or an empty string.
    #[func]
    fn get_subcommand_group(&self) -> GString {
        self.with(|data| match command_path(data)[..] {
            [_, group, _] => convert::text(group),
            _ => GString::new(),
        })
    }

    /// Returns the value that was entered for an option. The type of the value depends on the type of the option: a
    /// [String], [int], [float] or [bool], a [DiscordUser] (see [method get_member_option]), [DiscordRole],
    /// [DiscordChannel] or [DiscordAttachment]; a [DiscordUser] or [DiscordRole] for a mentionable option. An id is
    /// returned as a [String] if the interaction does not include its object, such as while the user is still typing.
    /// Returns `default` if the option was omitted.
    ///
    /// ```gdscript
    /// var sides: int = interaction.get_option("sides", 6)
    /// var opponent: DiscordUser = interaction.get_option("opponent")
    /// ```
    #[func]
    fn get_option(
        &self,
        name: GString,
        #[opt(default = Anything::default())] default: Anything,
    ) -> Variant {
        let client = self.handle.client_id();
        let found = self.with(|data| {
            let option = find(data, &name.to_string())?;
            Some(value(client, option, data.resolved.as_deref()))
        });
        found.unwrap_or(default.0)
    }

    /// Returns `true` if the option was entered.
    #[func]
    fn has_option(&self, name: GString) -> bool {
        self.with(|data| find(data, &name.to_string()).is_some())
    }

    /// Returns the values of all options that were entered, by name. The values are those of [method get_option].
    #[func]
    fn get_options(&self) -> VarDictionary {
        let client = self.handle.client_id();
        self.with(|data| {
            let options = entered(data).iter();
            options
                .map(|option| {
                    (
                        convert::text(&option.name).to_variant(),
                        value(client, option, data.resolved.as_deref()),
                    )
                })
                .collect()
        })
    }

    /// Returns the user of a user or mentionable option, as a member of the guild. Returns `null` if the option was omitted, for
    /// a role, for options of other types, and outside a guild.
    #[func]
    fn get_member_option(&self, name: GString) -> Option<Gd<DiscordMember>> {
        let interaction = self.entity();
        let data = interaction.data.as_deref()?;
        let option = find(data, &name.to_string())?;
        match ValueKind::from(option.kind) {
            ValueKind::User | ValueKind::Mentionable => {
                self.member(&interaction, data, option.value.as_str()?.parse().ok()?)
            }
            _ => None,
        }
    }

    /// Returns the option that the user is typing, if this is an autocomplete interaction. Returns `null` otherwise.
    #[func]
    fn get_focused_option(&self) -> Option<Gd<DiscordInteractionOption>> {
        let interaction = self.entity();
        let option = entered(interaction.data.as_deref()?)
            .iter()
            .find(|option| option.focused)?;
        Some(live(self.handle.client_id(), option.clone()))
    }

    /// Returns the target of a context-menu command: a [DiscordUser] for a user command, or a [DiscordMessage] for a
    /// message command. Returns `null` for other interactions.
    #[func]
    fn get_target(&self) -> Variant {
        let client = self.handle.client_id();
        self.with(|data| {
            let resolved = data.resolved.as_deref()?;
            let id = data.target_id.get();
            match data.kind {
                ApplicationCommandType::USER => {
                    Some(live(client, resolved.users.get(&id)?.clone()).to_variant())
                }
                ApplicationCommandType::MESSAGE => {
                    Some(live(client, resolved.messages.get(&id)?.clone()).to_variant())
                }
                _ => None,
            }
        })
        .unwrap_or_default()
    }

    /// Returns the target of a user command as a member of the guild. Returns `null` for other interactions, and
    /// outside a guild.
    #[func]
    fn get_target_member(&self) -> Option<Gd<DiscordMember>> {
        let interaction = self.entity();
        let data = interaction.data.as_deref()?;
        if data.kind != ApplicationCommandType::USER {
            return None;
        }
        self.member(&interaction, data, data.target_id.get())
    }
}

impl DiscordInteraction {
    pub(super) fn with<R: Default>(&self, read: impl FnOnce(&InteractionData) -> R) -> R {
        self.entity().data.as_deref().map(read).unwrap_or_default()
    }

    fn member(
        &self,
        interaction: &Interaction,
        data: &InteractionData,
        id: u64,
    ) -> Option<Gd<DiscordMember>> {
        let resolved = data.resolved.as_deref()?;
        let told = resolved.members.get(&id)?;
        // The members of an interaction do not include the user and the guild.
        let member = Member {
            user: resolved
                .users
                .get(&id)
                .cloned()
                .or_else(|| Some(unknown(id))),
            guild_id: interaction.guild_id,
            ..Member::clone(told)
        };
        Some(live(self.handle.client_id(), Arc::new(member)))
    }
}

fn unknown(id: u64) -> Arc<User> {
    Arc::new(User {
        id: Id::new(id),
        ..User::default()
    })
}

fn is_below(kind: ApplicationCommandOptionType) -> bool {
    kind == ApplicationCommandOptionType::SUB_COMMAND
        || kind == ApplicationCommandOptionType::SUB_COMMAND_GROUP
}

/// Returns the options that were entered: those of the subcommand, if there is one.
fn entered(data: &InteractionData) -> &[Arc<InteractionOption>] {
    let mut options = &data.options;
    while let [one] = &options[..]
        && is_below(one.kind)
    {
        options = &one.options;
    }
    options
}

fn find<'a>(data: &'a InteractionData, name: &str) -> Option<&'a InteractionOption> {
    entered(data)
        .iter()
        .find(|option| &*option.name == name)
        .map(|option| &**option)
}

/// Returns the value of an option, or the object whose id it is.
fn value(client: ClientId, option: &InteractionOption, resolved: Option<&Resolved>) -> Variant {
    let kind = ValueKind::from(option.kind);
    let found = option
        .value
        .as_str()
        .and_then(|id| object(client, resolved, kind, id));
    found.unwrap_or_else(|| match option.value.as_f64() {
        // A decimal number may be sent without decimals.
        Some(number) if option.kind == ApplicationCommandOptionType::NUMBER => number.to_variant(),
        _ => convert::to_variant(&option.value),
    })
}

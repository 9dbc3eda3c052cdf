use std::sync::Arc;

use serde_json::Value;

use crate::entity::entity;
use crate::{
    ApplicationCommand, ApplicationCommandOptionType, ApplicationCommandType, Component,
    ComponentType, Guild, Id, Resolved,
};

entity! {
    /// What was used in an interaction, and what was chosen or written with it.
    ///
    /// What is set depends on [member DiscordInteraction.type]: [member id] to [member target_id] for commands,
    /// [member custom_id] for components and modals.
    InteractionData as DiscordInteractionData {
        /// The command's id, or `0`.
        id: Id<ApplicationCommand>,
        /// The command's name.
        name: Box<str>,
        /// The version of the command that was used, or `0`.
        version: Id<ApplicationCommand>,
        /// The command's kind, see [DiscordApplicationCommandType]; `0` if it is no command.
        kind as type: ApplicationCommandType,
        /// What the ids chosen stand for.
        resolved: Option<Arc<Resolved>>,
        /// What was entered: the options, or the subcommand with its options inside.
        options: Box<[Arc<InteractionOption>]>,
        /// The id of the guild the command belongs to, or `0` if it belongs to all.
        guild_id: Id<Guild>,
        /// The id of the user or message whose menu the command was used in, or `0`.
        target_id: Id<InteractionData>,
        /// The bot's own name for the component or modal, or an empty string.
        custom_id: Option<Box<str>>,
        /// The component's kind, see [DiscordComponentType]; `0` if it is no component.
        component_type: ComponentType,
        /// What was chosen in a menu: the values of its options, or the ids of users, roles or channels.
        values: Box<[Box<str>]>,
        /// The components of a modal with what was filled in.
        components: Box<[Arc<Component>]>,
    }
}

entity! {
    /// What was entered for one option of a command.
    InteractionOption as DiscordInteractionOption {
        /// The option's name.
        name: Box<str>,
        /// The option's kind, see [DiscordApplicationCommandOptionType].
        kind as type: ApplicationCommandOptionType,
        /// What was entered: a [String], [int], [float] or [bool]. A user, role, channel or file is its id as a [String]; see
        /// [member DiscordInteractionData.resolved]. `null` for a subcommand. While somebody is still typing, numbers are text.
        value: Value,
        /// What was entered for the subcommand or the group of them.
        options: Box<[Arc<InteractionOption>]>,
        /// Whether it is the one being typed, for which the bot is to suggest something.
        focused: bool,
    }
}

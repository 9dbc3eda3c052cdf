use std::sync::Arc;

use serde_json::Value;

use crate::entity::entity;
use crate::{
    ApplicationCommand, ApplicationCommandOptionType, ApplicationCommandType, Component,
    ComponentType, Guild, Id, Resolved,
};

entity! {
    /// The data of an interaction: the command, component or modal that was used, and the values that were selected or
    /// entered.
    ///
    /// The properties that are set depend on [member DiscordInteraction.type]: [member id] to [member target_id] for
    /// commands, [member custom_id] and the following for components and modals.
    InteractionData as DiscordInteractionData {
        /// The command's id, or `0`.
        id: Id<ApplicationCommand>,
        /// The command's name.
        name: Box<str>,
        /// The version of the command that was used, or `0`.
        version: Id<ApplicationCommand>,
        /// The type of the command, see [DiscordApplicationCommandType]; `0` if the interaction is not a command.
        kind as type: ApplicationCommandType,
        /// The objects for the ids that were selected.
        resolved: Option<Arc<Resolved>>,
        /// The options that were entered, or the subcommand with its options.
        options: Box<[Arc<InteractionOption>]>,
        /// The id of the guild that the command belongs to, or `0` for a global command.
        guild_id: Id<Guild>,
        /// The id of the target of a context-menu command, a user or message; `0` for others.
        target_id: Id<InteractionData>,
        /// The custom id of the component or modal, or an empty string.
        custom_id: Option<Box<str>>,
        /// The type of the component, see [DiscordComponentType]; `0` if the interaction is not a component.
        component_type: ComponentType,
        /// The values that were selected in a select menu: the values of its options, or the ids of users, roles or channels.
        values: Box<[Box<str>]>,
        /// The components of a submitted modal, with their values.
        components: Box<[Arc<Component>]>,
    }
}

entity! {
    /// The value of an option of a command.
    InteractionOption as DiscordInteractionOption {
        /// The option's name.
        name: Box<str>,
        /// The type of the option, see [DiscordApplicationCommandOptionType].
        kind as type: ApplicationCommandOptionType,
        /// The value: a [String], [int], [float] or [bool]. For a user, role, channel or file it is the id as a
        /// [String]; see [member DiscordInteractionData.resolved]. It is `null` for a subcommand. While the user is
        /// still typing, numbers are text.
        value: Value,
        /// The options of the subcommand or subcommand group.
        options: Box<[Arc<InteractionOption>]>,
        /// If `true`, the user is typing this option, and the bot should respond with suggestions.
        focused: bool,
    }
}

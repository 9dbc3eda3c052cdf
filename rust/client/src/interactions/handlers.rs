//! Finds the handler of an interaction.

use std::collections::BTreeMap;

use discord_model::{ApplicationCommandOptionType, Interaction, InteractionData, InteractionType};
use discord_rest::schema::is_command_name;

use super::pattern;
use crate::commands::normalized_text;

/// The maximum length of a custom id.
const MAX_CUSTOM_ID_LENGTH: usize = 100;

/// The maximum length of a command name.
const MAX_COMMAND_NAME_LENGTH: usize = 32;

/// The maximum number of names: a command, a subcommand group and a subcommand.
const MAX_PATH_LENGTH: usize = 3;

/// The type of slash commands, which is the default of a command without a type.
const CHAT_INPUT: u8 = 1;

/// The type of the command that launches an activity.
const PRIMARY_ENTRY_POINT: u8 = 4;

/// What a handler handles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HandlerKind {
    /// A command, by its name, or by its name with the names of the subcommand group and the subcommand.
    Command,
    /// The autocompletion of a slash command, by the same names.
    Autocomplete,
    /// Components, by their custom id or a pattern.
    Component,
    /// Modals, by their custom id or a pattern.
    Modal,
}

impl HandlerKind {
    /// Returns the name for scripts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Autocomplete => "autocomplete",
            Self::Component => "component",
            Self::Modal => "modal",
        }
    }
}

/// Selects among commands with the same name.
///
/// A slash command, a user command and a message command can have the same name, and so can a global command and the commands of
/// guilds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct HandlerScope {
    /// The id of the guild that the command belongs to; `0` for any command.
    pub guild_id: u64,
    /// The type of the command; `0` for every type.
    pub command_type: u8,
}

impl HandlerScope {
    fn includes(self, other: Self) -> bool {
        (self.guild_id == 0 || self.guild_id == other.guild_id)
            && (self.command_type == 0 || self.command_type == other.command_type)
    }
}

/// The handlers of a client. If several match an interaction, the one with the longest name or pattern is called; among
/// those, a handler for the guild comes before one for any guild, and a handler for the type of the command before one
/// for every type.
#[derive(Debug)]
pub struct HandlerTable<H>(BTreeMap<(HandlerKind, String, HandlerScope), H>);

impl<H> Default for HandlerTable<H> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<H> HandlerTable<H> {
    /// Adds a handler. Returns the one that it replaces.
    pub fn insert(
        &mut self,
        kind: HandlerKind,
        name: &str,
        scope: HandlerScope,
        handler: H,
    ) -> Option<H> {
        self.0.insert((kind, key(kind, name), scope), handler)
    }

    /// Removes the handlers with this name or pattern: all of them, or those with exactly this scope. Returns them.
    pub fn remove(&mut self, name: &str, scope: Option<HandlerScope>) -> Vec<H> {
        let is_meant = |(kind, known, known_scope): &(HandlerKind, String, HandlerScope)| {
            *known == key(*kind, name) && scope.is_none_or(|scope| scope == *known_scope)
        };
        let keys: Vec<_> = self.0.keys().filter(|key| is_meant(key)).cloned().collect();
        keys.into_iter()
            .filter_map(|key| self.0.remove(&key))
            .collect()
    }

    /// Returns all handlers, sorted by what they handle, then by name.
    pub fn iter(&self) -> impl Iterator<Item = (HandlerKind, &str, HandlerScope, &H)> {
        let handlers = self.0.iter();
        handlers.map(|((kind, name, scope), handler)| (*kind, &**name, *scope, handler))
    }

    /// Returns the handler of an interaction. `is_executor` returns whether a handler of a command also handles the
    /// components and modals whose custom ids begin with the command's name, and its autocompletion.
    pub fn find(&self, interaction: &Interaction, is_executor: impl Fn(&H) -> bool) -> Option<&H> {
        let data = interaction.data.as_deref()?;
        let custom_id = data.custom_id.as_deref().unwrap_or_default();
        match interaction.kind {
            InteractionType::APPLICATION_COMMAND => self.of_command(HandlerKind::Command, data),
            InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE => {
                let found = self.of_command(HandlerKind::Autocomplete, data);
                found.or_else(|| {
                    self.of_command(HandlerKind::Command, data)
                        .filter(|handler| is_executor(handler))
                })
            }
            InteractionType::MESSAGE_COMPONENT => {
                self.of_custom_id(HandlerKind::Component, custom_id, interaction, is_executor)
            }
            InteractionType::MODAL_SUBMIT => {
                self.of_custom_id(HandlerKind::Modal, custom_id, interaction, is_executor)
            }
            _ => None,
        }
    }

    fn of_command(&self, kind: HandlerKind, data: &InteractionData) -> Option<&H> {
        let scope = HandlerScope {
            guild_id: data.guild_id.get(),
            command_type: match data.kind.0 {
                0 => CHAT_INPUT,
                command_type => command_type,
            },
        };
        let path = command_path(data);
        (1..=path.len()).rev().find_map(|length| {
            let name = key(kind, &path[..length].join(" "));
            self.named(kind, &name)
                .filter(|(handler_scope, _)| handler_scope.includes(scope))
                .max_by_key(|(handler_scope, _)| *handler_scope)
                .map(|(_, handler)| handler)
        })
    }

    fn of_custom_id(
        &self,
        kind: HandlerKind,
        custom_id: &str,
        interaction: &Interaction,
        is_executor: impl Fn(&H) -> bool,
    ) -> Option<&H> {
        let patterns = self
            .0
            .iter()
            .filter(|((known, name, _), _)| *known == kind && pattern::matches(name, custom_id));
        let longest = patterns.max_by_key(|((_, name, _), _)| name.len());
        longest.map(|(_, handler)| handler).or_else(|| {
            let command = key(
                HandlerKind::Command,
                custom_id.split(':').next().unwrap_or_default(),
            );
            let guild_id = interaction.guild_id.get();
            self.named(HandlerKind::Command, &command)
                .filter(|(scope, handler)| {
                    (scope.guild_id == 0 || scope.guild_id == guild_id) && is_executor(handler)
                })
                .max_by_key(|(scope, _)| (scope.guild_id, std::cmp::Reverse(scope.command_type)))
                .map(|(_, handler)| handler)
        })
    }

    fn named<'a>(
        &'a self,
        kind: HandlerKind,
        name: &str,
    ) -> impl Iterator<Item = (HandlerScope, &'a H)> {
        let first = (kind, name.to_owned(), HandlerScope::default());
        self.0
            .range(first..)
            .take_while(move |((known, known_name, _), _)| *known == kind && known_name == name)
            .map(|((_, _, scope), handler)| (*scope, handler))
    }
}

/// Returns the key of a handler: the name of a command as stored by Discord, or a custom id, which Discord does not
/// change.
fn key(kind: HandlerKind, name: &str) -> String {
    match kind {
        HandlerKind::Command | HandlerKind::Autocomplete => normalized_text(name),
        HandlerKind::Component | HandlerKind::Modal => name.to_owned(),
    }
}

/// Returns the names of the command, the subcommand group and the subcommand that were used.
pub fn command_path(data: &InteractionData) -> Vec<&str> {
    use ApplicationCommandOptionType as Type;
    let mut path = vec![&*data.name];
    let mut options = &data.options;
    while let [option] = &options[..]
        && (option.kind == Type::SUB_COMMAND || option.kind == Type::SUB_COMMAND_GROUP)
    {
        path.push(&*option.name);
        options = &option.options;
    }
    path
}

/// Checks that an interaction can have this name or custom id.
///
/// # Errors
/// Returns the reason why no interaction can have it.
pub fn check_name(kind: HandlerKind, name: &str, scope: HandlerScope) -> Result<(), String> {
    match kind {
        HandlerKind::Command => check_command_name(&normalized_text(name), scope.command_type),
        HandlerKind::Autocomplete => check_slash_path(&normalized_text(name)),
        HandlerKind::Component | HandlerKind::Modal => check_custom_id(name),
    }
}

fn check_command_name(name: &str, command_type: u8) -> Result<(), String> {
    match command_type {
        CHAT_INPUT | PRIMARY_ENTRY_POINT => check_slash_path(name),
        0 => {
            // It may be the name of a user or message command, which can contain any characters.
            if name.starts_with('/') {
                return check_slash_path(name);
            }
            check_slash_path(name).or_else(|problem| check_length(name).map_err(|_| problem))
        }
        _ => check_length(name),
    }
}

fn check_length(name: &str) -> Result<(), String> {
    match name.chars().count() {
        1..=MAX_COMMAND_NAME_LENGTH => Ok(()),
        length => Err(format!(
            "the name is {length} characters long; those of commands have 1 to {MAX_COMMAND_NAME_LENGTH}"
        )),
    }
}

/// Checks the name of a slash command, which may be followed by those of a subcommand group and a subcommand.
fn check_slash_path(path: &str) -> Result<(), String> {
    if path.starts_with('/') {
        return Err("the name of a slash command is written without the slash".to_owned());
    }
    let names: Vec<_> = path.split(' ').collect();
    if names.len() > MAX_PATH_LENGTH {
        return Err(format!(
            "it has {} names; a command has a subcommand group and a subcommand at most",
            names.len()
        ));
    }
    match names.into_iter().find(|name| !is_command_name(name)) {
        None => Ok(()),
        Some(name) => Err(format!(
            "no slash command or subcommand can be called \"{name}\": a name has 1 to 32 letters, digits, '-' and '_', and no capitals"
        )),
    }
}

fn check_custom_id(pattern: &str) -> Result<(), String> {
    match pattern.chars().filter(|letter| *letter != '*').count() {
        0..=MAX_CUSTOM_ID_LENGTH => Ok(()),
        length => Err(format!(
            "it is {length} characters long; custom ids have up to {MAX_CUSTOM_ID_LENGTH}"
        )),
    }
}

#[cfg(test)]
mod tests;

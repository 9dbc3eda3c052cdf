//! The registered commands of a client.

use std::collections::BTreeMap;
use std::sync::Arc;

use discord_model::{ApplicationCommand, ApplicationCommandType};

use super::{SyncMemory, normalized_text};

/// The registered commands of a client, and Discord's responses to them.
#[derive(Default)]
pub struct RegisteredCommands {
    commands: BTreeMap<CommandKey, Arc<ApplicationCommand>>,
    /// Discord's responses to the commands that were sent.
    pub memory: SyncMemory,
}

/// Identifies a command among those of an application: the name, the type, and the guild it belongs to (`0`: none). In
/// this order, a slash command comes before context-menu commands, and a global command before those of guilds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct CommandKey {
    name: String,
    command_type: u8,
    guild_id: u64,
}

impl CommandKey {
    fn of(command: &ApplicationCommand) -> Self {
        Self {
            name: normalized_text(&command.name),
            command_type: command.kind.0.max(ApplicationCommandType::CHAT_INPUT.0),
            guild_id: command.guild_id.get(),
        }
    }
}

impl RegisteredCommands {
    /// Stores a command. It replaces the one with the same name, type and guild.
    pub fn insert(&mut self, command: Arc<ApplicationCommand>) {
        self.commands.insert(CommandKey::of(&command), command);
    }

    /// Removes the commands of a guild, or the global ones if it is `0`.
    pub fn remove_guild(&mut self, guild_id: u64) {
        self.commands.retain(|key, _| key.guild_id != guild_id);
    }

    /// Returns the command with this name, and with this type and guild if they are not `0`. If there are several, a
    /// slash command comes before context-menu commands, and a global command before those of guilds.
    pub fn find(
        &self,
        name: &str,
        command_type: i64,
        guild_id: u64,
    ) -> Option<Arc<ApplicationCommand>> {
        let name = normalized_text(name);
        let mut found = self.commands.iter().filter(|(key, _)| {
            key.name == name
                && (command_type == 0 || i64::from(key.command_type) == command_type)
                && (guild_id == 0 || key.guild_id == guild_id)
        });
        found.next().map(|(_, command)| command.clone())
    }

    /// Returns all commands, each with a unique key: the name of the command for the first one with that name,
    /// `"name:type:guild_id"` for the others.
    pub fn named(&self) -> Vec<(String, Arc<ApplicationCommand>)> {
        let mut named = Vec::with_capacity(self.commands.len());
        let mut last = None;
        for (key, command) in &self.commands {
            let is_first = last.replace(&key.name) != Some(&key.name);
            let name = match is_first {
                true => command.name.to_string(),
                false => format!("{}:{}:{}", command.name, key.command_type, key.guild_id),
            };
            named.push((name, command.clone()));
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use discord_model::Id;

    use super::*;

    fn command(name: &str, kind: u8, guild: u64) -> Arc<ApplicationCommand> {
        Arc::new(ApplicationCommand {
            id: Id::new(u64::from(kind) * 1_000 + guild + 1),
            name: name.into(),
            kind: ApplicationCommandType(kind),
            guild_id: Id::new(guild),
            ..ApplicationCommand::default()
        })
    }

    #[test]
    fn commands_of_one_name_are_kept_apart() {
        let mut registered = RegisteredCommands::default();
        for (name, kind, guild) in [
            ("info", 2, 0),
            ("info", 1, 100),
            ("info", 1, 0),
            ("roll", 1, 100),
        ] {
            registered.insert(command(name, kind, guild));
        }
        let named = registered.named();
        let names: Vec<_> = named.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["info", "info:1:100", "info:2:0", "roll"]);
        let id = |registered: &RegisteredCommands, command_type, guild_id| {
            let found = registered.find("info", command_type, guild_id);
            found.map(|command| command.id.get())
        };
        assert_eq!(id(&registered, 0, 0), Some(1_001));
        assert_eq!(id(&registered, 2, 0), Some(2_001));
        assert_eq!(id(&registered, 0, 100), Some(1_101));
        assert_eq!(id(&registered, 3, 0), None);
        registered.remove_guild(0);
        assert_eq!(registered.named().len(), 2);
        assert_eq!(id(&registered, 0, 0), Some(1_101));
    }

    #[test]
    fn names_are_found_as_they_were_written() {
        let mut registered = RegisteredCommands::default();
        registered.insert(command("\u{2699} Settings", 3, 0));
        assert!(registered.find("\u{2699}\u{fe0f} Settings", 0, 0).is_some());
    }
}

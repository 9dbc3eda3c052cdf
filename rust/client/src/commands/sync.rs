//! Synchronizes the commands, step by step.

use std::collections::{HashSet, VecDeque};

use serde_json::Value;

use super::compare::{
    CHAT_INPUT, MESSAGE, PRIMARY_ENTRY_POINT, USER, command_type, is_as_wanted, letters, name,
    stored_name,
};
use super::memory::{SyncMemory, id};

/// The maximum number of commands of each type that an application can have, globally and in each guild.
const LIMITS: [(u64, usize, &str); 4] = [
    (CHAT_INPUT, 100, "slash commands"),
    (USER, 15, "user commands"),
    (MESSAGE, 15, "message commands"),
    (PRIMARY_ENTRY_POINT, 1, "primary entry points"),
];

/// The next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncStep {
    /// Delete the command with this id.
    Delete(u64),
    /// The existing command at this index is the same as the next wanted command.
    Keep(usize),
    /// Send the wanted command at this index. Pass the response to [`CommandSync::answered`].
    Put(usize),
    /// All commands are synchronized.
    Done,
}

/// Brings the existing commands up to date with those that are wanted.
///
/// Commands that are not wanted are deleted first, because Discord limits the number of commands. Primary entry points
/// are never deleted: Discord creates one for each activity, which cannot be launched without it.
#[derive(Debug)]
pub struct CommandSync {
    guild: u64,
    wanted: Vec<Value>,
    existing: Vec<Value>,
    /// The existing command that is updated to each wanted one.
    pairs: Vec<Option<usize>>,
    /// The commands to be deleted next.
    deletions: VecDeque<u64>,
    /// The next wanted command.
    next: usize,
    /// The commands that are kept.
    staying: HashSet<u64>,
    /// The commands that should have been updated to a wanted one, but Discord has created another command instead.
    replaced: Vec<u64>,
}

/// Checks a set of commands as a whole.
///
/// # Errors
/// Returns what Discord would reject: two commands with the same name and type, or more commands of a type than an
/// application can have.
pub fn check_commands(wanted: &[Value]) -> Result<(), String> {
    let mut names = HashSet::new();
    for command in wanted {
        if !names.insert((command_type(command), stored_name(command))) {
            return Err(format!(
                "two commands of the same type have the name '{}'",
                name(command)
            ));
        }
    }
    for (kind, limit, plural) in LIMITS {
        let count = wanted
            .iter()
            .filter(|command| command_type(command) == kind)
            .count();
        if count > limit {
            return Err(format!(
                "there are {count} {plural}; Discord allows {limit}"
            ));
        }
    }
    Ok(())
}

impl CommandSync {
    /// Compares the commands of a guild, or the global ones if it is `0`. Commands are in the format in which they are
    /// sent.
    pub fn new(
        guild: u64,
        wanted: Vec<Value>,
        existing: Vec<Value>,
        memory: &mut SyncMemory,
    ) -> Self {
        memory.retain(guild, &wanted);
        let pairs = pair(guild, &wanted, &existing, memory);
        let deletions = existing
            .iter()
            .enumerate()
            .filter(|(index, command)| {
                command_type(command) <= MESSAGE && !pairs.contains(&Some(*index))
            })
            .filter_map(|(_, command)| id(command))
            .collect();
        Self {
            guild,
            wanted,
            existing,
            pairs,
            deletions,
            next: 0,
            staying: HashSet::new(),
            replaced: Vec::new(),
        }
    }

    /// Returns the next step.
    pub fn next_step(&mut self, memory: &SyncMemory) -> SyncStep {
        if let Some(id) = self.deletions.pop_front() {
            return SyncStep::Delete(id);
        }
        let index = self.next;
        let Some(wanted) = self.wanted.get(index) else {
            let staying = &self.staying;
            let replaced = std::mem::take(&mut self.replaced);
            self.deletions
                .extend(replaced.into_iter().filter(|id| !staying.contains(id)));
            return match self.deletions.pop_front() {
                Some(id) => SyncStep::Delete(id),
                None => SyncStep::Done,
            };
        };
        self.next += 1;
        let pair = self.pairs.get(index).copied().flatten();
        let existing = pair.and_then(|pair| Some((pair, self.existing.get(pair)?)));
        match existing {
            Some((pair, existing))
                if is_as_wanted(wanted, existing)
                    || memory.is_unchanged(self.guild, wanted, existing) =>
            {
                self.staying.extend(id(existing));
                SyncStep::Keep(pair)
            }
            _ => SyncStep::Put(index),
        }
    }

    /// Handles Discord's response to a wanted command that was sent.
    pub fn record_response(&mut self, index: usize, response: &Value, memory: &mut SyncMemory) {
        if let Some(wanted) = self.wanted.get(index) {
            memory.remember(self.guild, wanted, response);
        }
        let pair = self.pairs.get(index).copied().flatten();
        let before = pair.and_then(|pair| id(self.existing.get(pair)?));
        let now = id(response);
        self.staying.extend(now);
        if now.is_some() && before != now {
            self.replaced.extend(before);
        }
    }
}

/// A condition for the pair of a wanted and an existing command.
type Rule<'a> = &'a dyn Fn(&Value, &Value) -> bool;

/// Finds the existing command for each wanted one: the one that Discord created from it, otherwise the one with its
/// name, otherwise the one whose name has the same letters. The latter may be another command, which Discord's response
/// shows.
fn pair(
    guild: u64,
    wanted: &[Value],
    existing: &[Value],
    memory: &SyncMemory,
) -> Vec<Option<usize>> {
    let mut pairs = vec![None; wanted.len()];
    let is_made_of = |wanted: &Value, existing: &Value| {
        let made = memory.id_of(guild, wanted);
        made.is_some() && made == id(existing)
    };
    let has_name = |wanted: &Value, existing: &Value| name(wanted) == name(existing);
    let has_stored_name =
        |wanted: &Value, existing: &Value| stored_name(wanted) == stored_name(existing);
    let has_letters = |wanted: &Value, existing: &Value| {
        let letters_of_wanted = letters(wanted);
        !letters_of_wanted.is_empty() && letters_of_wanted == letters(existing)
    };
    let rules: [Rule<'_>; 4] = [&is_made_of, &has_name, &has_stored_name, &has_letters];
    for rule in rules {
        for (index, command) in wanted.iter().enumerate() {
            if pairs[index].is_some() {
                continue;
            }
            let found = existing.iter().enumerate().find(|(place, known)| {
                command_type(known) == command_type(command)
                    && !pairs.contains(&Some(*place))
                    && rule(command, known)
            });
            pairs[index] = found.map(|(place, _)| place);
        }
    }
    pairs
}

#[cfg(test)]
mod tests;

//! Discord's responses to the commands that were sent.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

use super::compare::fingerprint;

/// The maximum number of guilds that are remembered.
const CAPACITY: usize = 1_000;

/// Discord's responses to the commands that were sent since the process started.
///
/// The changes that Discord makes to texts are not documented. A command that was sent does not have to be sent again
/// as long as the existing command is the same as in Discord's response.
#[derive(Debug, Default)]
pub struct SyncMemory(BTreeMap<u64, Vec<Answered>>);

/// A command. Its hashes are sufficient to recognize it.
#[derive(Clone, Copy, Debug)]
struct Answered {
    sent: u64,
    id: u64,
    response: u64,
}

impl SyncMemory {
    /// Stores a response. `guild` is `0` for global commands.
    pub(super) fn remember(&mut self, guild: u64, sent: &Value, response: &Value) {
        let Some(id) = id(response) else {
            return;
        };
        while self.0.len() >= CAPACITY && !self.0.contains_key(&guild) {
            // Global commands are sorted first, and are used for the longest time.
            self.0.pop_last();
        }
        let sent = hash(sent.to_string());
        let responses = self.0.entry(guild).or_default();
        responses.retain(|known| known.sent != sent && known.id != id);
        let response = hash(fingerprint(response));
        responses.push(Answered { sent, id, response });
    }

    /// Removes commands that were sent for a guild and are not wanted anymore.
    pub(super) fn retain(&mut self, guild: u64, wanted: &[Value]) {
        let wanted: Vec<_> = wanted
            .iter()
            .map(|command| hash(command.to_string()))
            .collect();
        if let Some(responses) = self.0.get_mut(&guild) {
            responses.retain(|known| wanted.contains(&known.sent));
        }
    }

    /// Returns the id of the command that Discord created from this one.
    pub(super) fn id_of(&self, guild: u64, sent: &Value) -> Option<u64> {
        self.find(guild, sent).map(|known| known.id)
    }

    /// Returns whether the existing command is still the same as in the response to this one.
    pub(super) fn is_unchanged(&self, guild: u64, sent: &Value, existing: &Value) -> bool {
        self.find(guild, sent).is_some_and(|known| {
            Some(known.id) == id(existing) && known.response == hash(fingerprint(existing))
        })
    }

    fn find(&self, guild: u64, sent: &Value) -> Option<&Answered> {
        let sent = hash(sent.to_string());
        self.0.get(&guild)?.iter().find(|known| known.sent == sent)
    }
}

/// Returns the id of a command.
pub(super) fn id(command: &Value) -> Option<u64> {
    command.get("id")?.as_str()?.parse().ok()
}

fn hash(text: String) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

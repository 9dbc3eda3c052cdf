//! Interactions that wait for an answer, and what they point at.

use serde_json::{Map, Value, json};

use super::World;
use crate::id::Id;

/// How many are remembered.
const REMEMBERED: usize = 1000;

/// How every interaction's token begins: `interaction:` in base64, as Discord's does.
pub const INTERACTION_TOKEN: &str = "aW50ZXJhY3Rpb246";

/// What the sandbox remembers of an interaction.
#[derive(Clone, Debug)]
pub struct Interaction {
    pub token: String,
    /// Discord's interaction type: 2 a command, 3 a component, 4 autocomplete, 5 a modal.
    pub kind: u64,
    pub answered: bool,
}

impl World {
    /// Remembers an interaction; the oldest is forgotten for it.
    pub fn remember_interaction(&mut self, id: Id, interaction: Interaction) {
        self.interactions.insert(id, interaction);
        if self.interactions.len() > REMEMBERED {
            self.interactions.pop_first();
        }
    }

    /// `resolved`: the users (with members), roles, channels and messages of these ids, those that there are.
    pub fn render_resolved(&self, guild: Option<Id>, channel: Id, ids: &[Id]) -> Value {
        let found = guild.and_then(|guild| self.guilds.get(&guild));
        let mut resolved = Map::new();
        let mut add = |kind: &str, id: Id, value: Value| {
            let all = resolved.entry(kind.to_owned()).or_insert_with(|| json!({}));
            all[id.to_string()] = value;
        };
        for &id in ids {
            if self.users.contains_key(&id) {
                add("users", id, self.render_user(id));
                if let Some((guild, member)) =
                    found.and_then(|guild| Some((guild, guild.members.get(&id)?)))
                {
                    let mut member = member.render();
                    member["permissions"] = json!(self.guild_permissions(guild.id, id));
                    add("members", id, member);
                }
            } else if let Some(role) = found.and_then(|guild| guild.roles.get(&id)) {
                add("roles", id, role.render());
            } else if let Some(message) = self.message(channel, id) {
                add("messages", id, self.render_message(message, None));
            } else if let Some(channel) = self.channels.get(&id) {
                add("channels", id, self.render_channel(channel, None));
            }
        }
        Value::Object(resolved)
    }
}

//! Interactions: what was used, what the bot responded, and what the user sees of it.

use std::time::Duration;

use super::*;

/// How many are remembered, and how many messages of each.
const REMEMBERED: usize = 1000;
const FOLLOW_UPS: usize = 100;
/// The number of follow-ups of an application that only the user has installed.
const USER_INSTALLED_FOLLOW_UPS: usize = 5;

/// Discord's interaction types.
pub mod interaction_type {
    pub const COMMAND: u64 = 2;
    pub const COMPONENT: u64 = 3;
    pub const AUTOCOMPLETE: u64 = 4;
    pub const MODAL: u64 = 5;
}

/// Discord's interaction callback types.
pub mod callback_type {
    pub const MESSAGE: u64 = 4;
    pub const DEFERRED_MESSAGE: u64 = 5;
    pub const DEFERRED_UPDATE: u64 = 6;
    pub const UPDATE: u64 = 7;
    pub const CHOICES: u64 = 8;
    pub const MODAL: u64 = 9;
    pub const LAUNCH_ACTIVITY: u64 = 12;
}

/// How every interaction's token begins: `interaction:` in base64, as Discord's does.
pub const INTERACTION_TOKEN: &str = "aW50ZXJhY3Rpb246";

/// What the sandbox stores of an interaction.
#[derive(Clone, Debug, Default)]
pub struct Interaction {
    pub id: Id,
    pub token: String,
    /// One of [`interaction_type`].
    pub kind: u64,
    pub bot: Id,
    pub user: Id,
    pub channel: Id,
    /// The message with what was used, or with what opened the modal.
    pub message: Option<Id>,
    /// Whether the time for the initial response was ended by an action.
    pub response_expired: bool,
    /// Whether the token was expired by an action.
    pub token_expired: bool,
    /// `interaction_metadata` of the messages it leads to.
    pub metadata: Fields,
    /// `interaction` of the messages it leads to, what was there before the metadata: commands only.
    pub summary: Option<Value>,
    /// The message type of its response.
    pub response_message_type: u64,
    /// By what right the application is here, as [`World::owners_of`] tells it.
    pub owners: Vec<(u64, Id)>,
    /// Whether responses are ephemeral, whatever the bot sets.
    pub ephemeral_only: bool,
    /// The type of what is being typed, for an autocomplete.
    pub option_kind: u64,
    /// One of [`callback_type`].
    pub response_type: Option<u64>,
    /// The original response, or the message that it updates.
    pub original: Option<Id>,
    /// Whether the response is deferred and not edited yet.
    pub is_deferred: bool,
    /// The latest follow-ups, oldest first.
    pub follow_ups: Vec<Id>,
    pub follow_up_count: usize,
    /// The modal of the response, and whether it is still open.
    pub modal: Option<Value>,
    pub modal_open: bool,
    /// The choices of an autocomplete response.
    pub choices: Option<Vec<Value>>,
}

impl Interaction {
    fn age(&self) -> Duration {
        Duration::from_millis(unix_ms().saturating_sub(self.id.created_ms()))
    }

    /// Whether the time for the initial response is over.
    pub fn is_response_overdue(&self, deadline: Duration) -> bool {
        self.response_type.is_none() && (self.response_expired || self.age() > deadline)
    }

    /// Whether its token is no longer valid.
    pub fn is_expired(&self, deadline: Duration, lifetime: Duration) -> bool {
        self.token_expired || self.is_response_overdue(deadline) || self.age() > lifetime
    }

    /// Stores a follow-up.
    pub fn follow_up(&mut self, message: Id) {
        self.follow_up_count += 1;
        self.follow_ups.push(message);
        if self.follow_ups.len() > FOLLOW_UPS {
            self.follow_ups.remove(0);
        }
    }

    /// Whether it can have no more follow-ups.
    pub fn is_exhausted(&self) -> bool {
        let in_guild = self.owners.iter().any(|(kind, _)| *kind == 0);
        !in_guild && self.follow_up_count >= USER_INSTALLED_FOLLOW_UPS
    }
}

/// The interaction a message comes from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The interaction's id.
    pub id: Id,
    pub metadata: Value,
    pub summary: Option<Value>,
}

impl World {
    /// Remembers an interaction; the oldest is forgotten for it.
    pub fn store_interaction(&mut self, interaction: Interaction) {
        self.interactions.insert(interaction.id, interaction);
        if self.interactions.len() > REMEMBERED {
            self.interactions.pop_first();
        }
    }

    /// The interaction with that token, of that application.
    pub fn interaction_by_token(&self, application: Id, token: &str) -> Option<&Interaction> {
        let mut all = self.interactions.values();
        all.find(|one| one.bot == application && one.token == token)
    }

    /// A message of a channel, ephemeral or not.
    pub fn any_message(&self, channel: Id, message: Id) -> Option<&Message> {
        let ephemeral = self.ephemeral_messages.get(message);
        let ephemeral = ephemeral.filter(|found| found.channel_id == channel);
        self.message(channel, message).or(ephemeral)
    }

    /// A message that the user sees, in any channel.
    pub fn visible_message(&self, user: Id, message: Id) -> Option<&Message> {
        let mut histories = self.histories.values().chain([&self.ephemeral_messages]);
        let found = histories.find_map(|history| history.get(message))?;
        match found.seen_by {
            Some(only) => (only == user).then_some(found),
            None => {
                let channel = self.channel(found.channel_id)?;
                self.can_view(channel, user).then_some(found)
            }
        }
    }

    /// `resolved`: the users (with members), roles, channels and messages of these ids, those that there are. What a
    /// member may do is told for the channel.
    pub fn render_resolved(&self, user: Id, channel: Id, ids: &[Id]) -> Value {
        let place = self.channel(channel);
        let guild = place.and_then(|place| self.guild(place.guild_id?));
        let mut resolved = Map::new();
        let mut add = |kind: &str, id: Id, value: Value| {
            let all = resolved.entry(kind.to_owned()).or_insert_with(|| json!({}));
            all[id.to_string()] = value;
        };
        for &id in ids {
            if self.users.contains_key(&id) {
                add("users", id, self.render_user(id));
                if let Some(member) = guild.and_then(|guild| guild.members.get(&id)) {
                    let mut member = without(member.render(), "deaf mute");
                    let may = place.map(|place| self.channel_permissions(place, id));
                    member["permissions"] = json!(may.unwrap_or_default());
                    add("members", id, member);
                }
            } else if let Some(role) = guild.and_then(|guild| guild.roles.get(&id)) {
                add("roles", id, role.render());
            } else if let Some(message) = self.any_message(channel, id) {
                add("messages", id, self.render_message(message, None));
            } else if let Some(channel) = self.channel(id) {
                let may = self.channel_permissions(channel, user);
                add("channels", id, self.render_partial_channel(channel.id, may));
            }
        }
        Value::Object(resolved)
    }

    /// A partial channel, as in interactions: with the permissions of the user instead of the overwrites.
    pub fn render_partial_channel(&self, channel: Id, may: Permissions) -> Value {
        let Some(channel) = self.channel(channel) else {
            return Value::Null;
        };
        let whole = self.render_channel(channel, None);
        let mut rendered = without(whole, "permission_overwrites");
        rendered["permissions"] = json!(may);
        rendered
    }
}

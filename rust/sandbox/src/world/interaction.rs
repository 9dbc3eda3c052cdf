//! Interactions: what was used, how it was answered, and what the person sees of it.

use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use super::{Message, Permissions, World};
use crate::id::Id;

/// How many are remembered, and how many messages of each.
const REMEMBERED: usize = 1000;
const FOLLOW_UPS: usize = 100;
/// How many follow-ups an application has that only the person has installed.
const USER_INSTALLED_FOLLOW_UPS: usize = 5;

/// Discord's types of interaction.
pub mod used {
    pub const COMMAND: u64 = 2;
    pub const COMPONENT: u64 = 3;
    pub const AUTOCOMPLETE: u64 = 4;
    pub const MODAL: u64 = 5;
}

/// Discord's types of answer.
pub mod reply {
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

/// What the sandbox remembers of an interaction.
#[derive(Clone, Debug)]
pub struct Interaction {
    pub id: Id,
    pub token: String,
    /// One of [`used`].
    pub kind: u64,
    pub bot: Id,
    pub user: Id,
    pub channel: Id,
    /// The message with what was used, or with what opened the modal.
    pub message: Option<Id>,
    pub began: Instant,
    /// As if the time for an answer were over.
    pub late: bool,
    /// As if the time of the token were over.
    pub void: bool,
    /// `interaction_metadata` of the messages it leads to.
    pub metadata: Value,
    /// `interaction` of the messages it leads to, what was there before the metadata: commands only.
    pub summary: Option<Value>,
    /// The type of a message that answers it.
    pub answer_kind: u64,
    /// By what right the application is here, as [`World::owners_of`] tells it.
    pub owners: Vec<(u64, Id)>,
    /// Whether answers can be seen by the person alone, whatever the bot says.
    pub hushed: bool,
    /// The type of what is being typed, for an autocomplete.
    pub option_kind: u64,
    /// One of [`reply`].
    pub answer: Option<u64>,
    /// The message that answers it, or that it updates.
    pub original: Option<Id>,
    /// Whether a deferred answer is still owed.
    pub owes: bool,
    /// The messages that came after, oldest first; not the first ones when there are many.
    pub follow_ups: Vec<Id>,
    pub follow_up_count: usize,
    /// The modal it is answered with, and whether it is still open.
    pub modal: Option<Value>,
    pub modal_open: bool,
    /// What it is answered with while somebody types.
    pub choices: Option<Vec<Value>>,
}

impl Interaction {
    /// Whether it can still be answered.
    pub fn is_late(&self, deadline: Duration) -> bool {
        self.answer.is_none() && (self.late || self.began.elapsed() > deadline)
    }

    /// Whether its token is of no use any more.
    pub fn is_void(&self, deadline: Duration, lifetime: Duration) -> bool {
        self.void || self.is_late(deadline) || self.began.elapsed() > lifetime
    }

    /// Remembers a message that came after the answer.
    pub fn follow_up(&mut self, message: Id) {
        self.follow_up_count += 1;
        self.follow_ups.push(message);
        if self.follow_ups.len() > FOLLOW_UPS {
            self.follow_ups.remove(0);
        }
    }

    /// Whether no more may come after the answer.
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
    pub fn remember_interaction(&mut self, interaction: Interaction) {
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

    /// A message of a channel, one that only one person sees among them.
    pub fn any_message(&self, channel: Id, message: Id) -> Option<&Message> {
        let hidden = || {
            self.hidden
                .get(message)
                .filter(|found| found.channel_id == channel)
        };
        self.message(channel, message).or_else(hidden)
    }

    /// A message that person sees, wherever it is.
    pub fn seen_message(&self, user: Id, message: Id) -> Option<&Message> {
        let hidden = self.hidden.get(message);
        let open = || {
            self.histories
                .values()
                .find_map(|history| history.get(message))
        };
        let found = hidden.or_else(open)?;
        match found.seen_by {
            Some(only) => (only == user).then_some(found),
            None => {
                let channel = self.channels.get(&found.channel_id)?;
                self.can_view(channel, user).then_some(found)
            }
        }
    }

    /// `resolved`: the users (with members), roles, channels and messages of these ids, those that there are. What a
    /// member may do is told for the channel.
    pub fn render_resolved(&self, user: Id, channel: Id, ids: &[Id]) -> Value {
        let place = self.channels.get(&channel);
        let guild = place.and_then(|place| self.guilds.get(&place.guild_id?));
        let mut resolved = Map::new();
        let mut add = |kind: &str, id: Id, value: Value| {
            let all = resolved.entry(kind.to_owned()).or_insert_with(|| json!({}));
            all[id.to_string()] = value;
        };
        for &id in ids {
            if self.users.contains_key(&id) {
                add("users", id, self.render_user(id));
                if let Some(member) = guild.and_then(|guild| guild.members.get(&id)) {
                    let mut member = member.render();
                    if let Value::Object(fields) = &mut member {
                        fields.retain(|name, _| name != "deaf" && name != "mute");
                    }
                    let may = place.map(|place| self.channel_permissions(place, id));
                    member["permissions"] = json!(may.unwrap_or_default());
                    add("members", id, member);
                }
            } else if let Some(role) = guild.and_then(|guild| guild.roles.get(&id)) {
                add("roles", id, role.render());
            } else if let Some(message) = self.any_message(channel, id) {
                add("messages", id, self.render_message(message, None));
            } else if let Some(channel) = self.channels.get(&id) {
                let may = self.channel_permissions(channel, user);
                add("channels", id, self.render_partial_channel(channel.id, may));
            }
        }
        Value::Object(resolved)
    }

    /// A channel as interactions carry it: what that person may do in place of who may what.
    pub fn render_partial_channel(&self, channel: Id, may: Permissions) -> Value {
        let Some(channel) = self.channels.get(&channel) else {
            return Value::Null;
        };
        let mut rendered = self.render_channel(channel, None);
        if let Value::Object(fields) = &mut rendered {
            fields.remove("permission_overwrites");
        }
        rendered["permissions"] = json!(may);
        rendered
    }
}

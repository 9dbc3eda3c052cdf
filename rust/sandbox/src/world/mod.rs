//! The world: who and what there is. Plain data, and how each thing looks as JSON. Nothing here sends an event; that is
//! what `change` is for.

mod application;
mod audit_log;
mod channel;
mod command;
mod component;
mod emoji;
mod files;
mod forward;
mod guild;
mod hidden_channel;
mod interaction;
mod invite;
mod item;
mod keyword;
mod lobby;
mod member;
mod message;
mod permissions;
mod poll;
mod presence;
mod recurrence;
mod role;
mod rule;
mod team;
mod template;
mod thread;
mod user;
mod user_token;
mod voice;
mod webhook;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

pub use application::{APPLICATION_FLAGS, Bot};
pub use audit_log::{AuditEntry, audit};
pub use channel::{Channel, Overwrite, kind};
pub use command::{CommandPlace, same_command};
pub use component::{all_components, each_component, number};
pub use emoji::Emoji;
pub use files::Files;
pub use forward::Forward;
pub use guild::{Guild, MemberSelection};
pub use hidden_channel::obfuscate;
pub use interaction::{INTERACTION_TOKEN, Interaction, Origin, callback_type, interaction_type};
pub use invite::{Invite, Targets};
pub use item::{Item, ItemKind, Items, NO_GUILD, find, join_request_status};
pub use lobby::{Lobby, LobbyMessage};
pub use member::Member;
pub use message::{
    Attachment, HAS_THREAD, History, Message, MessageKey, POLL_RESULT, Reaction,
    THREAD_STARTER_MESSAGE,
};
pub use permissions::Permissions;
pub use poll::Poll;
pub use presence::Presence;
pub use recurrence::next_occurrence;
pub use role::Role;
pub use rule::{Violation, find_violation, normalize_rule};
pub use team::{Team, TeamMember};
pub use template::Template;
pub use user::User;
pub use user_token::UserToken;
pub use voice::VoiceState;
pub use webhook::{Webhook, WebhookAuthor};

use crate::id::{Id, Key, SnowflakeGenerator, random_text, unix_ms};
pub use crate::json::Fields;
use crate::json::{
    change, entries, field, fields_of, fill, ids, is_named, only, overlay, pick, set, set_some,
    text, update, without,
};
use crate::time::{iso, read_iso};

/// All there is.
#[derive(Default)]
pub struct World {
    pub snowflakes: SnowflakeGenerator,
    pub users: HashMap<Id, User>,
    pub bots: BTreeMap<Id, Bot>,
    pub guilds: BTreeMap<Id, Guild>,
    /// Guild channels, threads and DMs alike.
    pub channels: HashMap<Id, Channel>,
    /// Messages by channel.
    pub histories: HashMap<Id, History>,
    /// Who is anything but offline.
    pub presences: HashMap<Id, Presence>,
    pub files: Files,
    /// The emojis of applications, which belong to no guild.
    pub application_emojis: HashMap<Id, Items>,
    /// Invites by code.
    pub invites: BTreeMap<String, Invite>,
    pub webhooks: BTreeMap<Id, Webhook>,
    /// Guild templates by code.
    pub templates: BTreeMap<String, Template>,
    pub lobbies: BTreeMap<Id, Lobby>,
    /// Activities that are being played, by instance.
    pub activities: BTreeMap<String, Value>,
    /// Provisional accounts, by application and the game's own id of the player.
    pub provisional: BTreeMap<(Id, String), Id>,
    /// The access tokens of users who have authorized an application.
    pub user_tokens: BTreeMap<String, UserToken>,
    /// The role connections of users, by application and user.
    pub role_connections: BTreeMap<(Id, Id), Value>,
    /// Application commands, by application and guild (none: global).
    pub commands: HashMap<CommandPlace, Vec<Value>>,
    /// How many commands were new in each place, and on which day (since 1970).
    pub command_creates: HashMap<CommandPlace, (u64, usize)>,
    /// Who may use commands, by application and guild, then by command; the application's id stands for all of them.
    pub command_permissions: HashMap<(Id, Id), BTreeMap<Id, Value>>,
    /// Entitlements and subscriptions.
    pub purchases: HashMap<ItemKind, Items>,
    /// The interactions that were sent to bots.
    pub interactions: BTreeMap<Id, Interaction>,
    /// The ephemeral messages of all channels.
    pub ephemeral_messages: History,
}

impl World {
    /// The bot with that token.
    pub fn bot_by_token(&self, token: &str) -> Option<Id> {
        let mut all = self.bots.values();
        Some(all.find(|bot| bot.token == token)?.id)
    }

    /// The token of the bot the sandbox began with.
    pub fn first_token(&self) -> Option<String> {
        Some(self.bots.values().next()?.token.clone())
    }

    /// The bot the sandbox began with.
    pub fn first_bot(&self) -> Option<Id> {
        self.bots.keys().next().copied()
    }

    /// The user a key means: an id, a user name, or a display name.
    pub fn find_user(&self, key: &Key) -> Option<Id> {
        let found = key.id_or(|name| {
            let named = self.users.values().filter(|user| user.is_called(name));
            named.map(|user| user.id).min()
        })?;
        self.users.contains_key(&found).then_some(found)
    }

    /// The user of an OAuth2 access token. The sandbox issues none: the id or name of a user is their token.
    pub fn user_of_access_token(&self, token: &str) -> Option<Id> {
        self.find_user(&Key::from(token))
    }

    /// The guild a key means.
    pub fn find_guild(&self, key: &Key) -> Option<Id> {
        let mut all = self.guilds.values();
        let found = key.id_or(|name| Some(all.find(|guild| guild.name() == name)?.id))?;
        self.guilds.contains_key(&found).then_some(found)
    }

    /// The channel or thread a key means; of several with one name, the oldest.
    pub fn find_channel(&self, key: &Key) -> Option<Id> {
        let found = key.id_or(|name| {
            let name = name.strip_prefix('#').unwrap_or(name);
            let all = self.channels.values();
            let named = all.filter(|channel| channel.name() == name);
            named.map(|channel| channel.id).min()
        })?;
        self.channels.contains_key(&found).then_some(found)
    }

    /// The role of that guild a key means.
    pub fn find_role(&self, guild: Id, key: &Key) -> Option<Id> {
        let roles = &self.guild(guild)?.roles;
        let mut all = roles.values();
        let found = key.id_or(|name| Some(all.find(|role| role.name() == name)?.id))?;
        roles.contains_key(&found).then_some(found)
    }

    pub fn user(&self, id: Id) -> Option<&User> {
        self.users.get(&id)
    }

    pub fn guild(&self, id: Id) -> Option<&Guild> {
        self.guilds.get(&id)
    }

    pub fn channel(&self, id: Id) -> Option<&Channel> {
        self.channels.get(&id)
    }

    pub fn is_member(&self, guild: Id, user: Id) -> bool {
        self.member(guild, user).is_some()
    }

    pub fn member(&self, guild: Id, user: Id) -> Option<&Member> {
        self.guild(guild)?.members.get(&user)
    }

    /// How many members of the guild are online.
    pub fn online_in(&self, guild: &Guild) -> usize {
        let members = guild.members.keys();
        members
            .filter(|user| self.presences.contains_key(user))
            .count()
    }

    /// The guilds that the user is a member of, oldest first.
    pub fn guilds_of(&self, user: Id) -> Vec<Id> {
        let all = self.guilds.values();
        let joined = all.filter(|guild| guild.members.contains_key(&user));
        joined.map(|guild| guild.id).collect()
    }

    /// The channels of a guild, without its threads, oldest first.
    pub fn channels_of(&self, guild: Id) -> Vec<&Channel> {
        self.sorted_channels(|channel| channel.guild_id == Some(guild) && !channel.is_thread())
    }

    /// The threads of a guild that are not archived, oldest first.
    pub fn active_threads_of(&self, guild: Id) -> Vec<&Channel> {
        self.sorted_channels(|channel| {
            channel.guild_id == Some(guild) && channel.is_thread() && !channel.archived()
        })
    }

    fn sorted_channels(&self, wanted: impl Fn(&Channel) -> bool) -> Vec<&Channel> {
        let all = self.channels.values();
        let mut channels: Vec<&Channel> = all.filter(|channel| wanted(channel)).collect();
        channels.sort_by_key(|channel| channel.id);
        channels
    }

    /// The ids of the channels that fit.
    pub fn channel_ids(&self, wanted: impl Fn(&Channel) -> bool) -> Vec<Id> {
        let fitting = self.channels.values().filter(|channel| wanted(channel));
        fitting.map(|channel| channel.id).collect()
    }

    /// The DM channel between two users, if there is one.
    pub fn dm_between(&self, one: Id, other: Id) -> Option<Id> {
        let mut all = self.channels.values();
        let found = all.find(|channel| {
            let recipients = &channel.recipients;
            channel.kind == kind::DM && recipients.contains(&one) && recipients.contains(&other)
        });
        found.map(|channel| channel.id)
    }

    /// One message.
    pub fn message(&self, channel: Id, message: Id) -> Option<&Message> {
        self.histories.get(&channel)?.get(message)
    }

    /// The same, to change it.
    pub fn message_mut(&mut self, (channel, message): MessageKey) -> Option<&mut Message> {
        self.histories.get_mut(&channel)?.get_mut(message)
    }

    /// A user as JSON; an unknown one is rendered as deleted, as Discord does.
    pub fn render_user(&self, id: Id) -> Value {
        self.user(id)
            .map_or_else(|| User::deleted(id).render(), User::render)
    }
}

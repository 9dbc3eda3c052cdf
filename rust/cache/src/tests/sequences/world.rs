//! The reference model: the cache in its simplest form, with plain maps that are searched and recomputed on every
//! access.

use std::collections::{BTreeMap, BTreeSet};

use super::step::{Kind, Step, text};
use crate::CacheSettings;

/// The contents of the reference model.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct World {
    pub(super) caps: (usize, usize, usize),
    pub(super) me: Option<u64>,
    pub(super) guilds: BTreeMap<u64, Guild>,
    pub(super) channels: BTreeMap<u64, Channel>,
    /// The channels that the bot is not allowed to view, and the guild of each.
    pub(super) hidden: BTreeMap<u64, u64>,
    pub(super) messages: BTreeMap<u64, Message>,
    pub(super) names: BTreeMap<u64, String>,
    pub(super) gone: Gone,
}

/// The deleted entities that an update must not insert again.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Gone {
    pub(super) guilds: BTreeSet<u64>,
    pub(super) channels: BTreeSet<u64>,
    /// Pairs of guilds and users.
    pub(super) members: BTreeSet<(u64, u64)>,
    /// Pairs of guilds and roles.
    pub(super) roles: BTreeSet<(u64, u64)>,
    /// Pairs of guilds and roles that members no longer have.
    pub(super) roles_of_members: BTreeSet<(u64, u64)>,
    pub(super) things: BTreeSet<(u64, Kind, u64)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Guild {
    pub(super) name: String,
    pub(super) unavailable: bool,
    pub(super) member_count: u32,
    pub(super) roles: BTreeMap<u64, String>,
    pub(super) members: BTreeMap<u64, Member>,
    pub(super) present: BTreeSet<u64>,
    pub(super) voice: BTreeMap<u64, u64>,
    pub(super) kept: BTreeMap<(Kind, u64), Thing>,
    pub(super) voice_server: String,
    pub(super) last_integration: Option<String>,
}

/// A guild resource of the kinds that are all cached in the same way.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Thing {
    pub(super) name: String,
    pub(super) channel: u64,
    pub(super) interested: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Member {
    pub(super) nick: String,
    pub(super) roles: Vec<u64>,
    pub(super) mute: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Channel {
    pub(super) guild: u64,
    pub(super) kind: u8,
    pub(super) parent: u64,
    pub(super) name: String,
    pub(super) recipients: Vec<u64>,
    pub(super) last_message: u64,
    pub(super) message_count: u32,
    pub(super) member_count: u32,
    pub(super) status: String,
    /// The flags of the bot's own membership.
    pub(super) own: Option<u32>,
    pub(super) archived: Option<u64>,
}

impl Channel {
    pub(super) fn is_thread(&self) -> bool {
        (10..=12).contains(&self.kind)
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Message {
    pub(super) channel: u64,
    pub(super) guild: u64,
    pub(super) author: u64,
    pub(super) mask: bool,
    pub(super) content: String,
    pub(super) reactions: Vec<(String, u32, bool)>,
    pub(super) votes: Option<BTreeMap<u32, (u32, bool)>>,
}

impl World {
    /// Creates an empty model.
    pub(super) fn new(settings: CacheSettings) -> Self {
        Self {
            caps: (
                settings.messages_per_channel,
                settings.messages,
                settings.archived_threads,
            ),
            ..Self::default()
        }
    }

    /// Applies an event to the model.
    pub(super) fn apply(&mut self, step: &Step) {
        self.change(step);
        self.forget_strangers();
    }

    /// Removes users that nothing refers to anymore.
    pub(super) fn forget_strangers(&mut self) {
        let members = self.guilds.values().flat_map(|guild| guild.members.keys());
        let recipients = self
            .channels
            .values()
            .flat_map(|channel| &channel.recipients);
        let authors = self
            .messages
            .values()
            .filter(|message| !message.mask)
            .map(|message| &message.author);
        let held: BTreeSet<u64> = members
            .chain(recipients)
            .chain(authors)
            .chain(&self.me)
            .copied()
            .collect();
        self.names.retain(|id, _| *id != 0 && held.contains(id));
    }

    pub(super) fn tell(&mut self, users: impl IntoIterator<Item = u64>, word: u8) {
        self.names
            .extend(users.into_iter().map(|id| (id, text(word))));
    }

    pub(super) fn remove_guild(&mut self, id: u64) {
        self.guilds.remove(&id);
        self.gone.roles_of_members.retain(|(guild, _)| *guild != id);
        let channels: Vec<_> = self
            .channels
            .iter()
            .filter(|(_, channel)| channel.guild == id)
            .map(|(id, _)| *id)
            .collect();
        channels
            .into_iter()
            .for_each(|id| self.remove_channel(id, 0));
        self.hidden.retain(|_, guild| *guild != id);
        self.messages.retain(|_, message| message.guild != id);
    }

    /// Removes a channel. If it is not cached, the event may contain its guild.
    pub(super) fn remove_channel(&mut self, id: u64, told: u64) {
        let known = self.channels.remove(&id);
        self.messages.retain(|_, message| message.channel != id);
        self.empty_channel(known.map_or(told, |channel| channel.guild), id);
    }

    pub(super) fn was_channel_deleted(&self, id: u64) -> bool {
        !self.channels.contains_key(&id) && self.gone.channels.contains(&id)
    }

    /// Returns whether an update must not insert a channel again.
    pub(super) fn must_stay_gone(&self, id: u64, channel: &Channel) -> bool {
        self.was_channel_deleted(id)
            || (channel.is_thread() && self.was_channel_deleted(channel.parent))
    }

    pub(super) fn record_channel_deletion(&mut self, id: u64, told: u64) {
        if id == 0 {
            return;
        }
        self.gone.channels.insert(id);
        let guild = self.channels.get(&id).map_or(told, |known| known.guild);
        let things = self
            .guilds
            .get(&guild)
            .into_iter()
            .flat_map(|guild| &guild.kept);
        for ((kind, thing), kept) in things {
            if *kind == Kind::Stage && kept.channel == id {
                self.gone.things.insert((guild, *kind, *thing));
            }
        }
    }

    pub(super) fn has_left(&self, guild: u64, user: u64) -> bool {
        let known = self.guilds.get(&guild);
        !known.is_some_and(|known| known.members.contains_key(&user))
            && self.gone.members.contains(&(guild, user))
    }

    /// Returns the roles that the guild has not deleted.
    pub(super) fn existing(&self, guild: u64, roles: &[u64]) -> Vec<u64> {
        let gone = &self.gone.roles_of_members;
        roles
            .iter()
            .copied()
            .filter(|role| !gone.contains(&(guild, *role)))
            .collect()
    }

    /// Handles a partial member in the payload of another event.
    pub(super) fn upsert_and_retain(
        &mut self,
        guild: u64,
        user: u64,
        nick: Option<String>,
        roles: Option<Vec<u64>>,
    ) {
        if user == 0 || self.has_left(guild, user) {
            return;
        }
        let roles = roles.map(|roles| self.existing(guild, &roles));
        if let Some(known) = self.guilds.get_mut(&guild) {
            let member = known.members.entry(user).or_default();
            member.nick = nick.unwrap_or(std::mem::take(&mut member.nick));
            member.roles = roles.unwrap_or(std::mem::take(&mut member.roles));
            self.names.entry(user).or_default();
        }
    }

    /// Sets the roles of a guild.
    pub(super) fn replace_roles(
        &mut self,
        guild: u64,
        known: &BTreeMap<u64, String>,
        new: &BTreeMap<u64, String>,
    ) {
        for role in known.keys().filter(|role| !new.contains_key(role)) {
            self.gone.roles_of_members.insert((guild, *role));
        }
        for role in new.keys() {
            self.gone.roles_of_members.remove(&(guild, *role));
        }
    }

    /// Inserts a channel, and removes it from its previous guild.
    pub(super) fn insert_channel(&mut self, id: u64, mut channel: Channel) {
        let guild = channel.guild;
        let known = self.channels.get(&id);
        channel.last_message = channel
            .last_message
            .max(known.map_or(0, |known| known.last_message));
        if channel.is_thread()
            && let Some(parent) = self.channels.get_mut(&channel.parent)
            && parent.kind == 15
            && parent.guild == guild
        {
            parent.last_message = parent.last_message.max(id);
        }
        self.hidden.remove(&id);
        if let Some(known) = self.channels.insert(id, channel)
            && known.guild != guild
        {
            self.empty_channel(known.guild, id);
        }
        let archived = self.channels.iter();
        let mut archived: Vec<_> = archived
            .filter_map(|(id, channel)| Some((channel.archived?, *id)))
            .collect();
        archived.sort_unstable();
        if archived.len() > self.caps.2 {
            self.remove_channel(archived[0].1, 0);
        }
    }

    pub(super) fn empty_channel(&mut self, guild: u64, channel: u64) {
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.voice.retain(|_, place| *place != channel);
            guild.kept.retain(|(kind, _), thing| {
                thing.channel != channel || !matches!(kind, Kind::Stage | Kind::Invite)
            });
        }
    }

    pub(super) fn insert_message(&mut self, id: u64, message: Message) {
        if id == 0 {
            return;
        }
        let channel = message.channel;
        self.messages.insert(id, message);
        let here: Vec<_> = self
            .messages
            .iter()
            .filter(|(_, message)| message.channel == channel)
            .map(|(id, _)| *id)
            .collect();
        if here.len() > self.caps.0 {
            self.messages.remove(&here[0]);
        }
        if self.messages.len() > self.caps.1 {
            self.messages.pop_first();
        }
    }
}

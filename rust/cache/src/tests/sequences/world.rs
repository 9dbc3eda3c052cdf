//! The cache written as simply as can be: plain maps, searched and recomputed whenever something is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::step::{Kind, Step, text};
use crate::Settings;

/// What there is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct World {
    pub(super) caps: (usize, usize, usize),
    pub(super) me: Option<u64>,
    pub(super) guilds: BTreeMap<u64, Guild>,
    pub(super) channels: BTreeMap<u64, Channel>,
    pub(super) messages: BTreeMap<u64, Message>,
    pub(super) names: BTreeMap<u64, String>,
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

/// One of the kinds that are kept alike.
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
    pub(super) votes: BTreeMap<u32, (u32, bool)>,
}

impl World {
    /// Nothing yet.
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            caps: (
                settings.messages_per_channel,
                settings.messages,
                settings.archived_threads,
            ),
            ..Self::default()
        }
    }

    /// What an event makes of the world.
    pub(super) fn apply(&mut self, step: &Step) {
        self.change(step);
        self.forget_strangers();
    }

    /// Whom nothing names any more is not known.
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

    pub(super) fn forget_guild(&mut self, id: u64) {
        self.guilds.remove(&id);
        let channels: Vec<_> = self
            .channels
            .iter()
            .filter(|(_, channel)| channel.guild == id)
            .map(|(id, _)| *id)
            .collect();
        channels
            .into_iter()
            .for_each(|id| self.forget_channel(id, 0));
        self.messages.retain(|_, message| message.guild != id);
    }

    /// Of a channel that is not known, an event may tell the guild.
    pub(super) fn forget_channel(&mut self, id: u64, told: u64) {
        let known = self.channels.remove(&id);
        self.messages.retain(|_, message| message.channel != id);
        self.empty_channel(known.map_or(told, |channel| channel.guild), id);
    }

    /// Puts a channel where it is now, and nowhere else.
    pub(super) fn place_channel(&mut self, id: u64, channel: Channel) {
        let guild = channel.guild;
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
            self.forget_channel(archived[0].1, 0);
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

    pub(super) fn keep_message(&mut self, id: u64, message: Message) {
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

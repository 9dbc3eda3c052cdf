//! Guilds, their bans and emojis.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use discord_model::events::{BanEvent, GuildEmojisUpdate, UnavailableGuild};
use discord_model::{Guild, Id, Patch};

use crate::{Cache, Change, GuildEntry, PreparedGuild};

impl Cache {
    /// A guild comes whole: after the login, after an outage, after joining, and at times again.
    pub(super) fn guild_create(&mut self, prepared: PreparedGuild) -> Change {
        let PreparedGuild {
            guild,
            mut entry,
            channels,
        } = prepared;
        let id = guild.value.id;
        if id.is_none() {
            return Change::Nothing;
        }
        if guild.value.unavailable {
            return self.guild_outage(id);
        }
        for member in entry.members.values_mut() {
            if let Some(user) = &mut Arc::make_mut(member).user {
                self.users.see(user);
                self.users.hold(user);
            }
        }
        let lists_all_members = entry.members.len() >= guild.value.member_count as usize;
        let mut known = self.guilds.remove(&id);
        if let Some(known) = &mut known {
            self.forget_what_is_gone(known, &mut entry, lists_all_members);
        }
        let mut new = match &known {
            Some(known) => guild.over(&known.guild),
            None => guild.value,
        };
        new.unavailable = false;
        entry.guild = Arc::new(new);
        let new = entry.guild.clone();
        self.guilds.insert(id, entry);
        for channel in channels {
            self.place_channel(channel);
        }
        match known {
            None => Change::GuildCreated { guild: new },
            Some(known) if known.guild.unavailable => Change::GuildAvailable { guild: new },
            Some(known) => Change::GuildUpdated {
                old: Some(known.guild),
                new,
            },
        }
    }

    /// What was known of a guild and is not part of it any more goes; but not members where only some are listed, as of
    /// large guilds.
    fn forget_what_is_gone(
        &mut self,
        known: &mut GuildEntry,
        new: &mut GuildEntry,
        lists_all_members: bool,
    ) {
        for (user, member) in std::mem::take(&mut known.members) {
            match new.members.entry(user) {
                Entry::Vacant(place) if !lists_all_members => {
                    place.insert(member);
                }
                _ => self.users.release(user),
            }
        }
        for gone in known.channels.difference(&new.channels) {
            self.forget_channel(*gone);
        }
    }

    /// An outage keeps what is known of a guild.
    pub(super) fn guild_outage(&mut self, id: Id<Guild>) -> Change {
        let entry = self.guilds.entry(id).or_default();
        let guild = Arc::make_mut(&mut entry.guild);
        guild.id = id;
        guild.unavailable = true;
        Change::GuildUnavailable {
            guild: entry.guild.clone(),
        }
    }

    pub(super) fn guild_update(&mut self, patch: Patch<Guild>) -> Change {
        let id = patch.value.id;
        let Some(entry) = self.guilds.get_mut(&id) else {
            let new = Arc::new(patch.value);
            return Change::GuildUpdated { old: None, new };
        };
        let old = entry.guild.clone();
        let new = Arc::new(patch.over(&old));
        entry.guild = new.clone();
        Change::GuildUpdated {
            old: Some(old),
            new,
        }
    }

    /// With `unavailable` an outage, without it the end of the membership, which takes all that is known along.
    pub(super) fn guild_delete(&mut self, gone: &UnavailableGuild) -> Change {
        if gone.id.is_none() {
            return Change::Nothing;
        }
        if gone.unavailable == Some(true) {
            return self.guild_outage(gone.id);
        }
        let known = self.guilds.get(&gone.id).map(|entry| entry.guild.clone());
        self.forget_guild(gone.id);
        Change::GuildDeleted {
            guild: known.unwrap_or_else(|| {
                Arc::new(Guild {
                    id: gone.id,
                    ..Guild::default()
                })
            }),
        }
    }

    /// Forgets a guild and all that belongs to it.
    pub(super) fn forget_guild(&mut self, id: Id<Guild>) {
        if let Some(entry) = self.guilds.remove(&id) {
            for user in entry.members.into_keys() {
                self.users.release(user);
            }
            for channel in entry.channels {
                self.forget_channel(channel);
            }
        }
        for message in self.messages.remove_guild(id) {
            self.release_author(&message);
        }
    }

    pub(super) fn ban(&mut self, event: BanEvent, added: bool) -> Change {
        let mut user = event.user.unwrap_or_default();
        self.users.see(&mut user);
        let guild = event.guild_id;
        if added {
            Change::BanAdded { guild, user }
        } else {
            Change::BanRemoved { guild, user }
        }
    }

    pub(super) fn emojis_update(&mut self, update: GuildEmojisUpdate) -> Change {
        if let Some(entry) = self.guilds.get_mut(&update.guild_id) {
            Arc::make_mut(&mut entry.guild).emojis = update.emojis.clone();
        }
        Change::EmojisUpdated {
            guild: update.guild_id,
            emojis: update.emojis,
        }
    }
}

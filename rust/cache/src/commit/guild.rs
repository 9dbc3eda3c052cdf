//! Guilds and their roles, bans and emojis.

use std::sync::Arc;

use discord_model::events::{BanEvent, GuildEmojisUpdate, RoleDelete, RoleEvent, UnavailableGuild};
use discord_model::{Channel, Guild, Id, Patch, Role};

use crate::guild::GuildEntry;
use crate::prepare::role_of;
use crate::{Cache, Change, PreparedGuild};

impl Cache {
    /// A guild comes whole: after the login, after an outage, after joining, and at times again. What was known of it and
    /// is not part of it any more goes.
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
            self.hold_member(member);
        }
        let known = self.guilds.remove(&id);
        let mut new = match &known {
            Some(known) => guild.over(&known.guild),
            None => guild.value,
        };
        new.unavailable = false;
        let new = Arc::new(new);
        entry.guild = new.clone();
        if let Some(known) = &known {
            self.release_members(known);
            for gone in known.channels.difference(&entry.channels) {
                self.forget_channel(*gone);
            }
        }
        for channel in channels {
            self.place_channel(channel);
        }
        self.guilds.insert(id, entry);
        match known {
            None => Change::GuildCreated { guild: new },
            Some(known) if known.guild.unavailable => Change::GuildAvailable { guild: new },
            Some(known) => Change::GuildUpdated {
                old: Some(known.guild),
                new,
            },
        }
    }

    /// An outage keeps what is known of a guild.
    fn guild_outage(&mut self, id: Id<Guild>) -> Change {
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

    pub(crate) fn forget_guild(&mut self, id: Id<Guild>) {
        if let Some(entry) = self.guilds.remove(&id) {
            self.release_members(&entry);
            for channel in entry.channels {
                self.forget_channel(channel);
            }
        }
    }

    fn release_members(&mut self, entry: &GuildEntry) {
        for member in entry.members.values() {
            self.users.release(member.user_id());
        }
    }

    /// Forgets a channel, its messages, and the threads below it.
    pub(super) fn forget_channel(&mut self, id: Id<Channel>) -> Option<Arc<Channel>> {
        for message in self.messages.remove_channel(id) {
            self.release_author(&message);
        }
        let channel = self.channels.remove(&id)?;
        if channel.kind.is_dm() {
            for user in &channel.recipients {
                self.users.release(user.id);
            }
        }
        if let Some(entry) = self.guilds.get_mut(&channel.guild_id) {
            entry.channels.remove(&id);
            if !channel.kind.is_thread() {
                let threads: Vec<_> = entry
                    .channels
                    .iter()
                    .filter(|id| {
                        self.channels.get(id).is_some_and(|other| {
                            other.kind.is_thread() && other.parent_id == channel.id
                        })
                    })
                    .copied()
                    .collect();
                for thread in threads {
                    self.forget_channel(thread);
                }
            }
        }
        Some(channel)
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

    pub(super) fn role_create(&mut self, event: RoleEvent) -> Change {
        let role = Arc::new(role_of(event.role.value, event.guild_id));
        self.keep_role(&role);
        Change::RoleCreated { role }
    }

    pub(super) fn role_update(&mut self, event: RoleEvent) -> Change {
        let old = self.role(event.guild_id, event.role.value.id).cloned();
        let role = match &old {
            Some(old) => event.role.over(old),
            None => event.role.value,
        };
        let new = Arc::new(role_of(role, event.guild_id));
        self.keep_role(&new);
        Change::RoleUpdated { old, new }
    }

    fn keep_role(&mut self, role: &Arc<Role>) {
        if let Some(entry) = self.guilds.get_mut(&role.guild_id)
            && role.id.is_some()
        {
            entry.roles.insert(role.id, role.clone());
        }
    }

    /// A deleted role also leaves the members who had it; Discord sends no event for each of them.
    pub(super) fn role_delete(&mut self, gone: &RoleDelete) -> Change {
        let known = self.guilds.get_mut(&gone.guild_id).and_then(|entry| {
            for member in entry.members.values_mut() {
                if member.roles.contains(&gone.role_id) {
                    let member = Arc::make_mut(member);
                    member.roles = member
                        .roles
                        .iter()
                        .filter(|role| **role != gone.role_id)
                        .copied()
                        .collect();
                }
            }
            entry.roles.remove(&gone.role_id)
        });
        let role = known.unwrap_or_else(|| {
            Arc::new(Role {
                id: gone.role_id,
                guild_id: gone.guild_id,
                ..Role::default()
            })
        });
        Change::RoleDeleted { role }
    }
}

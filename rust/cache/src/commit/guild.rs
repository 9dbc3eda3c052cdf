//! Guilds, their bans and emojis.

use std::sync::Arc;

use discord_model::events::{BanEvent, GuildEmojisUpdate, GuildStickersUpdate, UnavailableGuild};
use discord_model::{
    Channel, Entity, Guild, Id, Patch, Role, ScheduledEvent, SoundboardSound, StageInstance, User,
};

use crate::{
    Cache, CachedKinds, Change, GuildEntry, ListedUsers, PreparedGuild, PreparedGuildPart,
    PresentLists,
};

impl Cache {
    /// Inserts some members and presences of a large guild, before the guild itself. A new guild is unavailable until then.
    pub(super) fn guild_part(&mut self, mut part: PreparedGuildPart) -> Change {
        let id = part.guild;
        if id.is_none() {
            return Change::Nothing;
        }
        if !self.guilds.contains_key(&id) {
            let now = self.now();
            self.deleted.guilds.remove(now, &id);
            self.guild_outage(id);
            self.joining.insert(id);
        }
        self.remove_unlisted_users(id, &part.listed);
        self.insert_members(id, &mut part.members);
        self.insert_presences(id, &mut part.presences);
        self.evict_excess();
        Change::Nothing
    }

    /// GUILD_CREATE has the complete guild: after the login, after an outage, after joining, and sometimes again.
    pub(super) fn guild_create(&mut self, prepared: PreparedGuild) -> Change {
        let PreparedGuild {
            mut guild,
            mut entry,
            lists,
            mut channels,
            parts,
            is_in_parts,
        } = prepared;
        let id = guild.value.id;
        if id.is_none() {
            return Change::Nothing;
        }
        if guild.value.unavailable {
            return self.guild_outage(id);
        }
        for part in parts {
            self.guild_part(part);
        }
        let is_joining = self.joining.remove(&id);
        let lists_all_members = lists.members
            && lists.member_count
            && entry.members.len() >= guild.value.member_count as usize;
        let now = self.now();
        self.deleted.guilds.remove(now, &id);
        self.normalize_users(&mut entry);
        self.normalize_resources::<Role>(&mut entry);
        self.normalize_resources::<StageInstance>(&mut entry);
        self.normalize_resources::<ScheduledEvent>(&mut entry);
        self.normalize_resources::<SoundboardSound>(&mut entry);
        self.remove_uncached(&mut guild.value);
        let mut known = self.guilds.remove(&id);
        if let Some(known) = &mut known {
            self.retain_unlisted_channels(known, &mut entry, lists);
            if is_in_parts {
                entry.members = std::mem::take(&mut known.members);
                entry.presences = std::mem::take(&mut known.presences);
            } else {
                self.replace_users(known, &mut entry, lists_all_members, lists);
            }
            self.remove_absent(known, &mut entry, lists);
        }
        if !is_in_parts {
            entry.members.track_all(&mut self.member_evictions, id);
            entry.presences.track_all(&mut self.presence_evictions, id);
        }
        channels.retain(|channel| {
            let is_kept = self.keeps_channel(channel);
            if !is_kept {
                entry.channels.remove(&channel.id);
            }
            is_kept
        });
        let known = known.filter(|_| !is_joining);
        let mut new = match &known {
            Some(known) => guild.applied_to(&known.guild),
            None => guild.value,
        };
        new.unavailable = false;
        entry.guild = Arc::new(new);
        entry.sync_role_list();
        let new = entry.guild.clone();
        self.guilds.insert(id, entry);
        let emojis = known.as_ref().map(|known| &*known.guild.emojis);
        self.emoji_guilds
            .update(id, emojis.unwrap_or_default(), &new.emojis);
        if lists.channels {
            self.hidden_channels
                .retain(|_, channel| channel.guild_id != id);
        }
        for channel in channels {
            if channel.is_obfuscated() {
                if self.channels.contains_key(&channel.id) {
                    self.remove_channel(channel.id, id);
                }
                self.hidden_channels.insert(channel.id, channel);
            } else {
                self.insert_channel(channel);
            }
        }
        self.evict_excess();
        match known {
            None => Change::GuildCreated { guild: new },
            Some(known) if known.guild.unavailable => Change::GuildAvailable { guild: new },
            Some(known) => Change::GuildUpdated {
                old: Some(known.guild),
                new,
            },
        }
    }

    /// Keeps the channels and threads of lists that the payload does not have. Discord sends all lists; gateway proxies may not.
    fn retain_unlisted_channels(
        &self,
        known: &GuildEntry,
        new: &mut GuildEntry,
        lists: PresentLists,
    ) {
        let is_unlisted = |channel: &Channel| match channel.kind.is_thread() {
            true => !lists.threads,
            false => !lists.channels,
        };
        let unlisted = known.channels.iter().copied();
        let unlisted = unlisted.filter(|id| {
            let known = self.channels.get(id);
            known.is_some_and(|known| is_unlisted(known))
        });
        new.channels.extend(unlisted);
    }

    /// Removes members and presences that the guild no longer has. Members are removed only if the payload lists all of
    /// them, which it does not for large guilds; nothing is removed from lists that the payload does not have.
    fn replace_users(
        &mut self,
        known: &mut GuildEntry,
        new: &mut GuildEntry,
        lists_all_members: bool,
        lists: PresentLists,
    ) {
        let members = std::mem::take(&mut known.members);
        let queue = &mut self.member_evictions;
        new.members
            .reconcile(members, queue, !lists_all_members, |user, member| {
                self.deferred_drop.users.extend(self.users.release(user));
                self.deferred_drop.members.push(member);
            });
        let presences = std::mem::take(&mut known.presences);
        new.presences.reconcile(
            presences,
            &mut self.presence_evictions,
            !lists.presences,
            |_, removed| {
                self.deferred_drop.presences.push(removed);
            },
        );
    }

    /// Does the same for a guild whose members and presences are committed in parts.
    fn remove_unlisted_users(&mut self, guild: Id<Guild>, listed: &ListedUsers) {
        let Some(entry) = self.guilds.get_mut(&guild) else {
            return;
        };
        if let Some(members) = &listed.members {
            let removed = entry.members.iter().map(|(user, _)| user);
            let removed: Vec<_> = removed.filter(|user| !members.contains(user)).collect();
            for user in removed {
                let member = entry.members.remove(&mut self.member_evictions, user);
                self.deferred_drop.members.extend(member);
                self.deferred_drop.users.extend(self.users.release(user));
            }
        }
        if let Some(presences) = &listed.presences {
            let removed = entry.presences.iter().map(|(user, _)| user);
            let removed: Vec<_> = removed.filter(|user| !presences.contains(user)).collect();
            for user in removed {
                let presence = entry.presences.remove(&mut self.presence_evictions, user);
                self.deferred_drop.presences.extend(presence);
            }
        }
    }

    /// Removes resources that the guild no longer has, unless the payload does not list them.
    fn remove_absent(&mut self, known: &mut GuildEntry, new: &mut GuildEntry, lists: PresentLists) {
        let removed: Vec<_> = known.channels.difference(&new.channels).copied().collect();
        for channel in removed {
            self.remove_channel(channel, Id::NONE);
            known.remove_channel(channel);
        }
        retain_unlisted(
            lists.voice_states,
            &mut new.voice_states,
            &mut known.voice_states,
        );
        retain_unlisted(
            lists.stage_instances,
            &mut new.stage_instances,
            &mut known.stage_instances,
        );
        retain_unlisted(
            lists.guild_scheduled_events,
            &mut new.scheduled_events,
            &mut known.scheduled_events,
        );
        retain_unlisted(
            lists.soundboard_sounds,
            &mut new.soundboard_sounds,
            &mut known.soundboard_sounds,
        );
        new.deleted_roles = std::mem::take(&mut known.deleted_roles);
        if lists.roles {
            for id in known.roles.keys() {
                if !new.roles.contains_key(id) {
                    new.mark_role_deleted(*id);
                }
            }
        } else {
            new.roles = std::mem::take(&mut known.roles);
        }
        new.auto_moderation_rules = std::mem::take(&mut known.auto_moderation_rules);
        new.integrations = std::mem::take(&mut known.integrations);
        new.last_integration = known.last_integration.take();
        new.invites = std::mem::take(&mut known.invites);
        new.voice_server = known.voice_server.take();
    }

    /// Replaces the users of members and presences by the shared copies. Members retain them.
    fn normalize_users(&mut self, entry: &mut GuildEntry) {
        for member in entry.members.values_mut() {
            if let Some(user) = &mut Arc::make_mut(member).user {
                self.users.upsert_and_retain(user);
            }
        }
        for presence in entry.presences.values_mut() {
            if let Some(user) = &mut Arc::make_mut(presence).user {
                self.users.update(user);
            }
        }
        if !self.settings.kinds.contains(CachedKinds::VOICE_STATES) {
            entry.voice_states = Default::default();
        }
    }

    /// Removes roles, emojis and stickers if the settings exclude them, after the users who created them were updated.
    pub(crate) fn remove_uncached(&mut self, guild: &mut Guild) {
        if !self.is_cached::<Role>() {
            guild.roles = Box::default();
        }
        guild.emojis = self.filter_cached(&mut guild.emojis, CachedKinds::EMOJIS, |emoji| {
            &mut emoji.user
        });
        guild.stickers =
            self.filter_cached(&mut guild.stickers, CachedKinds::STICKERS, |sticker| {
                &mut sticker.user
            });
    }

    /// Returns the part of a new list that is cached: all of it, or nothing if the settings exclude its kind.
    fn filter_cached<T>(
        &mut self,
        list: &mut Box<[Arc<T>]>,
        kind: CachedKinds,
        user_of: fn(&mut T) -> &mut Option<Arc<User>>,
    ) -> Box<[Arc<T>]> {
        for entity in list.iter_mut().filter_map(Arc::get_mut) {
            if let Some(user) = user_of(entity) {
                self.users.update(user);
            }
        }
        if self.settings.kinds.contains(kind) {
            list.clone()
        } else {
            Box::default()
        }
    }

    /// Marks a guild as unavailable. It remains cached. A guild that the bot left a moment ago is not inserted again.
    pub(super) fn guild_outage(&mut self, id: Id<Guild>) -> Change {
        if !self.guilds.contains_key(&id) && self.deleted.guilds.contains(self.now(), &id) {
            return Change::GuildUnavailable {
                guild: Arc::new(Guild {
                    id,
                    unavailable: true,
                    ..Guild::default()
                }),
            };
        }
        let entry = self.guilds.entry(id).or_default();
        let guild = Arc::make_mut(&mut entry.guild);
        guild.id = id;
        guild.unavailable = true;
        Change::GuildUnavailable {
            guild: entry.guild.clone(),
        }
    }

    pub(super) fn guild_update(&mut self, mut patch: Patch<Guild>) -> Change {
        let id = patch.value.id;
        self.remove_uncached(&mut patch.value);
        let has_roles = patch.present & Guild::field_bit("roles") != 0;
        let entry = self.guilds.get_mut(&id);
        if let Some(entry) = entry.filter(|_| has_roles) {
            entry.replace_roles(&patch.value.roles);
        }
        let (known, new) = self.merge_guild(patch);
        let now = self.now();
        let superseded = self.superseded.guilds.take(now, &id);
        Change::GuildUpdated {
            old: superseded.or(known),
            new,
        }
    }

    /// Merges a guild object into the cached guild, if there is one.
    pub(crate) fn merge_guild(&mut self, patch: Patch<Guild>) -> (Option<Arc<Guild>>, Arc<Guild>) {
        let id = patch.value.id;
        let Some(entry) = self.guilds.get_mut(&id) else {
            return (None, Arc::new(patch.value));
        };
        let new = Arc::new(patch.applied_to(&entry.guild));
        let old = std::mem::replace(&mut entry.guild, new.clone());
        self.emoji_guilds.update(id, &old.emojis, &new.emojis);
        (Some(old), new)
    }

    /// If `unavailable` is set, the guild has an outage. Otherwise the bot left the guild, which is removed.
    pub(super) fn guild_delete(&mut self, payload: &UnavailableGuild) -> Change {
        if payload.id.is_none() {
            return Change::Nothing;
        }
        if payload.unavailable == Some(true) {
            return self.guild_outage(payload.id);
        }
        let known = self
            .guilds
            .get(&payload.id)
            .map(|entry| entry.guild.clone());
        self.remove_guild(payload.id);
        let now = self.now();
        self.deleted.guilds.insert(now, payload.id, ());
        Change::GuildDeleted {
            guild: known.unwrap_or_else(|| {
                Arc::new(Guild {
                    id: payload.id,
                    ..Guild::default()
                })
            }),
        }
    }

    /// Removes a guild and everything that belongs to it.
    pub(crate) fn remove_guild(&mut self, id: Id<Guild>) {
        self.joining.remove(&id);
        if let Some(entry) = self.guilds.remove(&id) {
            self.emoji_guilds.update(id, &entry.guild.emojis, &[]);
            let deferred = &mut self.deferred_drop;
            for (user, member) in entry.members.drain(&mut self.member_evictions) {
                deferred.users.extend(self.users.release(user));
                deferred.members.push(member);
            }
            let presences = entry.presences.drain(&mut self.presence_evictions);
            deferred
                .presences
                .extend(presences.map(|(_, presence)| presence));
            for channel in entry.channels {
                self.remove_channel(channel, Id::NONE);
            }
        }
        self.hidden_channels
            .retain(|_, channel| channel.guild_id != id);
        for message in self.messages.remove_guild(id) {
            self.release_author(&message);
        }
    }

    pub(super) fn ban(&mut self, event: BanEvent, added: bool) -> Change {
        let mut user = event.user.unwrap_or_default();
        self.users.update(&mut user);
        let guild = event.guild_id;
        if added {
            Change::BanAdded { guild, user }
        } else {
            Change::BanRemoved { guild, user }
        }
    }

    pub(super) fn emojis_update(&mut self, mut update: GuildEmojisUpdate) -> Change {
        let kept = self.filter_cached(&mut update.emojis, CachedKinds::EMOJIS, |emoji| {
            &mut emoji.user
        });
        if let Some(entry) = self.guilds.get_mut(&update.guild_id) {
            let emojis = &mut Arc::make_mut(&mut entry.guild).emojis;
            self.emoji_guilds.update(update.guild_id, emojis, &kept);
            *emojis = kept;
        }
        Change::EmojisUpdated {
            guild: update.guild_id,
            emojis: update.emojis,
        }
    }

    pub(super) fn stickers_update(&mut self, mut update: GuildStickersUpdate) -> Change {
        let kept = self.filter_cached(&mut update.stickers, CachedKinds::STICKERS, |sticker| {
            &mut sticker.user
        });
        if let Some(entry) = self.guilds.get_mut(&update.guild_id) {
            Arc::make_mut(&mut entry.guild).stickers = kept;
        }
        Change::StickersUpdated {
            guild: update.guild_id,
            stickers: update.stickers,
        }
    }
}

/// Keeps the known resources that the payload does not list.
fn retain_unlisted<T: Default>(is_listed: bool, new: &mut T, known: &mut T) {
    if !is_listed {
        *new = std::mem::take(known);
    }
}

//! Guilds, their bans and emojis.

use std::sync::Arc;

use discord_model::events::{BanEvent, GuildEmojisUpdate, GuildStickersUpdate, UnavailableGuild};
use discord_model::{
    Channel, Entity, Guild, Id, Patch, Role, ScheduledEvent, SoundboardSound, StageInstance, User,
};

use super::role::settle_roles;
use crate::{
    Cache, Change, GuildEntry, Kinds, ListedUsers, Lists, PreparedGuild, PreparedGuildPart,
};

impl Cache {
    /// Some members and presences of a guild, before the guild itself. One that is not known yet is unavailable until then.
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
        self.forget_unlisted_users(id, &part.listed);
        self.keep_members(id, &mut part.members);
        self.keep_presences(id, &mut part.presences);
        self.make_room();
        Change::Nothing
    }

    /// A guild comes whole: after the login, after an outage, after joining, and at times again.
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
        self.settle_people(&mut entry);
        self.settle::<Role>(&mut entry);
        self.settle::<StageInstance>(&mut entry);
        self.settle::<ScheduledEvent>(&mut entry);
        self.settle::<SoundboardSound>(&mut entry);
        self.trim(&mut guild.value);
        let mut known = self.guilds.remove(&id);
        if let Some(known) = &mut known {
            self.keep_unlisted_channels(known, &mut entry, lists);
            if is_in_parts {
                entry.members = std::mem::take(&mut known.members);
                entry.presences = std::mem::take(&mut known.presences);
            } else {
                self.replace_users(known, &mut entry, lists_all_members, lists);
            }
            self.forget_what_is_gone(known, &mut entry, lists);
        }
        if !is_in_parts {
            entry.members.arrive(&mut self.member_arrivals, id);
            entry.presences.arrive(&mut self.presence_arrivals, id);
        }
        if !self.settings.kinds.contains(Kinds::THREADS) {
            channels
                .retain(|channel| !channel.kind.is_thread() || !entry.channels.remove(&channel.id));
        }
        let known = known.filter(|_| !is_joining);
        let mut new = match &known {
            Some(known) => guild.over(&known.guild),
            None => guild.value,
        };
        new.unavailable = false;
        entry.guild = Arc::new(new);
        entry.list_roles();
        let new = entry.guild.clone();
        self.guilds.insert(id, entry);
        let emojis = known.as_ref().map(|known| &*known.guild.emojis);
        self.emoji_homes
            .note(id, emojis.unwrap_or_default(), &new.emojis);
        if lists.channels {
            self.hidden_channels
                .retain(|_, channel| channel.guild_id != id);
        }
        for channel in channels {
            if channel.is_obfuscated() {
                if self.channels.contains_key(&channel.id) {
                    self.forget_channel(channel.id, id);
                }
                self.hidden_channels.insert(channel.id, channel);
            } else {
                self.place_channel(channel);
            }
        }
        self.make_room();
        match known {
            None => Change::GuildCreated { guild: new },
            Some(known) if known.guild.unavailable => Change::GuildAvailable { guild: new },
            Some(known) => Change::GuildUpdated {
                old: Some(known.guild),
                new,
            },
        }
    }

    /// A guild still has the channels of a list that the payload lacks. Discord itself sends all lists, gateway proxies do not.
    fn keep_unlisted_channels(&self, known: &GuildEntry, new: &mut GuildEntry, lists: Lists) {
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

    /// Members and presences that were known and are not listed any more go; but not members where only some are listed, as of
    /// large guilds, and not what the payload does not list.
    fn replace_users(
        &mut self,
        known: &mut GuildEntry,
        new: &mut GuildEntry,
        lists_all_members: bool,
        lists: Lists,
    ) {
        let members = std::mem::take(&mut known.members);
        let row = &mut self.member_arrivals;
        new.members
            .follow(members, row, !lists_all_members, |user, member| {
                self.leftovers.users.extend(self.users.release(user));
                self.leftovers.members.push(member);
            });
        let presences = std::mem::take(&mut known.presences);
        new.presences.follow(
            presences,
            &mut self.presence_arrivals,
            !lists.presences,
            |_, gone| {
                self.leftovers.presences.push(gone);
            },
        );
    }

    /// The same for a guild whose members and presences come in parts.
    fn forget_unlisted_users(&mut self, guild: Id<Guild>, listed: &ListedUsers) {
        let Some(entry) = self.guilds.get_mut(&guild) else {
            return;
        };
        if let Some(members) = &listed.members {
            let gone = entry.members.iter().map(|(user, _)| user);
            let gone: Vec<_> = gone.filter(|user| !members.contains(user)).collect();
            for user in gone {
                let member = entry.members.remove(&mut self.member_arrivals, user);
                self.leftovers.members.extend(member);
                self.leftovers.users.extend(self.users.release(user));
            }
        }
        if let Some(presences) = &listed.presences {
            let gone = entry.presences.iter().map(|(user, _)| user);
            let gone: Vec<_> = gone.filter(|user| !presences.contains(user)).collect();
            for user in gone {
                let presence = entry.presences.remove(&mut self.presence_arrivals, user);
                self.leftovers.presences.extend(presence);
            }
        }
    }

    /// What was known of a guild and is not part of it any more goes, but not what the payload does not list.
    fn forget_what_is_gone(&mut self, known: &mut GuildEntry, new: &mut GuildEntry, lists: Lists) {
        let gone: Vec<_> = known.channels.difference(&new.channels).copied().collect();
        for channel in gone {
            self.forget_channel(channel, Id::NONE);
            known.forget_channel(channel);
        }
        macro_rules! keep_unlisted {
            ($($list:ident: $field:ident,)+) => {$(
                if !lists.$list {
                    new.$field = std::mem::take(&mut known.$field);
                }
            )+};
        }
        keep_unlisted! {
            voice_states: voice_states,
            stage_instances: stage_instances,
            guild_scheduled_events: scheduled_events,
            soundboard_sounds: soundboard_sounds,
        }
        new.deleted_roles = std::mem::take(&mut known.deleted_roles);
        let roles = std::mem::replace(&mut new.roles, std::mem::take(&mut known.roles));
        if lists.roles {
            new.replace_roles(roles);
        }
        new.auto_moderation_rules = std::mem::take(&mut known.auto_moderation_rules);
        new.integrations = std::mem::take(&mut known.integrations);
        new.last_integration = known.last_integration.take();
        new.invites = std::mem::take(&mut known.invites);
        new.voice_server = known.voice_server.take();
    }

    /// Those a whole guild names share what is known of them; its members hold it.
    fn settle_people(&mut self, entry: &mut GuildEntry) {
        for member in entry.members.values_mut() {
            if let Some(user) = &mut Arc::make_mut(member).user {
                self.users.meet(user);
            }
        }
        for presence in entry.presences.values_mut() {
            if let Some(user) = &mut Arc::make_mut(presence).user {
                self.users.see(user);
            }
        }
        if !self.settings.kinds.contains(Kinds::VOICE_STATES) {
            entry.voice_states = Default::default();
        }
    }

    /// Takes out of a guild what is not kept. Those who made its emojis and stickers share what is known of them.
    pub(crate) fn trim(&mut self, guild: &mut Guild) {
        guild.emojis = self.kept_of(&mut guild.emojis, Kinds::EMOJIS, |emoji| &mut emoji.user);
        guild.stickers = self.kept_of(&mut guild.stickers, Kinds::STICKERS, |sticker| {
            &mut sticker.user
        });
    }

    /// What is kept of a list that has just been read: all, or nothing.
    fn kept_of<T>(
        &mut self,
        list: &mut Box<[Arc<T>]>,
        kind: Kinds,
        maker: fn(&mut T) -> &mut Option<Arc<User>>,
    ) -> Box<[Arc<T>]> {
        for made in list.iter_mut().filter_map(Arc::get_mut) {
            if let Some(user) = maker(made) {
                self.users.see(user);
            }
        }
        if self.settings.kinds.contains(kind) {
            list.clone()
        } else {
            Box::default()
        }
    }

    /// An outage keeps what is known of a guild. A guild the bot left a moment ago does not come back with an outage.
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
        self.trim(&mut patch.value);
        settle_roles(&mut patch.value);
        let known = self.guilds.get(&id).map(|entry| entry.guild.clone());
        let roles = Guild::field_bit("roles");
        if known.is_some() && patch.present & roles != 0 {
            self.replace_roles(id, std::mem::take(&mut patch.value.roles));
            patch.present &= !roles;
        }
        let (_, new) = self.keep_guild(patch);
        let now = self.now();
        let overtaken = self.overtaken.guilds.take(now, &id);
        Change::GuildUpdated {
            old: overtaken.or(known),
            new,
        }
    }

    /// Lays what is said of a guild over what is known of it, if it is known.
    pub(crate) fn keep_guild(&mut self, patch: Patch<Guild>) -> (Option<Arc<Guild>>, Arc<Guild>) {
        let id = patch.value.id;
        let Some(entry) = self.guilds.get_mut(&id) else {
            return (None, Arc::new(patch.value));
        };
        let new = Arc::new(patch.over(&entry.guild));
        let old = std::mem::replace(&mut entry.guild, new.clone());
        self.emoji_homes.note(id, &old.emojis, &new.emojis);
        (Some(old), new)
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
        let now = self.now();
        self.deleted.guilds.insert(now, gone.id, ());
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
        self.joining.remove(&id);
        if let Some(entry) = self.guilds.remove(&id) {
            self.emoji_homes.note(id, &entry.guild.emojis, &[]);
            let left = &mut self.leftovers;
            for (user, member) in entry.members.leave(&mut self.member_arrivals) {
                left.users.extend(self.users.release(user));
                left.members.push(member);
            }
            let gone = entry.presences.leave(&mut self.presence_arrivals);
            left.presences.extend(gone.map(|(_, presence)| presence));
            for channel in entry.channels {
                self.forget_channel(channel, Id::NONE);
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
        self.users.see(&mut user);
        let guild = event.guild_id;
        if added {
            Change::BanAdded { guild, user }
        } else {
            Change::BanRemoved { guild, user }
        }
    }

    pub(super) fn emojis_update(&mut self, mut update: GuildEmojisUpdate) -> Change {
        let kept = self.kept_of(&mut update.emojis, Kinds::EMOJIS, |emoji| &mut emoji.user);
        if let Some(entry) = self.guilds.get_mut(&update.guild_id) {
            let emojis = &mut Arc::make_mut(&mut entry.guild).emojis;
            self.emoji_homes.note(update.guild_id, emojis, &kept);
            *emojis = kept;
        }
        Change::EmojisUpdated {
            guild: update.guild_id,
            emojis: update.emojis,
        }
    }

    pub(super) fn stickers_update(&mut self, mut update: GuildStickersUpdate) -> Change {
        let kept = self.kept_of(&mut update.stickers, Kinds::STICKERS, |sticker| {
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

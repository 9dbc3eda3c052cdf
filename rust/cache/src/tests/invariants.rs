//! The invariants after every event.

use discord_model::{
    AutoModerationRule, Id, Integration, Invite, Role, ScheduledEvent, SoundboardSound,
    StageInstance, User,
};
use rustc_hash::FxHashMap;

use crate::commit::{archive_order, is_archived};
use crate::prepare::is_cacheable;
use crate::{Cache, GuildEntry, GuildResource};

impl Cache {
    /// Panics if two parts of the cache are inconsistent.
    pub(crate) fn assert_consistent(&self) {
        self.assert_channels();
        self.assert_guilds();
        self.assert_messages();
        self.assert_users();
        self.assert_arrivals();
        self.assert_emojis();
    }

    fn assert_channels(&self) {
        for (id, hidden) in &self.hidden_channels {
            assert!(*id == hidden.id && hidden.is_obfuscated());
            assert!(
                !self.channels.contains_key(id),
                "channel {id} is hidden and is not"
            );
            assert!(
                self.guilds.contains_key(&hidden.guild_id),
                "channel {id} is an orphan"
            );
        }
        for (id, channel) in &self.channels {
            assert_eq!(*id, channel.id);
            if channel.guild_id.is_some() {
                let entry = self.guilds.get(&channel.guild_id);
                assert!(
                    entry.is_some_and(|entry| entry.channels.contains(id)),
                    "channel {id} is an orphan"
                );
            } else {
                assert!(channel.kind.is_dm(), "channel {id} belongs to nothing");
                assert!(self.direct_messages.contains(id));
            }
        }
        for id in &self.direct_messages {
            let channel = self.channels.get(id);
            assert!(channel.is_some_and(|channel| channel.guild_id.is_none()));
        }
    }

    fn assert_guilds(&self) {
        for (id, entry) in &self.guilds {
            assert_eq!(*id, entry.guild.id);
            assert!(id.is_some());
            for channel in &entry.channels {
                let channel = self.channels.get(channel);
                assert!(
                    channel.is_some_and(|channel| channel.guild_id == *id),
                    "guild {id} lists a channel that is not its own"
                );
            }
            self.assert_kept::<Role>(entry);
            let mut listed: Vec<_> = entry.roles.values().cloned().collect();
            listed.sort_by_key(|role| role.rank());
            assert_eq!(*entry.guild.roles, *listed, "guild {id} lists its roles");
            self.assert_kept::<StageInstance>(entry);
            self.assert_kept::<ScheduledEvent>(entry);
            self.assert_kept::<SoundboardSound>(entry);
            self.assert_kept::<AutoModerationRule>(entry);
            self.assert_kept::<Integration>(entry);
            self.assert_kept::<Invite>(entry);
            for (user, member) in entry.members.iter() {
                assert!(user.is_some());
                assert_eq!((user, *id), (member.user_id(), member.guild_id));
            }
            for (user, presence) in entry.presences.iter() {
                assert!(is_cacheable(presence));
                assert_eq!((user, *id), (presence.user_id(), presence.guild_id));
            }
            for (user, state) in &entry.voice_states {
                assert!(user.is_some() && state.channel_id.is_some());
                assert_eq!((*user, *id), (state.user_id, state.guild_id));
            }
        }
    }

    /// Checks that each emoji is found in a guild that has it.
    fn assert_emojis(&self) {
        for (emoji, guild) in self.emoji_guilds.iter() {
            let entry = self.guilds.get(&guild);
            assert!(entry.is_some_and(|entry| entry.emoji(emoji).is_some()));
        }
        let listed = self.guilds.values().flat_map(|entry| &entry.guild.emojis);
        for emoji in listed.filter(|emoji| emoji.id.is_some()) {
            assert!(self.emoji(emoji.id).is_some(), "emoji {} is lost", emoji.id);
        }
    }

    /// Checks that each resource is stored under its own key, in its own guild.
    fn assert_kept<T: GuildResource>(&self, entry: &GuildEntry) {
        let resources = T::resources(entry);
        assert!(resources.is_empty() || self.settings.kinds.contains(T::KIND));
        for (key, resource) in resources {
            assert!(*key != T::Key::default() && *key == resource.key());
            assert_eq!(resource.guild_id(), entry.guild.id);
        }
    }

    fn assert_messages(&self) {
        let mut listed = 0;
        for (channel, ids) in self.messages.index() {
            assert!(!ids.is_empty() && ids.len() <= self.settings.messages_per_channel);
            for id in ids {
                let message = self.messages.get(*id);
                assert!(
                    message
                        .is_some_and(|message| message.id == *id && message.channel_id == *channel),
                    "message {id} is listed in the wrong channel"
                );
            }
            listed += ids.len();
        }
        assert_eq!(listed, self.messages.len());
        assert!(listed <= self.settings.messages);
    }

    fn assert_users(&self) {
        let mut holders = FxHashMap::<Id<User>, u32>::default();
        let members = self
            .guilds
            .values()
            .flat_map(|entry| entry.members.iter().map(|(user, _)| user));
        let authors = self
            .messages
            .index()
            .values()
            .flatten()
            .filter_map(|id| Some(self.messages.get(*id)?.account()?.id));
        let recipients = self
            .channels
            .values()
            .flat_map(|channel| channel.recipients.iter().map(|user| user.id));
        for id in members
            .chain(authors)
            .chain(recipients)
            .chain([self.me])
            .chain(self.put_users.iter())
        {
            if id.is_some() {
                *holders.entry(id).or_default() += 1;
            }
        }
        assert_eq!(holders.len(), self.users.len(), "a user nobody holds");
        for (id, holders) in holders {
            assert_eq!(self.users.references(id), holders, "holders of user {id}");
        }
    }

    /// Checks that every member and every presence is in its eviction queue once, and nothing else is.
    fn assert_arrivals(&self) {
        let keys = |of: fn(&GuildEntry) -> Vec<Id<User>>| {
            let mut keys = Vec::new();
            for (guild, entry) in &self.guilds {
                keys.extend(of(entry).into_iter().map(|user| (*guild, user)));
            }
            keys.sort_unstable();
            keys
        };
        let mut members = keys(|entry| entry.members.iter().map(|(user, _)| user).collect());
        members.retain(|(_, user)| *user != self.me);
        let presences = keys(|entry| entry.presences.iter().map(|(user, _)| user).collect());
        for (row, kept, most) in [
            (&self.member_evictions, members, self.settings.members),
            (&self.presence_evictions, presences, self.settings.presences),
        ] {
            assert!(kept.len() <= most);
            let mut row: Vec<_> = row.iter().collect();
            row.sort_unstable();
            assert_eq!(row, kept);
        }
        let mut archived: Vec<_> = self
            .channels
            .values()
            .filter(|channel| is_archived(channel))
            .map(|channel| archive_order(channel))
            .collect();
        archived.sort_unstable();
        assert!(archived.len() <= self.settings.archived_threads);
        assert_eq!(self.archived.iter().copied().collect::<Vec<_>>(), archived);
    }
}

//! Channels, threads and pins.

use std::ops::ControlFlow;
use std::sync::Arc;

use discord_model::events::{
    ChannelInfo, ChannelPinsUpdate, InviteDelete, ThreadDelete, WebhooksUpdate,
};
use discord_model::{Channel, Guild, Id, Invite, Patch, StageInstance, Timestamp};

use crate::evictions::EvictedKind;
use crate::{Cache, CachedKinds, Change, GuildEntry};

impl Cache {
    pub(super) fn channel_create(&mut self, patch: Patch<Channel>) -> Change {
        let patch = match self.apply_to_hidden_channel(patch) {
            ControlFlow::Break(change) => return change,
            ControlFlow::Continue(patch) => patch,
        };
        let channel = self.create_channel(patch);
        Change::ChannelCreated { channel }
    }

    pub(super) fn channel_update(&mut self, patch: Patch<Channel>) -> Change {
        let patch = match self.apply_to_hidden_channel(patch) {
            ControlFlow::Break(change) => return change,
            ControlFlow::Continue(patch) => patch,
        };
        let (old, new) = self.update_channel(patch);
        Change::ChannelUpdated { old, new }
    }

    pub(super) fn channel_delete(&mut self, patch: Patch<Channel>) -> Change {
        self.record_channel_deletion(patch.value.id, patch.value.guild_id);
        let was_hidden = self.hidden_channels.remove(&patch.value.id).is_some();
        let channel = self
            .remove_channel(patch.value.id, patch.value.guild_id)
            .unwrap_or_else(|| Arc::new(patch.value));
        self.remove_threads(&channel);
        if was_hidden {
            return Change::Nothing;
        }
        Change::ChannelDeleted { channel }
    }

    pub(super) fn thread_create(&mut self, patch: Patch<Channel>) -> Change {
        let thread = self.create_channel(patch);
        Change::ThreadCreated { thread }
    }

    pub(super) fn thread_update(&mut self, patch: Patch<Channel>) -> Change {
        let (old, new) = self.update_channel(patch);
        Change::ThreadUpdated { old, new }
    }

    pub(super) fn thread_delete(&mut self, payload: &ThreadDelete) -> Change {
        self.record_channel_deletion(payload.id, payload.guild_id);
        let thread = self
            .remove_channel(payload.id, payload.guild_id)
            .unwrap_or_else(|| {
                Arc::new(Channel {
                    id: payload.id,
                    guild_id: payload.guild_id,
                    parent_id: payload.parent_id,
                    kind: payload.kind,
                    ..Channel::default()
                })
            });
        Change::ThreadDeleted { thread }
    }

    pub(crate) fn create_channel(&mut self, patch: Patch<Channel>) -> Arc<Channel> {
        let now = self.now();
        self.deleted.channels.remove(now, &patch.value.id);
        self.upsert_channel(patch).1
    }

    /// Updates a channel. `old` is the superseded state if a response was received before the event. A channel that was
    /// deleted a moment ago is not inserted again.
    pub(super) fn update_channel(
        &mut self,
        patch: Patch<Channel>,
    ) -> (Option<Arc<Channel>>, Arc<Channel>) {
        if self.was_channel_deleted(&patch.value) {
            return (None, Arc::new(patch.value));
        }
        let now = self.now();
        let superseded = self.superseded.channels.take(now, &patch.value.id);
        let (old, new) = self.upsert_channel(patch);
        (superseded.or(old), new)
    }

    /// Caches a channel if it is a direct message or belongs to a cached guild, so that no channel outlives its guild.
    pub(crate) fn upsert_channel(
        &mut self,
        mut patch: Patch<Channel>,
    ) -> (Option<Arc<Channel>>, Arc<Channel>) {
        for user in &mut patch.value.recipients {
            self.users.update(user);
        }
        let old = self.channels.get(&patch.value.id).cloned();
        let new = match &old {
            Some(old) => patch.applied_to(old),
            None => patch.value,
        };
        let belongs = if !self.keeps_channel(&new) {
            false
        } else if new.guild_id.is_some() {
            self.guilds.contains_key(&new.guild_id)
        } else {
            new.kind.is_dm()
        };
        let new = Arc::new(new);
        if belongs && new.id.is_some() {
            return (old, self.insert_channel(new));
        }
        if old.is_some() {
            self.remove_channel(new.id, Id::NONE);
        }
        (old, new)
    }

    /// Returns whether the settings include channels of this type.
    pub(super) fn keeps_channel(&self, channel: &Channel) -> bool {
        let kind = match channel.kind {
            kind if kind.is_thread() => CachedKinds::THREADS,
            kind if kind.is_dm() => CachedKinds::empty(),
            _ => CachedKinds::CHANNELS,
        };
        self.settings.kinds.contains(kind)
    }

    /// Inserts a channel, and adds it to its guild. A direct message retains its recipients.
    pub(super) fn insert_channel(&mut self, mut channel: Arc<Channel>) -> Arc<Channel> {
        if !channel.recipients.is_empty() {
            for user in &mut Arc::make_mut(&mut channel).recipients {
                self.users.retain(user);
            }
        }
        let (id, guild) = (channel.id, channel.guild_id);
        if let Some(known) = self.channels.get(&id)
            && known.last_message_id > channel.last_message_id
        {
            Arc::make_mut(&mut channel).last_message_id = known.last_message_id;
        }
        if channel.kind.is_thread() {
            self.update_last_message_of_forum(&channel);
        }
        // An event with the complete channel means that the bot may view it.
        self.hidden_channels.remove(&id);
        if let Some(replaced) = self.channels.insert(id, channel.clone()) {
            self.release_recipients(&replaced);
            self.archived.remove(&archive_order(&replaced));
            if replaced.guild_id != guild
                && let Some(entry) = self.guilds.get_mut(&replaced.guild_id)
            {
                entry.remove_channel(id);
            }
        }
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.channels.insert(id);
        }
        match guild.is_none() {
            true => self.direct_messages.insert(id),
            false => self.direct_messages.remove(&id),
        };
        if is_archived(&channel) {
            self.archived.insert(archive_order(&channel));
            if self.archived.len() > self.settings.archived_threads
                && let Some((_, oldest)) = self.archived.pop_first()
            {
                let evicted = self.remove_channel(oldest, Id::NONE);
                let guild = evicted.map_or(guild, |thread| thread.guild_id);
                self.evictions
                    .push(EvictedKind::Thread, guild, oldest.get());
            }
        }
        channel
    }

    /// Sets the last message of a forum, which is its newest thread. Discord sends no event for the forum when a thread is created.
    fn update_last_message_of_forum(&mut self, thread: &Channel) {
        if let Some(parent) = self.channels.get_mut(&thread.parent_id)
            && parent.kind.is_thread_only()
            && parent.guild_id == thread.guild_id
            && parent.last_message_id < thread.id.cast()
        {
            Arc::make_mut(parent).last_message_id = thread.id.cast();
        }
    }

    /// Records that a channel was deleted, so that an update that arrives late does not insert it again, nor its stage instances.
    fn record_channel_deletion(&mut self, id: Id<Channel>, event_guild: Id<Guild>) {
        if id.is_none() {
            return;
        }
        let now = self.now();
        self.deleted.channels.insert(now, id, ());
        self.superseded.channels.take(now, &id);
        let guild = self
            .channels
            .get(&id)
            .map_or(event_guild, |known| known.guild_id);
        let stages = self.guilds.get(&guild).into_iter();
        let stages = stages.flat_map(|entry| entry.stage_instances.values());
        let stages: Vec<_> = stages
            .filter(|stage| stage.channel_id == id)
            .map(|stage| stage.id)
            .collect();
        for stage in stages {
            self.record_deletion::<StageInstance>(guild, stage);
        }
    }

    /// Removes a channel and its messages. `event_guild` is the guild that the event names, for a channel that is not cached.
    pub(crate) fn remove_channel(
        &mut self,
        id: Id<Channel>,
        event_guild: Id<Guild>,
    ) -> Option<Arc<Channel>> {
        for message in self.messages.remove_channel(id) {
            self.release_author(&message);
        }
        let channel = self.channels.remove(&id);
        self.direct_messages.remove(&id);
        if let Some(channel) = &channel {
            self.release_recipients(channel);
            self.archived.remove(&archive_order(channel));
        }
        let guild = channel
            .as_ref()
            .map_or(event_guild, |channel| channel.guild_id);
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.remove_channel(id);
        }
        channel
    }

    /// Removes the threads of a deleted channel. Discord sends no events for them.
    fn remove_threads(&mut self, channel: &Channel) {
        for thread in self.threads_below(channel) {
            self.record_channel_deletion(thread, channel.guild_id);
            self.remove_channel(thread, channel.guild_id);
        }
    }

    /// Returns the threads of a channel.
    pub(super) fn threads_below(&self, channel: &Channel) -> Vec<Id<Channel>> {
        let Some(entry) = self.guilds.get(&channel.guild_id) else {
            return Vec::new();
        };
        let is_below = |id: &Id<Channel>| {
            self.channels
                .get(id)
                .is_some_and(|other| other.kind.is_thread() && other.parent_id == channel.id)
        };
        entry.channels.iter().copied().filter(is_below).collect()
    }

    fn release_recipients(&mut self, channel: &Channel) {
        for user in &channel.recipients {
            self.users.release(user.id);
        }
    }

    pub(super) fn pins_update(&mut self, update: &ChannelPinsUpdate) -> Change {
        let last_pin = update.last_pin_timestamp;
        let channel = self.change_channel(update.channel_id, update.guild_id, |channel| {
            channel.last_pin_timestamp = last_pin;
        });
        Change::PinsUpdated { channel, last_pin }
    }

    /// The event does not contain which webhooks changed.
    pub(super) fn webhooks_update(&self, update: &WebhooksUpdate) -> Change {
        let known = self.channels.get(&update.channel_id).cloned();
        let channel =
            known.unwrap_or_else(|| Arc::new(unknown_channel(update.channel_id, update.guild_id)));
        Change::WebhooksUpdated { channel }
    }

    /// Updates channels that are cached, and inserts none.
    pub(super) fn channel_info(&mut self, info: ChannelInfo) -> Change {
        let guild = info.guild_id;
        let channels = info.channels.into_iter().map(|patch| {
            let mut info = patch.value;
            self.change_channel(info.id, guild, |channel| {
                channel.status = info.status.take();
                channel.voice_start_time = info.voice_start_time;
            })
        });
        Change::ChannelInfoReceived {
            guild,
            channels: channels.collect(),
        }
    }

    pub(super) fn invite_delete(&mut self, payload: InviteDelete) -> Change {
        let invite = self.remove_resource(Patch {
            value: Invite {
                code: payload.code,
                guild_id: payload.guild_id,
                channel_id: payload.channel_id,
                ..Invite::default()
            },
            present: 0,
        });
        Change::InviteDeleted { invite }
    }

    /// Changes a cached channel. If it is not cached, the change is applied to a channel that has only its ids.
    pub(super) fn change_channel(
        &mut self,
        id: Id<Channel>,
        guild: Id<Guild>,
        change: impl FnOnce(&mut Channel),
    ) -> Arc<Channel> {
        let Some(known) = self.channels.get_mut(&id) else {
            let mut channel = unknown_channel(id, guild);
            change(&mut channel);
            return Arc::new(channel);
        };
        change(Arc::make_mut(known));
        known.clone()
    }
}

/// Returns a channel that is not cached: it has only its ids.
fn unknown_channel(id: Id<Channel>, guild_id: Id<Guild>) -> Channel {
    Channel {
        id,
        guild_id,
        ..Channel::default()
    }
}

impl GuildEntry {
    /// Removes a channel and what is in it: voice states, stage instances and invites. Scheduled events keep its id.
    pub(super) fn remove_channel(&mut self, id: Id<Channel>) {
        self.channels.remove(&id);
        self.voice_states.retain(|_, state| state.channel_id != id);
        self.stage_instances
            .retain(|_, stage| stage.channel_id != id);
        self.invites.retain(|_, invite| invite.channel_id != id);
    }
}

pub(crate) fn is_archived(channel: &Channel) -> bool {
    channel
        .thread_metadata
        .as_ref()
        .is_some_and(|thread| thread.archived)
}

/// Returns the sort key for evicting archived threads: the thread that was archived first is evicted first.
pub(crate) fn archive_order(channel: &Channel) -> (Timestamp, Id<Channel>) {
    let since = channel
        .thread_metadata
        .as_ref()
        .map_or(Timestamp::NONE, |thread| thread.archive_timestamp);
    (since, channel.id)
}

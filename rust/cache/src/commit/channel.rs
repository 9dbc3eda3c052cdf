//! Channels, threads and pins.

use std::ops::ControlFlow;
use std::sync::Arc;

use discord_model::events::{
    ChannelInfo, ChannelPinsUpdate, InviteDelete, ThreadDelete, WebhooksUpdate,
};
use discord_model::{Channel, Guild, Id, Invite, Patch, StageInstance, Timestamp};

use crate::{Cache, Change, GuildEntry, Kinds};

impl Cache {
    pub(super) fn channel_create(&mut self, patch: Patch<Channel>) -> Change {
        let patch = match self.change_hidden_channel(patch) {
            ControlFlow::Break(change) => return change,
            ControlFlow::Continue(patch) => patch,
        };
        let channel = self.create_channel(patch);
        Change::ChannelCreated { channel }
    }

    pub(super) fn channel_update(&mut self, patch: Patch<Channel>) -> Change {
        let patch = match self.change_hidden_channel(patch) {
            ControlFlow::Break(change) => return change,
            ControlFlow::Continue(patch) => patch,
        };
        let (old, new) = self.update_channel(patch);
        Change::ChannelUpdated { old, new }
    }

    pub(super) fn channel_delete(&mut self, patch: Patch<Channel>) -> Change {
        self.note_channel_deleted(patch.value.id, patch.value.guild_id);
        let was_hidden = self.hidden_channels.remove(&patch.value.id).is_some();
        let channel = self
            .forget_channel(patch.value.id, patch.value.guild_id)
            .unwrap_or_else(|| Arc::new(patch.value));
        self.forget_threads(&channel);
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

    pub(super) fn thread_delete(&mut self, gone: &ThreadDelete) -> Change {
        self.note_channel_deleted(gone.id, gone.guild_id);
        let thread = self
            .forget_channel(gone.id, gone.guild_id)
            .unwrap_or_else(|| {
                Arc::new(Channel {
                    id: gone.id,
                    guild_id: gone.guild_id,
                    parent_id: gone.parent_id,
                    kind: gone.kind,
                    ..Channel::default()
                })
            });
        Change::ThreadDeleted { thread }
    }

    pub(super) fn create_channel(&mut self, patch: Patch<Channel>) -> Arc<Channel> {
        let now = self.now();
        self.deleted.channels.remove(now, &patch.value.id);
        self.keep_channel(patch).1
    }

    /// What an event changes of a channel; an answer may have told it already. Of a channel that was deleted a moment ago,
    /// nothing is kept.
    pub(super) fn update_channel(
        &mut self,
        patch: Patch<Channel>,
    ) -> (Option<Arc<Channel>>, Arc<Channel>) {
        if self.was_channel_deleted(&patch.value) {
            return (None, Arc::new(patch.value));
        }
        let now = self.now();
        let overtaken = self.overtaken.channels.take(now, &patch.value.id);
        let (old, new) = self.keep_channel(patch);
        (overtaken.or(old), new)
    }

    /// Keeps a channel if it is a direct message or belongs to a guild that is known, so that nothing outlives its guild.
    pub(crate) fn keep_channel(
        &mut self,
        mut patch: Patch<Channel>,
    ) -> (Option<Arc<Channel>>, Arc<Channel>) {
        for user in &mut patch.value.recipients {
            self.users.see(user);
        }
        let old = self.channels.get(&patch.value.id).cloned();
        let new = match &old {
            Some(old) => patch.over(old),
            None => patch.value,
        };
        let belongs = if new.kind.is_thread() && !self.settings.kinds.contains(Kinds::THREADS) {
            false
        } else if new.guild_id.is_some() {
            self.guilds.contains_key(&new.guild_id)
        } else {
            new.kind.is_dm()
        };
        let new = Arc::new(new);
        if belongs && new.id.is_some() {
            return (old, self.place_channel(new));
        }
        if old.is_some() {
            self.forget_channel(new.id, Id::NONE);
        }
        (old, new)
    }

    /// Puts a channel where it belongs: below its guild, and below no other. It holds those it is with.
    pub(super) fn place_channel(&mut self, mut channel: Arc<Channel>) -> Arc<Channel> {
        if !channel.recipients.is_empty() {
            for user in &mut Arc::make_mut(&mut channel).recipients {
                self.users.hold(user);
            }
        }
        let (id, guild) = (channel.id, channel.guild_id);
        if let Some(known) = self.channels.get(&id)
            && known.last_message_id > channel.last_message_id
        {
            Arc::make_mut(&mut channel).last_message_id = known.last_message_id;
        }
        if channel.kind.is_thread() {
            self.note_thread(&channel);
        }
        // An event with the real channel means that the bot may view it.
        self.hidden_channels.remove(&id);
        if let Some(replaced) = self.channels.insert(id, channel.clone()) {
            self.release_recipients(&replaced);
            self.archived.remove(&archive_place(&replaced));
            if replaced.guild_id != guild
                && let Some(entry) = self.guilds.get_mut(&replaced.guild_id)
            {
                entry.forget_channel(id);
            }
        }
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.channels.insert(id);
        }
        if is_archived(&channel) {
            self.archived.insert(archive_place(&channel));
            if self.archived.len() > self.settings.archived_threads
                && let Some((_, oldest)) = self.archived.pop_first()
            {
                self.forget_channel(oldest, Id::NONE);
            }
        }
        channel
    }

    /// The newest message of a forum is its newest thread. Discord sends no event for the forum when a thread is created.
    fn note_thread(&mut self, thread: &Channel) {
        if let Some(parent) = self.channels.get_mut(&thread.parent_id)
            && parent.kind.is_thread_only()
            && parent.guild_id == thread.guild_id
            && parent.last_message_id < thread.id.cast()
        {
            Arc::make_mut(parent).last_message_id = thread.id.cast();
        }
    }

    /// An update that arrives from now on must not bring a channel back, nor the stage in it.
    fn note_channel_deleted(&mut self, id: Id<Channel>, told: Id<Guild>) {
        if id.is_none() {
            return;
        }
        let now = self.now();
        self.deleted.channels.insert(now, id, ());
        self.overtaken.channels.take(now, &id);
        let guild = self.channels.get(&id).map_or(told, |known| known.guild_id);
        let stages = self.guilds.get(&guild).into_iter();
        let stages = stages.flat_map(|entry| entry.stage_instances.values());
        let stages: Vec<_> = stages
            .filter(|stage| stage.channel_id == id)
            .map(|stage| stage.id)
            .collect();
        for stage in stages {
            self.note_deleted::<StageInstance>(guild, stage);
        }
    }

    /// Forgets a channel and all that is in it. Of one that is not known an event may say the guild.
    pub(super) fn forget_channel(
        &mut self,
        id: Id<Channel>,
        told: Id<Guild>,
    ) -> Option<Arc<Channel>> {
        for message in self.messages.remove_channel(id) {
            self.release_author(&message);
        }
        let channel = self.channels.remove(&id);
        if let Some(channel) = &channel {
            self.release_recipients(channel);
            self.archived.remove(&archive_place(channel));
        }
        let guild = channel.as_ref().map_or(told, |channel| channel.guild_id);
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.forget_channel(id);
        }
        channel
    }

    /// Forgets the threads of a deleted channel; Discord sends no event for each of them.
    fn forget_threads(&mut self, channel: &Channel) {
        for thread in self.threads_below(channel) {
            self.note_channel_deleted(thread, channel.guild_id);
            self.forget_channel(thread, channel.guild_id);
        }
    }

    /// The threads of a channel.
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

    /// Discord says no more than that something changed.
    pub(super) fn webhooks_update(&self, update: &WebhooksUpdate) -> Change {
        let known = self.channels.get(&update.channel_id).cloned();
        let channel =
            known.unwrap_or_else(|| Arc::new(unknown_channel(update.channel_id, update.guild_id)));
        Change::WebhooksUpdated { channel }
    }

    /// The answer adds nothing, but brings what is kept up to date.
    pub(super) fn channel_info(&mut self, info: ChannelInfo) -> Change {
        let guild = info.guild_id;
        let channels = info.channels.into_iter().map(|patch| {
            let mut told = patch.value;
            self.change_channel(told.id, guild, |channel| {
                channel.status = told.status.take();
                channel.voice_start_time = told.voice_start_time;
            })
        });
        Change::ChannelInfoReceived {
            guild,
            channels: channels.collect(),
        }
    }

    pub(super) fn invite_delete(&mut self, gone: InviteDelete) -> Change {
        let invite = self.forget(Patch {
            value: Invite {
                code: gone.code,
                guild_id: gone.guild_id,
                channel_id: gone.channel_id,
                ..Invite::default()
            },
            present: 0,
        });
        Change::InviteDeleted { invite }
    }

    /// Changes a channel that is kept; of another one, its ids and the change are all that is known.
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

/// What is left of a channel that was never kept.
fn unknown_channel(id: Id<Channel>, guild_id: Id<Guild>) -> Channel {
    Channel {
        id,
        guild_id,
        ..Channel::default()
    }
}

impl GuildEntry {
    /// A channel is gone, and with it what was in it. An event on the calendar still tells where it was to be.
    pub(super) fn forget_channel(&mut self, id: Id<Channel>) {
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

/// Where an archived thread stands among others: those archived first go first.
pub(crate) fn archive_place(channel: &Channel) -> (Timestamp, Id<Channel>) {
    let since = channel
        .thread_metadata
        .as_ref()
        .map_or(Timestamp::NONE, |thread| thread.archive_timestamp);
    (since, channel.id)
}

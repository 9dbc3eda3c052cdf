//! Channels are made, changed and deleted.

use super::*;

impl State {
    /// A new channel at the end of a guild, with what is given set.
    pub fn create_channel(&mut self, guild: Id, name: &str, fields: &Fields) -> Value {
        let before = Some(self.visibility(guild));
        let id = self.world.snowflakes.next();
        let mut channel = Channel::new(id, kind::TEXT, Some(guild), name);
        let position = self.world.channels_of(guild).len();
        set(&mut channel.fields, "position", position);
        channel.apply(&with_whole_tags(fields, &mut self.world.snowflakes));
        let rendered = self.world.render_channel(&channel, None);
        self.world.channels.insert(id, channel);
        let created = rendered.clone();
        self.emit(Event::guild_channel("CHANNEL_CREATE", guild, id, created));
        self.announce_visibility(before, Some(id));
        rendered
    }

    /// Changes a channel or thread.
    pub fn update_channel(&mut self, channel: Id, changes: &Fields) -> Option<Value> {
        let found = self.world.channel(channel)?;
        let (guild, thread) = (found.guild_id?, found.is_thread());
        let changes_visibility =
            changes.contains_key("permission_overwrites") || changes.contains_key("parent_id");
        let before = changes_visibility.then(|| self.visibility(guild));
        let changes = with_whole_tags(changes, &mut self.world.snowflakes);
        self.world.channels.get_mut(&channel)?.apply(&changes);
        let changed = self.world.channel(channel)?;
        let rendered = self.world.render_channel(changed, None);
        let event = if thread {
            Event::channel("THREAD_UPDATE", channel, rendered.clone())
        } else {
            Event::guild_channel("CHANNEL_UPDATE", guild, channel, rendered.clone())
        };
        self.emit(event);
        self.announce_visibility(before, Some(channel));
        Some(rendered)
    }

    /// Sets what a channel allows and denies to one role or member. Returns whether it replaced an earlier overwrite.
    pub fn set_overwrite(&mut self, channel: Id, overwrite: Overwrite) -> Option<bool> {
        let id = overwrite.id;
        let mut all = self.world.channel(channel)?.overwrites.clone();
        let before = all.len();
        all.retain(|other| other.id != id);
        let replaced = all.len() < before;
        all.push(overwrite);
        self.set_overwrites(channel, all);
        Some(replaced)
    }

    /// Takes away what a channel allows and denies to one role or member. Returns it.
    pub fn delete_overwrite(&mut self, channel: Id, id: Id) -> Option<Overwrite> {
        let mut all = self.world.channel(channel)?.overwrites.clone();
        let place = all.iter().position(|other| other.id == id)?;
        let gone = all.remove(place);
        self.set_overwrites(channel, all);
        Some(gone)
    }

    fn set_overwrites(&mut self, channel: Id, overwrites: Vec<Overwrite>) {
        let rendered = overwrites.iter().map(Overwrite::render).collect();
        let changes = object([("permission_overwrites", rendered)]);
        self.update_channel(channel, &changes);
    }

    /// Deletes a channel with its threads and messages, or a thread; an open stage is closed first. Channels of a
    /// deleted category stay, on their own.
    pub fn delete_channel(&mut self, channel: Id) -> Option<Value> {
        let found = self.world.channel(channel)?;
        let rendered = self.world.render_channel(found, None);
        let guild = found.guild_id;
        if found.is_thread() {
            self.delete_thread(channel);
            return Some(rendered);
        }
        if let Some(stage) = self.stage_of(channel).map(|stage| stage.id) {
            self.delete_item(ItemKind::StageInstance, guild.unwrap_or_default(), stage);
        }
        for child in self
            .world
            .channel_ids(|child| child.parent_id == Some(channel))
        {
            let is_thread = self.world.channel(child).is_some_and(Channel::is_thread);
            if is_thread {
                self.forget_channel(child);
            } else {
                let orphan = object([("parent_id", Value::Null)]);
                self.update_channel(child, &orphan);
            }
        }
        let before = guild.map(|guild| self.visibility(guild));
        if let Some(guild) = guild {
            // While the channel is still there, so that it is known who may see it.
            let event = Event::guild_channel("CHANNEL_DELETE", guild, channel, rendered.clone());
            self.emit(event);
        }
        self.forget_channel(channel);
        self.announce_visibility(before, Some(channel));
        Some(rendered)
    }

    /// Removes a channel, what was written in it, and its invites and webhooks, without a word.
    pub fn forget_channel(&mut self, channel: Id) {
        let world = &mut self.world;
        world
            .invites
            .retain(|_, invite| invite.channel_id != channel);
        let is_of_channel =
            |webhook: &Webhook| webhook.channel_id == channel || webhook.source == Some(channel);
        world.webhooks.retain(|_, webhook| !is_of_channel(webhook));
        let own = json!(channel);
        let activities = &mut world.activities;
        activities.retain(|_, activity| activity["location"]["channel_id"] != own);
        world.channels.remove(&channel);
        self.voice.end_channel(channel);
        if let Some(history) = self.world.histories.remove(&channel) {
            self.world.files.remove_all(history.iter());
        }
    }

    /// The DM channel between two users, created if there is none. No event is sent; bots learn of it from a message.
    pub fn open_dm(&mut self, one: Id, other: Id) -> Id {
        if let Some(channel) = self.world.dm_between(one, other) {
            return channel;
        }
        let id = self.world.snowflakes.next();
        let mut channel = Channel::new(id, kind::DM, None, "");
        channel.recipients = vec![one, other];
        self.world.channels.insert(id, channel);
        id
    }
}

/// The fields of a channel, with what Discord adds to the tags of a forum: a new one has no id yet.
fn with_whole_tags(fields: &Fields, snowflakes: &mut SnowflakeGenerator) -> Fields {
    let mut fields = fields.clone();
    let tags = fields.get_mut("available_tags");
    for tag in tags.and_then(Value::as_array_mut).into_iter().flatten() {
        let id = Id::from_json(&tag["id"]).unwrap_or_else(|| snowflakes.next());
        *tag = json!({
            "id": id, "name": tag["name"], "moderated": tag["moderated"] == true,
            "emoji_id": tag["emoji_id"], "emoji_name": tag["emoji_name"],
        });
    }
    fields
}

//! Messages are written, edited and deleted.

use super::*;

/// The message type of a reply.
pub const REPLY: u64 = 19;
/// The flag of a message that a bot has yet to write.
pub const LOADING: u64 = 1 << 7;
/// The flag of a message that forwards another.
const HAS_SNAPSHOT: u64 = 1 << 14;
/// The flags that only Discord sets, and that no edit takes away: CROSSPOSTED, IS_CROSSPOST, HAS_THREAD, HAS_SNAPSHOT.
const DISCORDS_FLAGS: u64 = 1 << 0 | 1 << 1 | HAS_THREAD | HAS_SNAPSHOT;

/// A message about to be written. Without an id it gets a new one.
#[derive(Default)]
pub struct Draft {
    pub message: Message,
    pub uploads: Vec<Upload>,
    /// Who may be pinged; all whom the content names when `None`.
    pub allowed_mentions: Option<Value>,
}

impl From<Message> for Draft {
    fn from(message: Message) -> Draft {
        Draft {
            message,
            ..Draft::default()
        }
    }
}

/// A file about to be attached.
#[derive(Clone)]
pub struct Upload {
    pub filename: String,
    pub content_type: Option<String>,
    pub description: Option<String>,
    pub bytes: Vec<u8>,
}

impl State {
    /// Writes a message, and tells those who see the channel. `None` when there is no such channel.
    pub fn create_message(
        &mut self,
        author: Id,
        channel: Id,
        draft: impl Into<Draft>,
    ) -> Option<Id> {
        let Draft {
            mut message,
            uploads,
            allowed_mentions,
        } = draft.into();
        if message.id == Id::default() {
            message.id = self.world.snowflakes.next();
        }
        let (id, guild) = (message.id, self.world.channel(channel)?.guild_id);
        message.channel_id = channel;
        message.author = author;
        if message.kind == 0 && message.reply_to.is_some() {
            message.kind = REPLY;
        }
        if message.forward.is_some() {
            message.flags |= HAS_SNAPSHOT;
        }
        number(&mut message.components);
        message.attachments = self.store_uploads(channel, uploads);
        show_attachments(&mut message);
        self.find_mentions(&mut message, guild, allowed_mentions.as_ref());

        let history = self.config.history;
        if message.seen_by.is_some() {
            let oldest = self.world.ephemeral_messages.push(message, history);
            self.world.files.remove_all(&oldest);
            return Some(id);
        }
        let found = self.world.channels.get_mut(&channel)?;
        found.last_message_id = Some(id);
        // What a thread begins with does not count.
        if id != channel && message.kind != THREAD_STARTER_MESSAGE {
            found.message_count += 1;
        }
        let mut rendered = self.world.render_message(&message, None);
        self.add_guild_fields(&mut rendered, guild, author);
        message.nonce = None;
        let messages = self.world.histories.entry(channel).or_default();
        let oldest = messages.push(message, history);
        self.world.files.remove_all(&oldest);
        self.emit(Event::channel("MESSAGE_CREATE", channel, rendered).message());
        Some(id)
    }

    /// Changes a message: `content`, `embeds`, `components`, `flags`, `attachments` (those to keep), and new files.
    pub fn edit_message(
        &mut self,
        channel: Id,
        message: Id,
        changes: &Fields,
        uploads: Vec<Upload>,
    ) -> Option<()> {
        self.world.any_message(channel, message)?;
        let guild = self.guild_of_channel(channel);
        let added = self.store_uploads(channel, uploads);
        let mut edited = self.world.any_message(channel, message)?.clone();
        for (key, value) in changes {
            let list = || value.as_array().cloned().unwrap_or_default();
            match key.as_str() {
                "content" => edited.content = value.as_str().unwrap_or_default().to_owned(),
                "embeds" => edited.embeds = list(),
                "components" => {
                    edited.components = list();
                    number(&mut edited.components);
                }
                "flags" => {
                    let set = value.as_u64().unwrap_or(0) & !DISCORDS_FLAGS;
                    edited.flags = edited.flags & DISCORDS_FLAGS | set;
                }
                "attachments" => {
                    let kept = ids_of_objects(value);
                    edited.attachments.retain(|file| kept.contains(&file.id));
                }
                _ => {}
            }
        }
        edited.attachments.extend(added);
        // What a bot still had to write is not an edit.
        if edited.flags & LOADING == 0 {
            edited.edited = Some(iso(unix_ms()));
        }
        edited.flags &= !LOADING;
        show_attachments(&mut edited);
        self.find_mentions(&mut edited, guild, changes.get("allowed_mentions"));
        let author = edited.author;
        if edited.seen_by.is_some() {
            *self.world.ephemeral_messages.get_mut(message)? = edited;
            return Some(());
        }
        *self.world.message_mut((channel, message))? = edited;
        self.announce_message_update(channel, message, author)
    }

    /// A user pins or unpins a message. A system message announces a new pin.
    pub fn set_pinned(&mut self, user: Id, channel: Id, message: Id, pinned: bool) -> Option<()> {
        let found = self.world.message_mut((channel, message))?;
        let now = unix_ms();
        found.pinned_ms = pinned.then_some(now);
        let author = found.author;
        self.announce_message_update(channel, message, author);
        if pinned {
            self.world.channels.get_mut(&channel)?.last_pin_timestamp = Some(iso(now));
        }
        let last = self.world.channel(channel)?.last_pin_timestamp.clone();
        let pins = self.in_channel(channel, json!({ "last_pin_timestamp": last }));
        self.emit(Event::channel("CHANNEL_PINS_UPDATE", channel, pins));
        if pinned {
            self.announce_pin(user, channel, message);
        }
        Some(())
    }

    /// Tells how a message is now.
    pub fn announce_message_update(&mut self, channel: Id, message: Id, author: Id) -> Option<()> {
        let guild = self.guild_of_channel(channel);
        let found = self.world.message(channel, message)?;
        let mut rendered = self.world.render_message(found, None);
        self.add_guild_fields(&mut rendered, guild, author);
        self.emit(Event::channel("MESSAGE_UPDATE", channel, rendered).message());
        Some(())
    }

    /// Deletes a message.
    pub fn delete_message(&mut self, channel: Id, message: Id) -> Option<()> {
        if let Some(gone) = self.world.ephemeral_messages.remove(message) {
            self.world.files.remove_all([&gone]);
            return Some(());
        }
        self.take_message(channel, message)?;
        let gone = self.in_channel(channel, json!({ "id": message }));
        self.emit(Event::channel("MESSAGE_DELETE", channel, gone));
        Some(())
    }

    /// Deletes many messages at once. Those that are not there are told all the same, as Discord does.
    pub fn delete_messages(&mut self, channel: Id, messages: &[Id]) {
        for message in messages {
            self.take_message(channel, *message);
        }
        let gone = self.in_channel(channel, json!({ "ids": messages }));
        self.emit(Event::channel("MESSAGE_DELETE_BULK", channel, gone));
    }

    fn take_message(&mut self, channel: Id, message: Id) -> Option<()> {
        let gone = self.world.histories.get_mut(&channel)?.remove(message)?;
        self.world.files.remove_all([&gone]);
        // `last_message_id` stays: Discord lets it point at a message that is gone.
        let counted = message != channel && gone.kind != THREAD_STARTER_MESSAGE;
        let found = self.world.channels.get_mut(&channel)?;
        found.message_count = found.message_count.saturating_sub(counted.into());
        Some(())
    }

    fn store_uploads(&mut self, channel: Id, uploads: Vec<Upload>) -> Vec<Attachment> {
        let uploads = uploads.into_iter();
        uploads
            .map(|upload| self.store_upload(channel, upload))
            .collect()
    }

    /// Keeps a file under the channel, the application or the interaction it was sent to.
    pub fn store_upload(&mut self, channel: Id, upload: Upload) -> Attachment {
        let id = self.world.snowflakes.next();
        let attachment = Attachment {
            id,
            url: format!(
                "{}/attachments/{channel}/{id}/{}",
                self.url, upload.filename
            ),
            filename: upload.filename,
            size: upload.bytes.len(),
            dimensions: crate::http::png_dimensions(&upload.bytes),
            content_type: upload.content_type,
            description: upload.description,
        };
        self.world.files.insert(id, upload.bytes);
        attachment
    }

    /// The fields a message has only in the gateway, and only in a guild: where it is, and the author as a member.
    fn add_guild_fields(&self, rendered: &mut Value, guild: Option<Id>, author: Id) {
        let Some(guild) = guild.and_then(|guild| self.world.guild(guild)) else {
            return;
        };
        rendered["guild_id"] = json!(guild.id);
        if let Some(member) = guild.members.get(&author) {
            rendered["member"] = member.render();
        }
        if let Some(mentions) = rendered["mentions"].as_array_mut() {
            for user in mentions {
                let id = Id::from_json(&user["id"]);
                if let Some(member) = id.and_then(|id| guild.members.get(&id)) {
                    user["member"] = member.render();
                }
            }
        }
    }

    /// The guild of a channel, none for a DM.
    pub fn guild_of_channel(&self, channel: Id) -> Option<Id> {
        self.world.channel(channel)?.guild_id
    }

    /// Adds `channel_id`, and `guild_id` where there is one.
    pub fn in_channel(&self, channel: Id, mut payload: Value) -> Value {
        payload["channel_id"] = json!(channel);
        set_some(&mut payload, "guild_id", self.guild_of_channel(channel));
        payload
    }
}

/// Embeds and components point at files of the same message by `attachment://name`: as Discord does, they are given the
/// addresses.
fn show_attachments(message: &mut Message) {
    let files = &message.attachments;
    for value in message.embeds.iter_mut().chain(&mut message.components) {
        point(value, files);
    }
}

fn point(value: &mut Value, files: &[Attachment]) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|one| point(one, files)),
        Value::Object(fields) => {
            let url = fields.get("url").and_then(Value::as_str);
            let name = url.and_then(|url| url.strip_prefix("attachment://"));
            let file = name.and_then(|name| files.iter().find(|file| file.filename == name));
            if let Some(file) = file {
                for name in ["url", "proxy_url"] {
                    fields.insert(name.to_owned(), json!(file.url));
                }
                if let Some((width, height)) = file.dimensions {
                    set(fields, "width", width);
                    set(fields, "height", height);
                }
            }
            fields.values_mut().for_each(|one| point(one, files));
        }
        _ => {}
    }
}

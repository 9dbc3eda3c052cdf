//! Messages, and what a channel remembers of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Emoji, Forward, Origin, Poll, WebhookAuthor, World};
use crate::id::Id;

/// A message.
#[derive(Clone, Debug, Default)]
pub struct Message {
    pub id: Id,
    pub channel_id: Id,
    pub author: Id,
    /// What is shown of the author when it is a webhook.
    pub webhook: Option<WebhookAuthor>,
    /// Discord's message type; 0 is plain, 19 a reply.
    pub kind: u64,
    pub content: String,
    /// When it was edited, in Discord's form.
    pub edited: Option<String>,
    pub tts: bool,
    pub flags: u64,
    /// When it was pinned (Unix time, milliseconds), if it is.
    pub pinned_ms: Option<u64>,
    pub mention_everyone: bool,
    pub mentions: Vec<Id>,
    pub mention_roles: Vec<Id>,
    pub attachments: Vec<Attachment>,
    pub embeds: Vec<Value>,
    pub components: Vec<Value>,
    pub sticker_items: Vec<Value>,
    pub poll: Option<Poll>,
    pub reactions: Vec<Reaction>,
    pub nonce: Option<Value>,
    /// The message this one answers.
    pub reply_to: Option<Id>,
    /// The message this one forwards.
    pub forward: Option<Forward>,
    /// What this one points at elsewhere: the announcement it repeats, the message it tells of, the thread it announces.
    pub refers_to: Option<Reference>,
    /// The interaction this one comes from.
    pub origin: Option<Origin>,
    /// The only user who sees it, if it is ephemeral.
    pub seen_by: Option<Id>,
}

/// The message type of what a thread that began from a message begins with.
pub const THREAD_STARTER_MESSAGE: u64 = 21;
/// The flag of a message that a thread began from.
pub const HAS_THREAD: u64 = 1 << 5;

/// The message type of a poll's result, which points at the poll and does not quote it.
pub const POLL_RESULT: u64 = 46;

/// What a message of Discord's own points at.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    pub channel: Id,
    pub message: Option<Id>,
}

/// One emoji on a message and who put it there.
#[derive(Clone, Debug)]
pub struct Reaction {
    pub emoji: Emoji,
    pub users: Vec<Id>,
}

/// A file on a message. Its bytes stand in the world's `files`.
#[derive(Clone, Debug)]
pub struct Attachment {
    pub id: Id,
    pub filename: String,
    pub size: usize,
    pub url: String,
    pub content_type: Option<String>,
    pub description: Option<String>,
    /// Width and height of an image, in pixels.
    pub dimensions: Option<(u32, u32)>,
}

impl Attachment {
    pub fn render(&self) -> Value {
        let mut attachment = json!({
            "id": self.id,
            "filename": self.filename,
            "size": self.size,
            "url": self.url,
            "proxy_url": self.url,
        });
        if let Some(kind) = &self.content_type {
            attachment["content_type"] = json!(kind);
        }
        if let Some(description) = &self.description {
            attachment["description"] = json!(description);
        }
        if let Some((width, height)) = self.dimensions {
            attachment["width"] = json!(width);
            attachment["height"] = json!(height);
        }
        attachment
    }
}

/// The messages of a channel, oldest first, no more than a set number.
#[derive(Default)]
pub struct History {
    messages: BTreeMap<Id, Message>,
}

impl History {
    /// Adds a message. Returns the ids of the files of the message that was removed for it.
    pub fn push(&mut self, message: Message, capacity: usize) -> Vec<Id> {
        self.messages.insert(message.id, message);
        if self.messages.len() <= capacity.max(1) {
            return Vec::new();
        }
        let forgotten = self.messages.pop_first();
        forgotten
            .map(|(_, message)| message.attachments.iter().map(|file| file.id).collect())
            .unwrap_or_default()
    }

    pub fn get(&self, id: Id) -> Option<&Message> {
        self.messages.get(&id)
    }

    pub fn get_mut(&mut self, id: Id) -> Option<&mut Message> {
        self.messages.get_mut(&id)
    }

    pub fn remove(&mut self, id: Id) -> Option<Message> {
        self.messages.remove(&id)
    }

    /// All messages, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Message> {
        self.messages.values()
    }

    /// The messages older than that one, newest first.
    pub fn before(&self, id: Id) -> impl Iterator<Item = &Message> {
        self.messages.range(..id).rev().map(|(_, message)| message)
    }

    /// The messages newer than that one, oldest first.
    pub fn after(&self, id: Id) -> impl Iterator<Item = &Message> {
        self.messages
            .range((std::ops::Bound::Excluded(id), std::ops::Bound::Unbounded))
            .map(|(_, message)| message)
    }

    pub fn len(&self) -> usize {
        self.messages.len()
    }
}

impl World {
    /// A message as that viewer sees it, as REST carries it.
    pub fn render_message(&self, message: &Message, viewer: Option<Id>) -> Value {
        let mut rendered = self.render_message_without_reference(message, viewer);
        // Of what it points at elsewhere, only the first message of a thread quotes it.
        if message.kind == THREAD_STARTER_MESSAGE
            && let Some(reference) = message.refers_to
        {
            let source = reference
                .message
                .and_then(|id| self.message(reference.channel, id));
            rendered["referenced_message"] = source.map_or(Value::Null, |source| {
                self.render_message_without_reference(source, viewer)
            });
        }
        if let Some(answered) = message.reply_to {
            let guild = self
                .channels
                .get(&message.channel_id)
                .and_then(|channel| channel.guild_id);
            let mut reference =
                json!({ "type": 0, "channel_id": message.channel_id, "message_id": answered });
            if let Some(guild) = guild {
                reference["guild_id"] = json!(guild);
            }
            rendered["message_reference"] = reference;
            if message.kind == POLL_RESULT {
                return rendered;
            }
            // A reply to an ephemeral message does not show that message to others.
            let target = self.any_message(message.channel_id, answered);
            let target =
                target.filter(|one| one.seen_by.is_none() || one.seen_by == message.seen_by);
            rendered["referenced_message"] = target.map_or(Value::Null, |target| {
                self.render_message_without_reference(target, viewer)
            });
        }
        rendered
    }

    fn render_author(&self, message: &Message) -> Value {
        message.webhook.as_ref().map_or_else(
            || self.render_user(message.author),
            |webhook| webhook.render(message.author),
        )
    }

    fn render_message_without_reference(&self, message: &Message, viewer: Option<Id>) -> Value {
        let mut rendered = json!({
            "id": message.id,
            "channel_id": message.channel_id,
            "type": message.kind,
            "author": self.render_author(message),
            "content": message.content,
            "timestamp": crate::time::iso(message.id.created_ms()),
            "edited_timestamp": message.edited,
            "tts": message.tts,
            "flags": message.flags,
            "pinned": message.pinned_ms.is_some(),
            "mention_everyone": message.mention_everyone,
            "mentions": message.mentions.iter().map(|user| self.render_user(*user)).collect::<Vec<_>>(),
            "mention_roles": message.mention_roles,
            "attachments": message.attachments.iter().map(Attachment::render).collect::<Vec<_>>(),
            "embeds": message.embeds,
            "components": message.components,
        });
        if let Some(webhook) = &message.webhook {
            rendered["webhook_id"] = json!(message.author);
            if let Some(application) = webhook.application_id {
                rendered["application_id"] = json!(application);
            }
        }
        if let Some(origin) = &message.origin {
            rendered["webhook_id"] = json!(message.author);
            rendered["application_id"] = json!(message.author);
            rendered["interaction_metadata"] = origin.metadata.clone();
            if let Some(summary) = &origin.summary {
                rendered["interaction"] = summary.clone();
            }
        }
        if !message.reactions.is_empty() {
            rendered["reactions"] = message
                .reactions
                .iter()
                .map(|reaction| render_reaction(reaction, viewer))
                .collect();
        }
        if !message.sticker_items.is_empty() {
            rendered["sticker_items"] = json!(message.sticker_items);
        }
        if let Some(poll) = &message.poll {
            rendered["poll"] = poll.render(viewer);
        }
        if let Some(forward) = &message.forward {
            forward.render_into(&mut rendered);
        }
        if let Some(Reference { channel, message }) = message.refers_to {
            let mut reference = json!({ "type": 0, "channel_id": channel });
            let guild = self.channels.get(&channel);
            if let Some(guild) = guild.and_then(|channel| channel.guild_id) {
                reference["guild_id"] = json!(guild);
            }
            if let Some(message) = message {
                reference["message_id"] = json!(message);
            }
            rendered["message_reference"] = reference;
        }
        if message.flags & HAS_THREAD != 0
            && let Some(thread) = self.channels.get(&message.id)
        {
            rendered["thread"] = self.render_channel(thread, viewer);
        }
        if let Some(nonce) = &message.nonce {
            rendered["nonce"] = nonce.clone();
        }
        rendered
    }
}

fn render_reaction(reaction: &Reaction, viewer: Option<Id>) -> Value {
    json!({
        "emoji": reaction.emoji.render(),
        "count": reaction.users.len(),
        "count_details": { "burst": 0, "normal": reaction.users.len() },
        "me": viewer.is_some_and(|viewer| reaction.users.contains(&viewer)),
        "me_burst": false,
        "burst_colors": [],
    })
}

//! Messages, and what a channel remembers of them.

use super::*;

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

/// What a message of Discord's own points at: a channel, or a message in it.
pub type Reference = (Id, Option<Id>);

/// A message by its channel's id and its own.
pub type MessageKey = (Id, Id);

impl Message {
    /// A message with nothing but a content.
    pub fn of_content(content: impl Into<String>) -> Message {
        Message {
            content: content.into(),
            ..Message::default()
        }
    }

    /// A message of Discord's own: its type, its content, and what it points at.
    pub fn notice(kind: u64, content: impl Into<String>, refers_to: Option<Reference>) -> Message {
        Message {
            kind,
            refers_to,
            ..Message::of_content(content)
        }
    }

    /// The reaction with that emoji.
    pub fn reaction(&self, emoji: &Emoji) -> Option<&Reaction> {
        let mut all = self.reactions.iter();
        all.find(|reaction| reaction.emoji.same(emoji))
    }

    /// The same, to change it.
    pub fn reaction_mut(&mut self, emoji: &Emoji) -> Option<&mut Reaction> {
        let mut all = self.reactions.iter_mut();
        all.find(|reaction| reaction.emoji.same(emoji))
    }
}

/// One emoji on a message and who put it there.
#[derive(Clone, Debug)]
pub struct Reaction {
    pub emoji: Emoji,
    pub users: Vec<Id>,
}

/// A file on a message. Its bytes stand in the world's `files`.
#[derive(Clone, Debug, Serialize)]
pub struct Attachment {
    pub id: Id,
    pub filename: String,
    pub size: usize,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Width and height of an image, in pixels.
    #[serde(skip)]
    pub dimensions: Option<(u32, u32)>,
}

impl Attachment {
    pub fn render(&self) -> Value {
        let mut attachment = json!(self);
        attachment["proxy_url"] = json!(self.url);
        if let Some((width, height)) = self.dimensions {
            fill(&mut attachment, json!({ "width": width, "height": height }));
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
    /// Adds a message. Returns the message that was removed for it.
    pub fn push(&mut self, message: Message, capacity: usize) -> Option<Message> {
        self.messages.insert(message.id, message);
        let is_full = self.messages.len() > capacity.max(1);
        is_full
            .then(|| self.messages.pop_first())?
            .map(|(_, oldest)| oldest)
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
        if message.reply_to.is_some() {
            let reference = (message.channel_id, message.reply_to);
            rendered["message_reference"] = self.render_reference(reference);
        }
        let quoted = match (message.reply_to, message.refers_to) {
            // A reply to an ephemeral message does not show that message to others.
            (Some(answered), _) if message.kind != POLL_RESULT => {
                let answered = self.any_message(message.channel_id, answered);
                answered.filter(|one| one.seen_by.is_none() || one.seen_by == message.seen_by)
            }
            // Of what it points at elsewhere, only the first message of a thread quotes it.
            (None, Some((channel, id))) if message.kind == THREAD_STARTER_MESSAGE => {
                id.and_then(|id| self.message(channel, id))
            }
            _ => return rendered,
        };
        let quoted = quoted.map(|quoted| self.render_message_without_reference(quoted, viewer));
        rendered["referenced_message"] = json!(quoted);
        rendered
    }

    fn render_reference(&self, (channel, message): Reference) -> Value {
        let mut reference = json!({ "type": 0, "channel_id": channel });
        let guild = self.channel(channel).and_then(|channel| channel.guild_id);
        set_some(&mut reference, "guild_id", guild);
        set_some(&mut reference, "message_id", message);
        reference
    }

    fn render_author(&self, message: &Message) -> Value {
        match &message.webhook {
            Some(webhook) => webhook.render(message.author),
            None => self.render_user(message.author),
        }
    }

    fn render_message_without_reference(&self, message: &Message, viewer: Option<Id>) -> Value {
        let mut rendered = json!({
            "id": message.id,
            "channel_id": message.channel_id,
            "type": message.kind,
            "author": self.render_author(message),
            "content": message.content,
            "timestamp": iso(message.id.created_ms()),
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
            set_some(&mut rendered, "application_id", webhook.application_id);
        }
        if let Some(origin) = &message.origin {
            rendered["webhook_id"] = json!(message.author);
            rendered["application_id"] = json!(message.author);
            rendered["interaction_metadata"] = origin.metadata.clone();
            set_some(&mut rendered, "interaction", origin.summary.as_ref());
        }
        if !message.reactions.is_empty() {
            let reactions = message.reactions.iter();
            let reactions = reactions.map(|reaction| render_reaction(reaction, viewer));
            rendered["reactions"] = reactions.collect();
        }
        if !message.sticker_items.is_empty() {
            rendered["sticker_items"] = json!(message.sticker_items);
        }
        let poll = message.poll.as_ref().map(|poll| poll.render(viewer));
        set_some(&mut rendered, "poll", poll);
        if let Some(forward) = &message.forward {
            rendered["message_reference"] = forward.reference.clone();
            rendered["message_snapshots"] = json!([{ "message": forward.snapshot }]);
        }
        let reference = message.refers_to.map(|to| self.render_reference(to));
        set_some(&mut rendered, "message_reference", reference);
        if message.flags & HAS_THREAD != 0
            && let Some(thread) = self.channel(message.id)
        {
            rendered["thread"] = self.render_channel(thread, viewer);
        }
        set_some(&mut rendered, "nonce", message.nonce.as_ref());
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

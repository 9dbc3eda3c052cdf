//! Messages.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::change::{Draft, Upload};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{self, Fields};

/// Sends a message as a user. Returns the message, or `{blocked_by}` with the id of the auto moderation rule that
/// blocks it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendMessage {
    /// The channel.
    pub channel: Key,
    /// The author.
    pub author: Key,
    /// The content. Empty by default.
    #[serde(default)]
    pub content: String,
    /// The message to reply to. None by default.
    pub reply_to: Option<Id>,
    /// Embed objects. They are not checked.
    #[serde(default)]
    pub embeds: Vec<Value>,
    /// Component objects. They are not checked.
    #[serde(default)]
    pub components: Vec<Value>,
    /// The attachments: file name, content in base64, and media type, such as `image/png`.
    #[serde(default)]
    pub files: Vec<File>,
    /// A poll: `question` (with `text`), `answers` (each with `poll_media`, which has `text` or `emoji`), and
    /// optionally `duration` (in hours, 24 by default) and `allow_multiselect`.
    pub poll: Option<Value>,
    /// The ids of stickers of the guild.
    #[serde(default)]
    pub stickers: Vec<Id>,
    /// The message to forward, with the channel it is in.
    pub forward: Option<Forward>,
    /// The message flags, a bitfield, such as 32768 for Components V2. 0 by default.
    #[serde(default)]
    pub flags: u64,
}

/// A message to forward.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forward {
    /// The channel of the message.
    pub channel: Key,
    /// The message.
    pub message: Id,
}

impl Forward {
    fn read(&self, state: &State) -> Result<Option<world::Forward>, ActionError> {
        let channel = state.channel(&self.channel)?;
        let message = state.existing_message(channel, self.message)?;
        Ok(state.world.forward_of(channel, message))
    }
}

/// An attachment of a message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The file name.
    pub filename: String,
    /// The content in base64.
    pub data: String,
    /// The media type, such as `image/png`.
    pub content_type: Option<String>,
}

impl File {
    pub(super) fn read(self) -> Result<Upload, ActionError> {
        let bytes = STANDARD
            .decode(&self.data)
            .map_err(|error| ActionError::invalid(format!("data is not base64: {error}")))?;
        Ok(Upload {
            filename: self.filename,
            content_type: self.content_type,
            description: None,
            bytes,
        })
    }
}

impl Perform for SendMessage {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (channel, author) = (state.channel(&self.channel)?, state.user(&self.author)?);
        let reply_to = self
            .reply_to
            .map(|message| state.existing_message(channel, message))
            .transpose()?;
        let guild = state.guild_of_channel(channel).unwrap_or_default();
        let sticker = |id: &Id| {
            let found = state.world.sticker_item(guild, *id);
            found.ok_or_else(|| ActionError::invalid(format!("there is no sticker {id}")))
        };
        let draft = Draft {
            content: self.content,
            flags: self.flags,
            embeds: self.embeds,
            components: self.components,
            poll: self.poll.as_ref().map(world::Poll::read),
            stickers: self
                .stickers
                .iter()
                .map(sticker)
                .collect::<Result<_, _>>()?,
            forward: match &self.forward {
                Some(forward) => forward.read(state)?,
                None => None,
            },
            reply_to,
            uploads: self
                .files
                .into_iter()
                .map(File::read)
                .collect::<Result<_, _>>()?,
            ..Draft::default()
        };
        write(state, channel, author, draft)
    }
}

fn write(state: &mut State, channel: Id, author: Id, draft: Draft) -> Result<Value, ActionError> {
    let id = match state.write_message(author, channel, draft) {
        Ok(id) => id,
        Err(rule) => return Ok(json!({ "blocked_by": rule })),
    };
    let message = id.and_then(|id| state.world.message(channel, id));
    Ok(json!(message.map(|message| state.in_channel(
        channel,
        state.world.render_message(message, None)
    ))))
}

/// Edits a message, whoever its author is. Returns the message, or `{blocked_by}` with the id of the auto moderation
/// rule that blocks the edit.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct EditMessage {
    /// The channel.
    pub channel: Key,
    /// The message.
    pub message: Id,
    /// The fields to change, with Discord's names: `content`, `embeds`, `components`, `flags`.
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for EditMessage {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let message = state.existing_message(channel, self.message)?;
        let author = state
            .world
            .message(channel, message)
            .map(|found| found.author);
        let content = self.changes.get("content").and_then(Value::as_str);
        if let (Some(author), Some(content)) = (author, content) {
            let violations = state.find_violations(author, channel, content);
            let blocking_rule = state.blocking_rule(channel, &violations);
            let kept = blocking_rule.is_none().then_some(message);
            state.act_on_violations(author, channel, content, kept, &violations);
            if let Some(rule) = blocking_rule {
                return Ok(json!({ "blocked_by": rule }));
            }
        }
        state.edit_message(channel, message, &self.changes, Vec::new());
        let edited = state.world.message(channel, message);
        Ok(json!(
            edited.map(|message| state.world.render_message(message, None))
        ))
    }
}

/// Deletes a message. Returns `{id, channel_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteMessage {
    /// The channel.
    pub channel: Key,
    /// The message.
    pub message: Id,
}

impl Perform for DeleteMessage {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let message = state.existing_message(channel, self.message)?;
        state.delete_message(channel, message);
        Ok(json!({ "id": message, "channel_id": channel }))
    }
}

/// Deletes several messages at once. Returns `{ids, channel_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteMessages {
    /// The channel.
    pub channel: Key,
    /// The messages.
    pub messages: Vec<Id>,
}

impl Perform for DeleteMessages {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        state.delete_messages(channel, &self.messages);
        Ok(json!({ "ids": self.messages, "channel_id": channel }))
    }
}

/// Pins a message. Returns `{id, channel_id, pinned}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The channel.
    pub channel: Key,
    /// The message.
    pub message: Id,
    /// The user who pins it. The author of the message by default.
    pub user: Option<Key>,
}

impl Perform for Pin {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        set_pinned(state, &self.channel, self.message, self.user, true)
    }
}

/// Unpins a message. Returns `{id, channel_id, pinned}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unpin {
    /// The channel.
    pub channel: Key,
    /// The message.
    pub message: Id,
    /// The user who unpins it. The author of the message by default.
    pub user: Option<Key>,
}

impl Perform for Unpin {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        set_pinned(state, &self.channel, self.message, self.user, false)
    }
}

fn set_pinned(
    state: &mut State,
    channel: &Key,
    message: Id,
    user: Option<Key>,
    pinned: bool,
) -> Result<Value, ActionError> {
    let channel = state.channel(channel)?;
    let message = state.existing_message(channel, message)?;
    let author = state.world.message(channel, message);
    let author = author.map(|message| message.author).unwrap_or_default();
    let user = user.map_or(Ok(author), |user| state.user(&user))?;
    state.set_pinned(user, channel, message, pinned);
    Ok(json!({ "id": message, "channel_id": channel, "pinned": pinned }))
}

/// Opens the DM between a user and a bot. Returns the channel as the bot sees it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenDm {
    /// The user.
    pub user: Key,
    /// The bot. The first bot by default.
    pub bot: Option<Key>,
}

impl Perform for OpenDm {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, bot) = (state.user(&self.user)?, state.bot(self.bot.as_ref())?);
        let channel = state.open_dm(bot, user);
        Ok(json!(state.world.channels.get(&channel).map(|channel| {
            state.world.render_channel(channel, Some(bot))
        })))
    }
}

/// Sends a direct message to a bot. Returns the message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendDm {
    /// The author.
    pub user: Key,
    /// The content.
    pub content: String,
    /// The bot. The first bot by default.
    pub bot: Option<Key>,
}

impl Perform for SendDm {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (user, bot) = (state.user(&self.user)?, state.bot(self.bot.as_ref())?);
        let channel = state.open_dm(bot, user);
        write(
            state,
            channel,
            user,
            Draft {
                content: self.content,
                ..Draft::default()
            },
        )
    }
}

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

/// Somebody writes a message. Answers with it; with `{blocked_by}`, a rule's id, when auto moderation keeps it back.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendMessage {
    /// Where.
    pub channel: Key,
    /// Who.
    pub author: Key,
    /// What.
    #[serde(default)]
    pub content: String,
    /// The message it answers.
    pub reply_to: Option<Id>,
    /// Embed objects, shown as given.
    #[serde(default)]
    pub embeds: Vec<Value>,
    /// Component objects, shown as given.
    #[serde(default)]
    pub components: Vec<Value>,
    /// Files.
    #[serde(default)]
    pub files: Vec<File>,
    /// A poll: `question` (with `text`), `answers` (each with `poll_media`, which has `text` or `emoji`), and if wanted
    /// `duration` in hours and `allow_multiselect`.
    pub poll: Option<Value>,
    /// Stickers of the guild.
    #[serde(default)]
    pub stickers: Vec<Id>,
    /// The message it forwards, with the channel it is in.
    pub forward: Option<Forward>,
    /// The sum of its flags, as 32768 for components v2.
    #[serde(default)]
    pub flags: u64,
}

/// A message to forward.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forward {
    /// Where it is.
    pub channel: Key,
    /// Which.
    pub message: Id,
}

impl Forward {
    fn read(&self, state: &State) -> Result<Option<world::Forward>, ActionError> {
        let channel = state.channel(&self.channel)?;
        let message = state.existing(channel, self.message)?;
        Ok(state.world.forward_of(channel, message))
    }
}

/// A file on a message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its name.
    pub filename: String,
    /// Its bytes in base64.
    pub data: String,
    /// Its media type, as `image/png`.
    pub content_type: Option<String>,
}

impl File {
    pub(super) fn read(self) -> Result<Upload, ActionError> {
        let bytes = STANDARD
            .decode(&self.data)
            .map_err(|error| ActionError::invalid(error.to_string()))?;
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
            .map(|message| state.existing(channel, message))
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

/// Changes a message, whoever wrote it. Answers with it; with `{blocked_by}`, a rule's id, when auto moderation keeps
/// the change back.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct EditMessage {
    /// Where.
    pub channel: Key,
    /// Which.
    pub message: Id,
    /// What changes: `content`, `embeds`, `components`, `flags`.
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for EditMessage {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let message = state.existing(channel, self.message)?;
        let author = state
            .world
            .message(channel, message)
            .map(|found| found.author);
        let content = self.changes.get("content").and_then(Value::as_str);
        if let (Some(author), Some(content)) = (author, content) {
            let findings = state.judge(author, channel, content);
            let blocker = state.blocker(channel, &findings);
            let kept = blocker.is_none().then_some(message);
            state.act_on(author, channel, content, kept, &findings);
            if let Some(rule) = blocker {
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

/// Deletes a message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteMessage {
    /// Where.
    pub channel: Key,
    /// Which.
    pub message: Id,
}

impl Perform for DeleteMessage {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let message = state.existing(channel, self.message)?;
        state.delete_message(channel, message);
        Ok(json!({ "id": message, "channel_id": channel }))
    }
}

/// Deletes many messages at once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteMessages {
    /// Where.
    pub channel: Key,
    /// Which.
    pub messages: Vec<Id>,
}

impl Perform for DeleteMessages {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        state.delete_messages(channel, &self.messages);
        Ok(json!({ "ids": self.messages, "channel_id": channel }))
    }
}

/// Pins a message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// Where.
    pub channel: Key,
    /// Which.
    pub message: Id,
    /// Who; the author of the message when not given.
    pub user: Option<Key>,
}

impl Perform for Pin {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        set_pinned(state, &self.channel, self.message, self.user, true)
    }
}

/// Unpins a message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unpin {
    /// Where.
    pub channel: Key,
    /// Which.
    pub message: Id,
    /// Who; the author of the message when not given.
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
    let message = state.existing(channel, message)?;
    let author = state.world.message(channel, message);
    let author = author.map(|message| message.author).unwrap_or_default();
    let user = user.map_or(Ok(author), |user| state.user(&user))?;
    state.set_pinned(user, channel, message, pinned);
    Ok(json!({ "id": message, "channel_id": channel, "pinned": pinned }))
}

/// Opens the DM between a person and a bot. Answers with the channel as the bot sees it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenDm {
    /// Who.
    pub user: Key,
    /// The bot; the first one when not given.
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

/// A person writes to a bot directly. Answers with the message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendDm {
    /// Who.
    pub user: Key,
    /// What.
    pub content: String,
    /// The bot; the first one when not given.
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

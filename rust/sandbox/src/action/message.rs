//! Messages, reactions and polls.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::change::{Draft, Upload};
use crate::world::{self, Message, MessageKey, Poll};

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
        let (channel, message) = state.message_key(&self.channel, self.message)?;
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

pub fn send_message(state: &mut State, channel: Id, author: Id, action: SendMessage) -> Outcome {
    let reply_to = action.reply_to;
    let reply_to = reply_to.map(|message| state.existing_message(channel, message));
    let guild = state.guild_of_channel(channel).unwrap_or_default();
    let sticker = |id: &Id| {
        let found = state.world.sticker_item(guild, *id);
        found.ok_or_else(|| ActionError::invalid(format!("there is no sticker {id}")))
    };
    let stickers = action.stickers.iter().map(sticker);
    let files = action.files.into_iter().map(File::read);
    let message = Message {
        flags: action.flags,
        embeds: action.embeds,
        components: action.components,
        poll: action.poll.as_ref().map(Poll::read),
        sticker_items: stickers.collect::<Result<_, _>>()?,
        forward: match &action.forward {
            Some(forward) => forward.read(state)?,
            None => None,
        },
        reply_to: reply_to.transpose()?,
        ..Message::of_content(action.content)
    };
    let draft = Draft {
        message,
        uploads: files.collect::<Result<_, _>>()?,
        allowed_mentions: None,
    };
    write(state, channel, author, draft)
}

fn write(state: &mut State, channel: Id, author: Id, draft: impl Into<Draft>) -> Outcome {
    let id = match state.write_message(author, channel, draft) {
        Ok(id) => id,
        Err(rule) => return Ok(json!({ "blocked_by": rule })),
    };
    let message = id.and_then(|id| state.world.message(channel, id));
    let rendered = message.map(|message| state.world.render_message(message, None));
    Ok(json!(rendered.map(|it| state.in_channel(channel, it))))
}

pub fn edit_message(
    state: &mut State,
    (channel, message): MessageKey,
    changes: &Fields,
) -> Outcome {
    let author = state.world.message(channel, message).map(|it| it.author);
    let content = changes.get("content").and_then(Value::as_str);
    let edit = |state: &mut State| {
        state.edit_message(channel, message, changes, Vec::new())?;
        Some(message)
    };
    let edited = match author.zip(content) {
        Some((author, content)) => state.moderate(author, channel, content, edit),
        None => Ok(edit(state)),
    };
    if let Err(rule) = edited {
        return Ok(json!({ "blocked_by": rule }));
    }
    let edited = state.world.message(channel, message);
    Ok(json!(
        edited.map(|message| state.world.render_message(message, None))
    ))
}

pub fn delete_message(state: &mut State, (channel, message): MessageKey) -> Value {
    state.delete_message(channel, message);
    json!({ "id": message, "channel_id": channel })
}

pub fn delete_messages(state: &mut State, channel: Id, messages: Vec<Id>) -> Value {
    state.delete_messages(channel, &messages);
    json!({ "ids": messages, "channel_id": channel })
}

pub fn set_pinned(
    state: &mut State,
    (channel, message): MessageKey,
    user: Option<Key>,
    pinned: bool,
) -> Outcome {
    let author = state.world.message(channel, message).map(|it| it.author);
    let user = user.map_or(Ok(author.unwrap_or_default()), |user| state.user(&user))?;
    state.set_pinned(user, channel, message, pinned);
    Ok(json!({ "id": message, "channel_id": channel, "pinned": pinned }))
}

pub fn open_dm(state: &mut State, user: Id, bot: Id) -> Option<Value> {
    let channel = state.open_dm(bot, user);
    let channel = state.world.channel(channel)?;
    Some(state.world.render_channel(channel, Some(bot)))
}

pub fn send_dm(state: &mut State, user: Id, bot: Id, content: String) -> Outcome {
    let channel = state.open_dm(bot, user);
    write(state, channel, user, Message::of_content(content))
}

pub fn clear_reactions(state: &mut State, at: MessageKey, emoji: Option<String>) -> Outcome {
    let emoji = emoji.map(|emoji| state.emoji(&emoji)).transpose()?;
    state.clear_reactions(at, emoji.as_ref());
    Ok(json!({ "message_id": at.1 }))
}

pub fn vote(state: &mut State, at: MessageKey, user: Id, answer: u64) -> Outcome {
    ActionError::invalid_if(state.world.bots.contains_key(&user), "bots cannot vote")?;
    check_open(poll(state, at)?, answer)?;
    state.add_vote(at, user, answer);
    Ok(poll(state, at)?.render(None))
}

pub fn unvote(state: &mut State, at: MessageKey, user: Id, answer: u64) -> Outcome {
    check_open(poll(state, at)?, answer)?;
    let removed = state.remove_vote(at, user, answer);
    removed.or_invalid("the user has not voted for this answer")?;
    Ok(poll(state, at)?.render(None))
}

pub fn end_poll(state: &mut State, at: MessageKey) -> Outcome {
    poll(state, at)?;
    let ended = state.end_poll(at);
    ended.or_invalid("the poll has already ended")?;
    Ok(poll(state, at)?.render(None))
}

fn poll(state: &State, (channel, message): MessageKey) -> Result<&Poll, ActionError> {
    let found = state.world.message(channel, message);
    let poll = found.and_then(|message| message.poll.as_ref());
    poll.or_invalid("the message has no poll")
}

/// The poll has to be open and to have that answer.
fn check_open(poll: &Poll, answer: u64) -> Result<(), ActionError> {
    ActionError::invalid_if(!poll.is_open(), "the poll has ended")?;
    let reason = format!("the poll has no answer {answer}");
    poll.answer(answer).or_invalid(&reason).map(|_| ())
}

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

pub fn send_message(state: &mut State, action: SendMessage) -> Outcome {
    let (channel, author) = (state.channel(&action.channel)?, state.user(&action.author)?);
    let reply_to = action
        .reply_to
        .map(|message| state.existing_message(channel, message))
        .transpose()?;
    let guild = state.guild_of_channel(channel).unwrap_or_default();
    let sticker = |id: &Id| {
        let found = state.world.sticker_item(guild, *id);
        found.ok_or_else(|| ActionError::invalid(format!("there is no sticker {id}")))
    };
    let files = action.files.into_iter().map(File::read);
    let message = Message {
        content: action.content,
        flags: action.flags,
        embeds: action.embeds,
        components: action.components,
        poll: action.poll.as_ref().map(world::Poll::read),
        sticker_items: action
            .stickers
            .iter()
            .map(sticker)
            .collect::<Result<_, _>>()?,
        forward: match &action.forward {
            Some(forward) => forward.read(state)?,
            None => None,
        },
        reply_to,
        ..Message::default()
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
    Ok(json!(message.map(|message| state.in_channel(
        channel,
        state.world.render_message(message, None)
    ))))
}

pub fn edit_message(state: &mut State, action: EditMessage) -> Outcome {
    let (channel, message) = state.message_key(&action.channel, action.message)?;
    let author = state
        .world
        .message(channel, message)
        .map(|found| found.author);
    let content = action.changes.get("content").and_then(Value::as_str);
    if let (Some(author), Some(content)) = (author, content) {
        let violations = state.find_violations(author, channel, content);
        let blocking_rule = state.blocking_rule(channel, &violations);
        let kept = blocking_rule.is_none().then_some(message);
        state.act_on_violations(author, channel, content, kept, &violations);
        if let Some(rule) = blocking_rule {
            return Ok(json!({ "blocked_by": rule }));
        }
    }
    state.edit_message(channel, message, &action.changes, Vec::new());
    let edited = state.world.message(channel, message);
    Ok(json!(
        edited.map(|message| state.world.render_message(message, None))
    ))
}

pub fn delete_message(state: &mut State, action: DeleteMessage) -> Outcome {
    let (channel, message) = state.message_key(&action.channel, action.message)?;
    state.delete_message(channel, message);
    Ok(json!({ "id": message, "channel_id": channel }))
}

pub fn delete_messages(state: &mut State, action: DeleteMessages) -> Outcome {
    let channel = state.channel(&action.channel)?;
    state.delete_messages(channel, &action.messages);
    Ok(json!({ "ids": action.messages, "channel_id": channel }))
}

pub fn set_pinned(
    state: &mut State,
    channel: &Key,
    message: Id,
    user: Option<Key>,
    pinned: bool,
) -> Outcome {
    let (channel, message) = state.message_key(channel, message)?;
    let author = state.world.message(channel, message);
    let author = author.map(|message| message.author).unwrap_or_default();
    let user = user.map_or(Ok(author), |user| state.user(&user))?;
    state.set_pinned(user, channel, message, pinned);
    Ok(json!({ "id": message, "channel_id": channel, "pinned": pinned }))
}

pub fn open_dm(state: &mut State, action: OpenDm) -> Outcome {
    let (user, bot) = (state.user(&action.user)?, state.bot(action.bot.as_ref())?);
    let channel = state.open_dm(bot, user);
    Ok(json!(state.world.channel(channel).map(|channel| {
        state.world.render_channel(channel, Some(bot))
    })))
}

pub fn send_dm(state: &mut State, action: SendDm) -> Outcome {
    let (user, bot) = (state.user(&action.user)?, state.bot(action.bot.as_ref())?);
    let channel = state.open_dm(bot, user);
    let message = Message {
        content: action.content,
        ..Message::default()
    };
    write(state, channel, user, message)
}

pub fn react(state: &mut State, action: React) -> Outcome {
    let (user, emoji) = (state.user(&action.user)?, state.emoji(&action.emoji)?);
    let at = state.message_key(&action.channel, action.message)?;
    state.add_reaction(at, user, &emoji);
    Ok(json!({ "message_id": at.1, "user_id": user, "emoji": emoji.render() }))
}

pub fn unreact(state: &mut State, action: Unreact) -> Outcome {
    let (user, emoji) = (state.user(&action.user)?, state.emoji(&action.emoji)?);
    let at = state.message_key(&action.channel, action.message)?;
    let removed = state.remove_reaction(at, user, &emoji);
    removed.or_invalid("the user has not added this reaction")?;
    Ok(json!({ "message_id": at.1, "user_id": user, "emoji": emoji.render() }))
}

pub fn clear_reactions(state: &mut State, action: ClearReactions) -> Outcome {
    let at = state.message_key(&action.channel, action.message)?;
    let emoji = action.emoji.map(|emoji| state.emoji(&emoji)).transpose()?;
    state.clear_reactions(at, emoji.as_ref());
    Ok(json!({ "message_id": at.1 }))
}

pub fn vote(state: &mut State, action: Vote) -> Outcome {
    let user = state.user(&action.user)?;
    ActionError::invalid_if(state.world.bots.contains_key(&user), "bots cannot vote")?;
    let at = open_poll(state, &action.channel, action.message, action.answer)?;
    state.add_vote(at, user, action.answer);
    Ok(poll(state, at)?.render(None))
}

pub fn unvote(state: &mut State, action: Unvote) -> Outcome {
    let user = state.user(&action.user)?;
    let at = open_poll(state, &action.channel, action.message, action.answer)?;
    let removed = state.remove_vote(at, user, action.answer);
    removed.or_invalid("the user has not voted for this answer")?;
    Ok(poll(state, at)?.render(None))
}

pub fn end_poll(state: &mut State, action: EndPoll) -> Outcome {
    let at = state.message_key(&action.channel, action.message)?;
    poll(state, at)?;
    state
        .end_poll(at)
        .or_invalid("the poll has already ended")?;
    Ok(poll(state, at)?.render(None))
}

fn poll(state: &State, (channel, message): MessageKey) -> Result<&Poll, ActionError> {
    let found = state.world.message(channel, message);
    let poll = found.and_then(|message| message.poll.as_ref());
    poll.or_invalid("the message has no poll")
}

/// The message with a poll that is open and has that answer.
fn open_poll(
    state: &State,
    channel: &Key,
    message: Id,
    answer: u64,
) -> Result<MessageKey, ActionError> {
    let at = state.message_key(channel, message)?;
    let poll = poll(state, at)?;
    ActionError::invalid_if(!poll.is_open(), "the poll has ended")?;
    let reason = format!("the poll has no answer {answer}");
    poll.answer(answer).or_invalid(&reason)?;
    Ok(at)
}

//! Messages written through webhooks.

use serde_json::{Value, json};

use super::super::form_errors::{check, field};
use super::super::{message_draft, message_rules};
use super::webhooks::by_token;
use super::{ApiError, Call, Outcome, RestResponse, State, interaction_messages};
use crate::id::Id;
use crate::world::{Channel, Fields, Message, WebhookAuthor, kind};

/// The channel a request is about: the webhook's, or a thread below it.
pub(super) fn place<'a>(
    state: &'a State,
    call: &Call<'_>,
    channel: Id,
) -> Result<&'a Channel, ApiError> {
    let found = match call.query_id("thread_id") {
        None => state.world.channels.get(&channel),
        Some(thread) => state
            .world
            .channels
            .get(&thread)
            .filter(|thread| thread.is_thread() && thread.parent_id == Some(channel)),
    };
    found.ok_or(ApiError::UNKNOWN_CHANNEL)
}

/// Returns 204, or the message if the request waits for it.
pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    if let Some(interaction) = interaction_messages::find(state, call)? {
        return interaction_messages::create(state, call, interaction);
    }
    let webhook = by_token(state, call)?.clone();
    let channel = place(state, call, webhook.channel_id)?;
    let fields = call.fields()?;
    let forum = matches!(channel.kind, kind::FORUM | kind::MEDIA);
    let thread_name = field(fields, "thread_name").as_str();
    if forum && thread_name.is_none() {
        return Err(ApiError::FORUM_THREAD_NEEDED);
    }
    let mut channel = channel.id;
    message_rules::check(call, fields, None, None)?;
    check(|errors| errors.user_name(&["username"], field(fields, "username")))?;
    let mut draft = message_draft::draft(call, fields)?;
    let hash = |_: &str| format!("{:032x}", fastrand::u128(..));
    draft.webhook = Some(WebhookAuthor {
        username: field(fields, "username")
            .as_str()
            .unwrap_or(&webhook.name)
            .to_owned(),
        avatar: field(fields, "avatar_url")
            .as_str()
            .map(hash)
            .or(webhook.avatar),
        application_id: webhook.application_id,
    });
    let id;
    if let Some(name) = thread_name.filter(|_| forum) {
        let mut settings = fields.clone();
        settings.retain(|key, _| key == "applied_tags");
        let thread = state.create_post(channel, webhook.id, name, &settings, draft);
        let thread = thread.and_then(|thread| Id::from_json(&thread["id"]));
        // The post's first message has its id.
        channel = thread.ok_or(ApiError::WRONG_CHANNEL_TYPE)?;
        id = Some(channel);
    } else {
        id = state.create_message(webhook.id, channel, draft);
    }
    let id = id.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    if !call.query_flag("wait") {
        return Ok(RestResponse::empty());
    }
    Ok(RestResponse::json(render(state, channel, id)?))
}

fn render(state: &State, channel: Id, id: Id) -> Result<Value, ApiError> {
    let message = state.world.message(channel, id);
    let message = message.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok(state.world.render_message(message, None))
}

/// The message of the path, which has to be the webhook's own.
fn own<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Message, ApiError> {
    let webhook = by_token(state, call)?;
    let channel = place(state, call, webhook.channel_id)?;
    let message = state.world.message(channel.id, call.id("message_id")?);
    message
        .filter(|message| message.author == webhook.id)
        .ok_or(ApiError::UNKNOWN_MESSAGE)
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    if let Some(interaction) = interaction_messages::find(state, call)? {
        return interaction_messages::get(state, call, interaction);
    }
    let message = own(state, call)?;
    Ok(RestResponse::json(
        state.world.render_message(message, None),
    ))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    if let Some(interaction) = interaction_messages::find(state, call)? {
        return interaction_messages::modify(state, call, interaction);
    }
    let message = own(state, call)?;
    let (channel, id) = (message.channel_id, message.id);
    message_rules::check(call, call.fields()?, None, None)?;
    let mut changes: Fields = call.fields()?.clone();
    if let Some(Value::Array(embeds)) = changes.get_mut("embeds") {
        *embeds = message_draft::rich(std::mem::take(embeds));
    }
    let uploads = message_draft::uploads(call, &changes);
    state
        .edit_message(channel, id, &changes, uploads)
        .ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok(RestResponse::json(render(state, channel, id)?))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    if let Some(interaction) = interaction_messages::find(state, call)? {
        return interaction_messages::delete(state, call, interaction);
    }
    let message = own(state, call)?;
    let (channel, id) = (message.channel_id, message.id);
    state.delete_message(channel, id);
    Ok(RestResponse::empty())
}

/// As another chat program writes it: a text, and whom it is from.
pub fn create_slack(state: &mut State, call: &Call<'_>) -> Outcome {
    let webhook = by_token(state, call)?.clone();
    let channel = place(state, call, webhook.channel_id)?.id;
    let fields = call.fields()?;
    check(|errors| errors.user_name(&["username"], field(fields, "username")))?;
    let text = field(fields, "text").as_str();
    let draft = crate::change::Draft {
        content: text.ok_or(ApiError::EMPTY_MESSAGE)?.to_owned(),
        webhook: Some(WebhookAuthor {
            username: field(fields, "username")
                .as_str()
                .unwrap_or(&webhook.name)
                .to_owned(),
            avatar: webhook.avatar,
            application_id: webhook.application_id,
        }),
        ..Default::default()
    };
    state.create_message(webhook.id, channel, draft);
    Ok(RestResponse::json(json!("ok")))
}

//! Messages written through webhooks.

use super::webhooks::by_token;
use super::*;

/// The channel a request is about: the webhook's, or a thread below it.
pub(super) fn place<'a>(state: &'a State, call: &Call<'_>, channel: Id) -> Outcome<&'a Channel> {
    let Some(thread) = call.query_id("thread_id") else {
        return state.known_channel(channel);
    };
    let thread = state.known_channel(thread)?;
    let is_below = thread.is_thread() && thread.parent_id == Some(channel);
    ApiError::UNKNOWN_CHANNEL.unless(is_below)?;
    Ok(thread)
}

/// Whom a message shows as its author.
fn author(webhook: &Webhook, fields: &Fields) -> WebhookAuthor {
    let name = field(fields, "username").as_str();
    WebhookAuthor {
        username: name.unwrap_or(&webhook.name).to_owned(),
        avatar: webhook.avatar.clone(),
        application_id: webhook.application_id,
    }
}

/// Returns 204, or the message if the request waits for it.
pub fn create(state: &mut State, call: &Call<'_>) -> Outcome<RestResponse> {
    if let Some(interaction) = interaction_messages::find(state, call)? {
        let at = interaction_messages::create(state, call, interaction)?;
        return Ok(render(state, call, at)?.into());
    }
    let webhook = by_token(state, call)?.clone();
    let channel = place(state, call, webhook.channel_id)?;
    let fields = call.fields()?;
    let forum = matches!(channel.kind, kind::FORUM | kind::MEDIA);
    let thread_name = field(fields, "thread_name").as_str();
    ApiError::FORUM_THREAD_NEEDED.when(forum && thread_name.is_none())?;
    let mut channel = channel.id;
    check(|errors| errors.webhook_name(&["username"], field(fields, "username")))?;
    let mut draft = message_draft::draft(call, fields, None)?;
    let mut author = author(&webhook, fields);
    if field(fields, "avatar_url").is_string() {
        author.avatar = Some(format!("{:032x}", fastrand::u128(..)));
    }
    draft.message.webhook = Some(author);
    let id = if let Some(name) = thread_name.filter(|_| forum) {
        let mut settings = fields.clone();
        settings.retain(|key, _| key == "applied_tags");
        let thread = state.create_post(channel, webhook.id, name, &settings, draft);
        let thread = thread.and_then(|thread| Id::from_json(&thread["id"]));
        // The post's first message has its id.
        channel = thread.ok_or(ApiError::WRONG_CHANNEL_TYPE)?;
        channel
    } else {
        let id = state.create_message(webhook.id, channel, draft);
        id.ok_or(ApiError::UNKNOWN_CHANNEL)?
    };
    if !call.query_flag("wait") {
        return Ok(RestResponse::empty());
    }
    Ok(render(state, call, (channel, id))?.into())
}

/// A message as the application of the path sees it; as everybody does if the path is that of a webhook.
fn render(state: &State, call: &Call<'_>, (channel, id): MessageKey) -> Outcome {
    let message = state.world.any_message(channel, id);
    let message = message.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    let application = Some(call.id("webhook_id")?);
    let viewer = application.filter(|application| state.world.bots.contains_key(application));
    Ok(state.world.render_message(message, viewer))
}

/// The message of the path: one that the webhook has written, or one of an interaction, which is returned too.
fn target(state: &State, call: &Call<'_>) -> Outcome<(MessageKey, Option<Id>)> {
    if let Some(interaction) = interaction_messages::find(state, call)? {
        let at = interaction_messages::target(state, call, interaction)?;
        return Ok((at, Some(interaction)));
    }
    let webhook = by_token(state, call)?;
    let channel = place(state, call, webhook.channel_id)?.id;
    // The original response is one of interactions only.
    ApiError::UNKNOWN_MESSAGE.when(call.text("message_id").is_empty())?;
    let message = state.known_message((channel, call.id("message_id")?))?;
    ApiError::UNKNOWN_MESSAGE.unless(message.author == webhook.id)?;
    Ok(((channel, message.id), None))
}

pub fn get(state: &State, call: &Call<'_>) -> Outcome {
    let (at, _) = target(state, call)?;
    render(state, call, at)
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let (at, interaction) = target(state, call)?;
    interaction_messages::update(state, call, at, call.fields()?, None)?;
    if let Some(interaction) = interaction {
        interaction_messages::undefer(state, interaction, at.1)?;
    }
    render(state, call, at)
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let ((channel, id), interaction) = target(state, call)?;
    let deleted = state.delete_message(channel, id);
    deleted.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    match interaction {
        Some(interaction) => interaction_messages::forget(state, interaction, id),
        None => Ok(()),
    }
}

/// As another chat program writes it: a text, and whom it is from.
pub fn create_slack(state: &mut State, call: &Call<'_>) -> Outcome {
    let webhook = by_token(state, call)?.clone();
    let channel = place(state, call, webhook.channel_id)?.id;
    let fields = call.fields()?;
    check(|errors| errors.webhook_name(&["username"], field(fields, "username")))?;
    let text = field(fields, "text").as_str();
    let draft = Message {
        content: text.ok_or(ApiError::EMPTY_MESSAGE)?.to_owned(),
        webhook: Some(author(&webhook, fields)),
        ..Message::default()
    };
    state.create_message(webhook.id, channel, draft);
    Ok(json!("ok"))
}

/// The longest description, in characters.
const LONGEST: usize = 500;

pub fn create_github(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let webhook = by_token(state, call)?.clone();
    let channel = place(state, call, webhook.channel_id)?.id;
    let payload = call.json;
    let sender = &payload["sender"]["login"];
    let sender = sender.as_str().ok_or(ApiError::INVALID_FORM)?;
    let draft = Message {
        embeds: vec![embed(call.header("x-github-event"), payload)],
        webhook: Some(WebhookAuthor {
            username: sender.to_owned(),
            avatar: webhook.avatar,
            application_id: webhook.application_id,
        }),
        ..Message::default()
    };
    state.create_message(webhook.id, channel, draft);
    Ok(())
}

/// What happened, in which repository, and to what.
fn embed(event: &str, payload: &Value) -> Value {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let repository = text(&payload["repository"]["full_name"]).unwrap_or_default();
    let subjects = ["pull_request", "issue", "release", "comment"];
    let subject = subjects.into_iter().map(|subject| &payload[subject]);
    let subject = subject.into_iter().find(|subject| subject.is_object());
    let happened = text(&payload["action"]).unwrap_or_else(|| event.to_owned());
    let title = subject.and_then(|subject| text(&subject["title"]));
    let title = format!("[{repository}] {happened} {}", title.unwrap_or_default());
    let mut embed = json!({ "type": "rich", "title": title.trim_end() });
    let body = subject.and_then(|subject| text(&subject["body"]));
    if let Some(body) = body {
        embed["description"] = json!(body.chars().take(LONGEST).collect::<String>());
    }
    let url = subject.map_or(
        &payload["repository"]["html_url"],
        |subject| &subject["html_url"],
    );
    set_some(&mut embed, "url", text(url));
    embed
}

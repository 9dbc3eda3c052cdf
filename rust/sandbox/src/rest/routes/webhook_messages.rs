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
        return Ok(interaction_messages::create(state, call, interaction)?.into());
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
    Ok(render(state, channel, id)?.into())
}

fn render(state: &State, channel: Id, id: Id) -> Result<Value, ApiError> {
    let message = state.known_message((channel, id))?;
    Ok(state.world.render_message(message, None))
}

/// The message of the path, which has to be the webhook's own.
fn own<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Message> {
    let webhook = by_token(state, call)?;
    let channel = place(state, call, webhook.channel_id)?.id;
    // The original response is one of interactions only.
    ApiError::UNKNOWN_MESSAGE.when(call.text("message_id").is_empty())?;
    let message = state.known_message((channel, call.id("message_id")?))?;
    ApiError::UNKNOWN_MESSAGE.unless(message.author == webhook.id)?;
    Ok(message)
}

pub fn get(state: &State, call: &Call<'_>) -> Outcome {
    if let Some(interaction) = interaction_messages::find(state, call)? {
        return interaction_messages::get(state, call, interaction);
    }
    let message = own(state, call)?;
    Ok(state.world.render_message(message, None))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    if let Some(interaction) = interaction_messages::find(state, call)? {
        return interaction_messages::modify(state, call, interaction);
    }
    let message = own(state, call)?;
    let (channel, id) = (message.channel_id, message.id);
    let (changes, uploads) = message_draft::changes(call, call.fields()?, None, None)?;
    state.edit_message(channel, id, &changes, uploads);
    render(state, channel, id)
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    if let Some(interaction) = interaction_messages::find(state, call)? {
        return interaction_messages::delete(state, call, interaction);
    }
    let message = own(state, call)?;
    let (channel, id) = (message.channel_id, message.id);
    state.delete_message(channel, id);
    Ok(())
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

//! What GitHub tells a webhook becomes a message.

use serde_json::{Value, json};

use super::webhook_messages::place;
use super::webhooks::by_token;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::change::Draft;
use crate::world::WebhookAuthor;

/// The longest description, in characters.
const LONGEST: usize = 500;

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let webhook = by_token(state, call)?.clone();
    let channel = place(state, call, webhook.channel_id)?.id;
    let payload = call.json;
    let sender = &payload["sender"]["login"];
    let sender = sender.as_str().ok_or(ApiError::INVALID_FORM)?;
    let draft = Draft {
        embeds: vec![embed(call.header("x-github-event"), payload)],
        webhook: Some(WebhookAuthor {
            username: sender.to_owned(),
            avatar: webhook.avatar,
            application_id: webhook.application_id,
        }),
        ..Draft::default()
    };
    state.create_message(webhook.id, channel, draft);
    Ok(RestResponse::empty())
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
    if let Some(url) = text(url) {
        embed["url"] = json!(url);
    }
    embed
}

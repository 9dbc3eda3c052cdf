//! Announcement channels: who follows them, and what they publish.

use serde_json::json;

use super::super::form_errors::field;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::change::CROSSPOSTED;
use crate::id::Id;
use crate::world::{Permissions, audit, kind};

pub fn follow(state: &mut State, call: &Call<'_>) -> Outcome {
    let source = state.allowed_channel(call, Permissions::NONE)?;
    if source.kind != kind::ANNOUNCEMENT {
        return Err(ApiError::WRONG_CHANNEL_TYPE);
    }
    let source = source.id;
    let asked = field(call.fields()?, "webhook_channel_id");
    let channel = Id::from_json(asked).ok_or(ApiError::INVALID_FORM)?;
    state.channel_for(call.bot, channel, Permissions::MANAGE_WEBHOOKS)?;
    let webhook = state
        .follow_channel(source, channel, call.bot)
        .ok_or(ApiError::NOT_IN_DM)?;
    let change = (&serde_json::Value::Null, &webhook.render());
    state.audit(
        call,
        webhook.guild_id,
        audit::WEBHOOK_CREATE,
        webhook.id,
        change,
    );
    Ok(RestResponse::json(
        json!({ "channel_id": source, "webhook_id": webhook.id }),
    ))
}

/// The bot's own message; others only with MANAGE_MESSAGES.
pub fn crosspost(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::SEND_MESSAGES)?;
    let (channel, id) = (message.channel_id, message.id);
    if message.author != call.bot {
        state.allowed_channel(call, Permissions::MANAGE_MESSAGES)?;
    }
    let found = state.world.channels.get(&channel);
    if found.is_none_or(|channel| channel.kind != kind::ANNOUNCEMENT) {
        return Err(ApiError::WRONG_CHANNEL_TYPE);
    }
    if message.flags & CROSSPOSTED != 0 {
        return Err(ApiError::CROSSPOSTED);
    }
    state.crosspost(channel, id);
    let message = state.world.message(channel, id);
    let message = message.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok(RestResponse::json(
        state.world.render_message(message, Some(call.bot)),
    ))
}

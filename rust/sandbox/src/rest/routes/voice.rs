//! Voice channels.

use serde_json::json;

use super::super::form_errors::field;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::world::{AuditEntry, Permissions, audit};

/// Who is not in the channel has to manage it, too.
pub fn set_status(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::SET_VOICE_CHANNEL_STATUS)?;
    let id = channel.id;
    if !channel.is_voice() {
        return Err(ApiError::WRONG_CHANNEL_TYPE);
    }
    let guild = channel.guild_id.ok_or(ApiError::NOT_IN_DM)?;
    if state.world.voice_channel_of(guild, call.bot) != Some(id) {
        state.allowed_channel(call, Permissions::MANAGE_CHANNELS)?;
    }
    let status = field(call.fields()?, "status");
    let status = status.as_str().filter(|status| !status.is_empty());
    state.set_voice_channel_status(id, status.map(str::to_owned));
    let written = match status {
        Some(_) => audit::VOICE_STATUS_UPDATE,
        None => audit::VOICE_STATUS_DELETE,
    };
    let mut entry = AuditEntry::new(written, call.bot, Some(id));
    if let Some(status) = status {
        entry = entry.with(json!({ "status": status }));
    }
    state.audit_entry(call, guild, entry);
    Ok(RestResponse::empty())
}

//! The target users of an invite, as a file of their ids.

use serde_json::json;

use super::invites::find;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::{Id, unix_ms};
use crate::time::iso;
use crate::world::{Invite, Permissions, Targets};

/// The field of the form that holds the file.
const FIELD: &str = "target_users_file";
/// The status of work that is done.
const COMPLETED: u64 = 2;

/// The invite of the path, for its maker and for those who manage its guild.
fn managed<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Invite, ApiError> {
    let invite = find(state, call)?;
    let may = state.world.guild_permissions(invite.guild_id, call.bot);
    if invite.inviter == call.bot || may.contains(Permissions::MANAGE_GUILD) {
        Ok(invite)
    } else {
        Err(ApiError::MISSING_PERMISSIONS)
    }
}

fn targets<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Targets, ApiError> {
    let invite = managed(state, call)?;
    invite
        .targets
        .as_ref()
        .ok_or(ApiError::UNKNOWN_TARGET_USERS)
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut file = "user_id\n".to_owned();
    for user in &targets(state, call)?.users {
        file.push_str(&format!("{user}\n"));
    }
    Ok(RestResponse::file("text/csv", file.into_bytes()))
}

pub fn set(state: &mut State, call: &Call<'_>) -> Outcome {
    let code = managed(state, call)?.code.clone();
    let targets = read(call)?.ok_or(ApiError::INVALID_FORM)?;
    if let Some(invite) = state.world.invites.get_mut(&code) {
        invite.targets = Some(targets);
    }
    Ok(RestResponse::empty())
}

/// The target users that a request names, if any.
pub(super) fn read(call: &Call<'_>) -> Result<Option<Targets>, ApiError> {
    let Some(file) = call.files.iter().find(|file| file.field == FIELD) else {
        return Ok(None);
    };
    let text = String::from_utf8_lossy(&file.upload.bytes);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    // The first line may be the title of the only column.
    let first = lines.next().filter(|line| *line != "user_id");
    let lines = first.into_iter().chain(lines);
    let users: Result<Vec<Id>, _> = lines.map(str::parse).collect();
    let users = users.map_err(|_| ApiError::INVALID_FORM)?;
    Ok(Some(Targets {
        users,
        named_ms: unix_ms(),
    }))
}

/// With Discord it takes a while until the file is worked through; here it is done at once.
pub fn get_job(state: &mut State, call: &Call<'_>) -> Outcome {
    let targets = targets(state, call)?;
    Ok(RestResponse::json(json!({
        "status": COMPLETED,
        "total_users": targets.users.len(),
        "processed_users": targets.users.len(),
        "created_at": iso(targets.named_ms),
        "completed_at": iso(targets.named_ms),
        "error_message": null,
    })))
}

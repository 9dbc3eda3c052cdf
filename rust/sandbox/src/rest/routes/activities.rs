//! Activities of the bot's application, and files for them.

use serde_json::json;

use super::applications::own;
use super::{ApiError, Call, Outcome, RestResponse, State};

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = own(call)?;
    let found = state.world.activities.get(call.text("instance_id"));
    let activity = found
        .filter(|activity| activity.application_id == application)
        .ok_or(ApiError::NOT_FOUND)?;
    Ok(RestResponse::json(activity.render()))
}

/// A file to show in an activity. Discord keeps it for a while; the sandbox as long as there is room.
pub fn upload_attachment(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = own(call)?;
    let file = call.files.iter().find(|file| file.field == "file");
    let upload = file.ok_or(ApiError::INVALID_ASSET)?.upload.clone();
    let mut attachment = state.store_upload(application, upload).render();
    attachment["ephemeral"] = json!(true);
    Ok(RestResponse::json(json!({ "attachment": attachment })))
}

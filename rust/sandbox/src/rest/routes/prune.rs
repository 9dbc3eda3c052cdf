//! Members who have not been seen for long are put out.

use serde_json::{Value, json};

use super::super::form_errors::field;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{AuditEntry, Permissions, audit};

const NEEDED: Permissions = Permissions(Permissions::MANAGE_GUILD.0 | Permissions::KICK_MEMBERS.0);
const DAYS: u64 = 7;
/// The feature of guilds in which only administrators may prune.
const ADMIN_ONLY: &str = "PRUNE_REQUIRES_ADMIN";

/// Ids in a list, or in a text between commas.
fn ids(value: &Value) -> Vec<Id> {
    let texts = value.as_str().into_iter();
    let texts = texts.flat_map(|text| text.split(','));
    let listed = value.as_array().into_iter().flatten();
    texts
        .filter_map(|id| id.trim().parse().ok())
        .chain(listed.filter_map(Id::from_json))
        .collect()
}

/// The guild, if the bot may prune its members.
fn prunable(state: &State, call: &Call<'_>) -> Result<Id, ApiError> {
    let guild = state.allowed_guild(call, NEEDED)?;
    let features = guild.fields.get("features").and_then(Value::as_array);
    let needs_admin = features.is_some_and(|features| features.contains(&json!(ADMIN_ONLY)));
    if needs_admin {
        state.allowed_guild(call, Permissions::ADMINISTRATOR)?;
    }
    Ok(guild.id)
}

pub fn preview(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = prunable(state, call)?;
    let days = call.number("days", DAYS as usize, 1, 30)?;
    let roles = call.query_all("include_roles");
    let roles: Vec<Id> = roles.flat_map(|roles| ids(&json!(roles))).collect();
    let unseen = state.unseen(guild, days as u64, &roles);
    Ok(RestResponse::json(json!({ "pruned": unseen.len() })))
}

pub fn run(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = prunable(state, call)?;
    let asked = call.fields()?;
    let days = field(asked, "days").as_u64().unwrap_or(DAYS);
    let roles = ids(field(asked, "include_roles"));
    let unseen = state.unseen(guild, days, &roles);
    for user in &unseen {
        state.leave_guild(guild, *user);
    }
    let about = json!({
        "delete_member_days": days.to_string(), "members_removed": unseen.len().to_string(),
    });
    let entry = AuditEntry::new(audit::MEMBER_PRUNE, call.bot, None);
    state.audit_entry(call, guild, entry.with(about));
    let counted = *field(asked, "compute_prune_count") != false;
    Ok(RestResponse::json(
        json!({ "pruned": counted.then_some(unseen.len()) }),
    ))
}

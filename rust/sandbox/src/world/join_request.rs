//! Join requests.

use super::*;

/// Discord's application statuses of a join request.
pub mod join_request_status {
    pub const SUBMITTED: &str = "SUBMITTED";
    pub const APPROVED: &str = "APPROVED";
    pub const REJECTED: &str = "REJECTED";
}

/// A join request.
#[derive(Clone, Debug)]
pub struct JoinRequest {
    pub id: Id,
    pub guild_id: Id,
    pub user: Id,
    /// One of [`join_request_status`].
    pub status: &'static str,
    pub rejection_reason: Option<String>,
    /// Who decided, and when (Unix time, milliseconds).
    pub decided: Option<(Id, u64)>,
}

impl World {
    /// The request as events and REST carry it.
    pub fn render_join_request(&self, request: &JoinRequest) -> Value {
        json!({
            "id": request.id,
            "guild_id": request.guild_id,
            "user_id": request.user,
            "user": self.render_user(request.user),
            "created_at": iso(request.id.created_ms()),
            "reviewed_at": request.decided.map(|(_, when)| iso(when)),
            "application_status": request.status,
            "rejection_reason": request.rejection_reason,
            "actioned_by_user": request.decided.map(|(who, _)| self.render_user(who)),
            "form_responses": [],
        })
    }
}

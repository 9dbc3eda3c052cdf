//! Users submit join requests, and moderators decide.

use super::*;

const KIND: ItemKind = ItemKind::JoinRequest;

impl State {
    /// A user submits a join request, in place of an earlier one. `None` for a member.
    pub fn request_to_join(&mut self, guild: Id, user: Id) -> Option<Value> {
        if self.world.is_member(guild, user) {
            return None;
        }
        let requests = self.world.items_mut(KIND, guild)?;
        requests.retain(|_, other| other.user != user);
        self.create_item(KIND, guild, user, &Fields::new())
    }

    /// A moderator decides about a join request. If it is approved, the user becomes a member at once.
    pub fn decide_join_request(
        &mut self,
        guild: Id,
        request: Id,
        by: Id,
        reason: Option<String>,
        approved: bool,
    ) -> Option<Value> {
        let user = self.world.items_mut(KIND, guild)?.get(&request)?.user;
        let status = if approved {
            self.join_guild(guild, user);
            join_request_status::APPROVED
        } else {
            join_request_status::REJECTED
        };
        let decision = object([
            ("application_status", json!(status)),
            ("rejection_reason", json!(reason)),
            ("reviewed_at", json!(iso(unix_ms()))),
            ("actioned_by_user", self.world.render_user(by)),
        ]);
        self.update_item(KIND, guild, request, &decision)
    }

    /// A user withdraws the join request.
    pub fn withdraw_join_request(&mut self, guild: Id, user: Id) -> Option<Value> {
        let mut requests = self.world.items_mut(KIND, guild)?.values();
        let id = requests.find(|request| request.user == user)?.id;
        let gone = self.delete_item(KIND, guild, id)?;
        Some(pick(&gone, "id guild_id user_id"))
    }
}

//! Users submit join requests, and moderators decide.

use super::*;

impl State {
    /// A user submits a join request. `None` for a member.
    pub fn request_to_join(&mut self, guild: Id, user: Id) -> Option<Value> {
        if self.world.is_member(guild, user) {
            return None;
        }
        let request = JoinRequest {
            id: self.world.snowflakes.next(),
            guild_id: guild,
            user,
            status: join_request_status::SUBMITTED,
            rejection_reason: None,
            decided: None,
        };
        let found = self.world.guilds.get_mut(&guild)?;
        found.join_requests.retain(|_, other| other.user != user);
        found.join_requests.insert(request.id, request.clone());
        Some(self.announce_join_request("GUILD_JOIN_REQUEST_CREATE", &request))
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
        let found = self.world.guilds.get_mut(&guild)?;
        let request = found.join_requests.get_mut(&request)?;
        request.status = if approved {
            join_request_status::APPROVED
        } else {
            join_request_status::REJECTED
        };
        request.rejection_reason = reason;
        request.decided = Some((by, unix_ms()));
        let request = request.clone();
        if approved {
            self.join_guild(guild, request.user);
        }
        Some(self.announce_join_request("GUILD_JOIN_REQUEST_UPDATE", &request))
    }

    /// A user withdraws the join request.
    pub fn withdraw_join_request(&mut self, guild: Id, user: Id) -> Option<Value> {
        let found = self.world.guilds.get_mut(&guild)?;
        let mut requests = found.join_requests.values();
        let id = requests.find(|request| request.user == user)?.id;
        found.join_requests.remove(&id);
        let payload = json!({ "id": id, "guild_id": guild, "user_id": user });
        let event = Event::guild("GUILD_JOIN_REQUEST_DELETE", guild, payload.clone());
        self.emit(event.only_with(Permissions::KICK_MEMBERS));
        Some(payload)
    }

    fn announce_join_request(&mut self, name: &'static str, request: &JoinRequest) -> Value {
        let rendered = self.world.render_join_request(request);
        let payload = json!({
            "guild_id": request.guild_id, "status": request.status, "request": rendered,
        });
        let event = Event::guild(name, request.guild_id, payload);
        self.emit(event.only_with(Permissions::KICK_MEMBERS));
        rendered
    }
}

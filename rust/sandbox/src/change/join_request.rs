//! People ask to be let into a guild, and somebody decides.

use serde_json::{Value, json};

use crate::gateway::Event;
use crate::id::{Id, unix_ms};
use crate::state::State;
use crate::world::{JoinRequest, Permissions, verdict};

impl State {
    /// Somebody asks to be let in.
    pub fn request_to_join(&mut self, guild: Id, user: Id) -> Option<Value> {
        let request = JoinRequest {
            id: self.world.snowflakes.next(),
            guild_id: guild,
            user,
            status: verdict::SUBMITTED,
            rejection_reason: None,
            decided: None,
        };
        let found = self.world.guilds.get_mut(&guild)?;
        found.join_requests.retain(|_, other| other.user != user);
        found.join_requests.insert(request.id, request.clone());
        Some(self.tell_of_join_request("GUILD_JOIN_REQUEST_CREATE", &request))
    }

    /// Somebody decides about a request. Who is let in is a member at once.
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
            verdict::APPROVED
        } else {
            verdict::REJECTED
        };
        request.rejection_reason = reason;
        request.decided = Some((by, unix_ms()));
        let request = request.clone();
        if approved {
            self.join_guild(guild, request.user);
        }
        Some(self.tell_of_join_request("GUILD_JOIN_REQUEST_UPDATE", &request))
    }

    /// Somebody no longer wants to be let in.
    pub fn withdraw_join_request(&mut self, guild: Id, user: Id) -> Option<Value> {
        let found = self.world.guilds.get_mut(&guild)?;
        let mut requests = found.join_requests.values();
        let id = requests.find(|request| request.user == user)?.id;
        found.join_requests.remove(&id);
        let told = json!({ "id": id, "guild_id": guild, "user_id": user });
        let event = Event::guild("GUILD_JOIN_REQUEST_DELETE", guild, told.clone());
        self.emit(event.only_with(Permissions::KICK_MEMBERS));
        Some(told)
    }

    fn tell_of_join_request(&mut self, name: &'static str, request: &JoinRequest) -> Value {
        let rendered = self.world.render_join_request(request);
        let told = json!({
            "guild_id": request.guild_id, "status": request.status, "request": rendered,
        });
        let event = Event::guild(name, request.guild_id, told);
        self.emit(event.only_with(Permissions::KICK_MEMBERS));
        rendered
    }
}

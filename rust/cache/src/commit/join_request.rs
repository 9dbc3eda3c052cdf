//! Requests to join guilds that approve each new member.

use discord_model::events::{JoinRequestDelete, JoinRequestEvent};
use discord_model::{Entity, GuildJoinRequest, Patch};

use crate::{Cache, Change};

impl Cache {
    pub(super) fn join_request_create(&mut self, event: JoinRequestEvent) -> Change {
        let patch = self.read_join_request(event);
        let request = self.join_requests.create(patch.value.id, patch);
        Change::JoinRequestCreated { request }
    }

    pub(super) fn join_request_update(&mut self, event: JoinRequestEvent) -> Change {
        let patch = self.read_join_request(event);
        let now = self.now();
        let id = patch.value.id;
        let overtaken = self.overtaken.join_requests.take(now, &id);
        let (known, new) = self.join_requests.update(now, id, patch);
        let old = overtaken.or(known);
        Change::JoinRequestUpdated { old, new }
    }

    pub(super) fn join_request_delete(&mut self, gone: &JoinRequestDelete) -> Change {
        let value = GuildJoinRequest {
            id: gone.id,
            guild_id: gone.guild_id,
            user_id: gone.user_id,
            ..GuildJoinRequest::default()
        };
        let present = value.said();
        let now = self.now();
        self.overtaken.join_requests.take(now, &gone.id);
        let request = self
            .join_requests
            .delete(now, gone.id, Patch { value, present });
        Change::JoinRequestDeleted { request }
    }

    /// The request of an event, with the guild it is about and users as the cache knows them.
    fn read_join_request(&mut self, event: JoinRequestEvent) -> Patch<GuildJoinRequest> {
        let mut patch = event.request;
        patch.say("guild_id", event.guild_id.get());
        let request = &mut patch.value;
        let users = [&mut request.user, &mut request.actioned_by_user];
        users
            .into_iter()
            .flatten()
            .for_each(|user| self.users.see(user));
        patch
    }
}

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
        let superseded = self.superseded.join_requests.take(now, &id);
        let (known, new) = self.join_requests.update(now, id, patch);
        let old = superseded.or(known);
        Change::JoinRequestUpdated { old, new }
    }

    pub(super) fn join_request_delete(&mut self, payload: &JoinRequestDelete) -> Change {
        let value = GuildJoinRequest {
            id: payload.id,
            guild_id: payload.guild_id,
            user_id: payload.user_id,
            ..GuildJoinRequest::default()
        };
        let present = value.non_default_fields();
        let now = self.now();
        self.superseded.join_requests.take(now, &payload.id);
        let request = self
            .join_requests
            .delete(now, payload.id, Patch { value, present });
        Change::JoinRequestDeleted { request }
    }

    /// Returns the request of an event, with its guild and updated users.
    fn read_join_request(&mut self, event: JoinRequestEvent) -> Patch<GuildJoinRequest> {
        let mut patch = event.request;
        patch.set_id_if_absent("guild_id", event.guild_id.get());
        let request = &mut patch.value;
        let users = [&mut request.user, &mut request.actioned_by_user];
        users
            .into_iter()
            .flatten()
            .for_each(|user| self.users.update(user));
        patch
    }
}

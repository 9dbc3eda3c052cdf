//! Roles.

use std::sync::Arc;

use discord_model::events::{RoleDelete, RoleEvent};
use discord_model::{Patch, Role};

use crate::kept::Kept;
use crate::{Cache, Change};

impl Cache {
    pub(super) fn role_create(&mut self, event: RoleEvent) -> Change {
        let (_, role) = self.keep(role_of(event));
        Change::RoleCreated { role }
    }

    pub(super) fn role_update(&mut self, event: RoleEvent) -> Change {
        let (old, new) = self.keep(role_of(event));
        Change::RoleUpdated { old, new }
    }

    /// A deleted role also leaves the members who had it; Discord sends no event for each of them.
    pub(super) fn role_delete(&mut self, gone: &RoleDelete) -> Change {
        if let Some(entry) = self.guilds.get_mut(&gone.guild_id) {
            for member in entry.members.values_mut() {
                if member.roles.contains(&gone.role_id) {
                    let member = Arc::make_mut(member);
                    member.roles = member
                        .roles
                        .iter()
                        .filter(|role| **role != gone.role_id)
                        .copied()
                        .collect();
                }
            }
        }
        let role = self.forget(Patch {
            value: Role {
                id: gone.role_id,
                guild_id: gone.guild_id,
                ..Role::default()
            },
            present: 0,
        });
        Change::RoleDeleted { role }
    }
}

/// Roles do not say which guild they belong to.
fn role_of(event: RoleEvent) -> Patch<Role> {
    let mut role = event.role;
    role.value.set_guild_id(event.guild_id);
    role
}

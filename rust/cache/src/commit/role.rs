//! Roles.

use std::sync::Arc;

use discord_model::Role;
use discord_model::events::{RoleDelete, RoleEvent};

use crate::prepare::role_of;
use crate::{Cache, Change};

impl Cache {
    pub(super) fn role_create(&mut self, event: RoleEvent) -> Change {
        let role = Arc::new(role_of(event.role.value, event.guild_id));
        self.keep_role(&role);
        Change::RoleCreated { role }
    }

    pub(super) fn role_update(&mut self, event: RoleEvent) -> Change {
        let old = self.role(event.guild_id, event.role.value.id).cloned();
        let role = match &old {
            Some(old) => event.role.over(old),
            None => event.role.value,
        };
        let new = Arc::new(role_of(role, event.guild_id));
        self.keep_role(&new);
        Change::RoleUpdated { old, new }
    }

    fn keep_role(&mut self, role: &Arc<Role>) {
        if let Some(entry) = self.guilds.get_mut(&role.guild_id)
            && role.id.is_some()
        {
            entry.roles.insert(role.id, role.clone());
        }
    }

    /// A deleted role also leaves the members who had it; Discord sends no event for each of them.
    pub(super) fn role_delete(&mut self, gone: &RoleDelete) -> Change {
        let known = self.guilds.get_mut(&gone.guild_id).and_then(|entry| {
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
            entry.roles.remove(&gone.role_id)
        });
        let role = known.unwrap_or_else(|| {
            Arc::new(Role {
                id: gone.role_id,
                guild_id: gone.guild_id,
                ..Role::default()
            })
        });
        Change::RoleDeleted { role }
    }
}

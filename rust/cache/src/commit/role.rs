//! Roles.

use std::sync::Arc;

use discord_model::events::{RoleDelete, RoleEvent};
use discord_model::{Guild, Id, Patch, Role};

use crate::guild_resource::GuildResource;
use crate::{Cache, Change};

impl Cache {
    pub(super) fn role_create(&mut self, event: RoleEvent) -> Change {
        let guild = event.guild_id;
        let role = self.create_resource(role_with_guild(event));
        self.sync_role_list(guild);
        Change::RoleCreated { role }
    }

    pub(super) fn role_update(&mut self, event: RoleEvent) -> Change {
        let guild = event.guild_id;
        let (old, new) = self.update_resource(role_with_guild(event));
        self.sync_role_list(guild);
        Change::RoleUpdated { old, new }
    }

    /// Removes the role from its members as well. Discord sends no events for them.
    pub(super) fn role_delete(&mut self, payload: &RoleDelete) -> Change {
        let role = self.remove_resource(Patch {
            value: Role {
                id: payload.role_id,
                guild_id: payload.guild_id,
                ..Role::default()
            },
            present: 0,
        });
        if let Some(entry) = self.guilds.get_mut(&payload.guild_id) {
            entry.mark_role_deleted(payload.role_id);
        }
        self.sync_role_list(payload.guild_id);
        Change::RoleDeleted { role }
    }

    /// Replaces all roles of a guild.
    pub(crate) fn replace_roles(
        &mut self,
        guild: Id<Guild>,
        roles: impl IntoIterator<Item = Arc<Role>>,
    ) {
        if let Some(entry) = self.guilds.get_mut(&guild) {
            let roles = roles.into_iter().map(|role| (role.id, role));
            entry.replace_roles(roles.filter(|(id, _)| id.is_some()).collect());
            entry.sync_role_list();
        }
    }

    /// Copies the roles into the list in the guild object.
    pub(crate) fn sync_role_list(&mut self, guild: Id<Guild>) {
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.sync_role_list();
        }
    }
}

/// Sets the guild of the roles in a guild object, which Discord omits, and sorts them.
pub(crate) fn normalize_roles(guild: &mut Guild) {
    for role in &mut guild.roles {
        Arc::make_mut(role).guild_id = guild.id;
    }
    guild.roles.sort_by_key(|role| role.rank());
}

/// Returns the role of an event, with its guild.
fn role_with_guild(event: RoleEvent) -> Patch<Role> {
    let mut role = event.role;
    role.value.set_guild_id(event.guild_id);
    role
}

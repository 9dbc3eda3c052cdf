//! Roles.

use std::sync::Arc;

use discord_model::events::{RoleDelete, RoleEvent};
use discord_model::{Guild, Id, Patch, Role};
use rustc_hash::FxHashSet;

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
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.sync_role(&new);
        }
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
    pub(crate) fn replace_roles(&mut self, guild: Id<Guild>, roles: &[Arc<Role>]) {
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.replace_roles(roles);
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

/// Sets the guild of the roles in a guild object, which Discord omits, and sorts them. Of two with the same id, one is kept.
pub(crate) fn normalize_roles(guild: &mut Guild) {
    let mut roles = std::mem::take(&mut guild.roles).into_vec();
    let mut ids = FxHashSet::default();
    roles.retain(|role| role.id.is_some() && ids.insert(role.id));
    for role in &mut roles {
        Arc::make_mut(role).guild_id = guild.id;
    }
    roles.sort_by_key(|role| role.rank());
    guild.roles = roles.into();
}

/// Returns the role of an event, with its guild.
fn role_with_guild(event: RoleEvent) -> Patch<Role> {
    let mut role = event.role;
    role.value.set_guild_id(event.guild_id);
    role
}

//! Roles.

use std::sync::Arc;

use discord_model::events::{RoleDelete, RoleEvent};
use discord_model::{Guild, Id, Patch, Role};

use crate::kept::Kept;
use crate::{Cache, Change};

impl Cache {
    pub(super) fn role_create(&mut self, event: RoleEvent) -> Change {
        let guild = event.guild_id;
        let role = self.keep_created(role_of(event));
        self.list_roles(guild);
        Change::RoleCreated { role }
    }

    pub(super) fn role_update(&mut self, event: RoleEvent) -> Change {
        let guild = event.guild_id;
        let (old, new) = self.keep_updated(role_of(event));
        self.list_roles(guild);
        Change::RoleUpdated { old, new }
    }

    /// A deleted role also leaves the members who had it; Discord sends no event for each of them.
    pub(super) fn role_delete(&mut self, gone: &RoleDelete) -> Change {
        let role = self.forget(Patch {
            value: Role {
                id: gone.role_id,
                guild_id: gone.guild_id,
                ..Role::default()
            },
            present: 0,
        });
        if let Some(entry) = self.guilds.get_mut(&gone.guild_id) {
            entry.forget_role(gone.role_id);
        }
        self.list_roles(gone.guild_id);
        Change::RoleDeleted { role }
    }

    /// These are all roles of a guild.
    pub(crate) fn replace_roles(
        &mut self,
        guild: Id<Guild>,
        roles: impl IntoIterator<Item = Arc<Role>>,
    ) {
        if let Some(entry) = self.guilds.get_mut(&guild) {
            let roles = roles.into_iter().map(|role| (role.id, role));
            entry.replace_roles(roles.filter(|(id, _)| id.is_some()).collect());
            entry.list_roles();
        }
    }

    /// The guild itself lists its roles as they are now.
    pub(crate) fn list_roles(&mut self, guild: Id<Guild>) {
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.list_roles();
        }
    }
}

/// The roles a guild lists do not say which guild that is, and come in no order.
pub(crate) fn settle_roles(guild: &mut Guild) {
    for role in &mut guild.roles {
        Arc::make_mut(role).guild_id = guild.id;
    }
    guild.roles.sort_by_key(|role| role.rank());
}

/// Roles do not say which guild they belong to.
fn role_of(event: RoleEvent) -> Patch<Role> {
    let mut role = event.role;
    role.value.set_guild_id(event.guild_id);
    role
}

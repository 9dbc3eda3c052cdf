//! Roles are made, changed, moved and deleted.

use super::*;

impl State {
    /// A new role at the bottom of a guild, with what is given set.
    pub fn create_role(&mut self, guild: Id, fields: &Fields) -> Option<Value> {
        let id = self.world.snowflakes.next();
        let found = self.world.guilds.get_mut(&guild)?;
        let everyone = found.roles.get(&guild).map(|role| role.permissions);
        let mut role = Role::new(id, "new role", everyone.unwrap_or_default(), 1);
        role.apply(fields);
        let rendered = role.render();
        found.roles.insert(id, role);
        let created = json!({ "guild_id": guild, "role": rendered });
        self.emit(Event::guild("GUILD_ROLE_CREATE", guild, created));
        Some(rendered)
    }

    /// Changes a role.
    pub fn update_role(&mut self, guild: Id, role: Id, changes: &Fields) -> Option<Value> {
        let changes_permissions = changes.contains_key("permissions");
        let before = changes_permissions.then(|| self.visibility(guild));
        let found = self.world.guilds.get_mut(&guild)?.roles.get_mut(&role)?;
        found.apply(changes);
        let rendered = found.render();
        let updated = json!({ "guild_id": guild, "role": rendered });
        self.emit(Event::guild("GUILD_ROLE_UPDATE", guild, updated));
        self.announce_visibility(before, None);
        Some(rendered)
    }

    /// Deletes a role, and takes it from its members. `None` if there is no such role, or for `@everyone`.
    pub fn delete_role(&mut self, guild: Id, role: Id) -> Option<Value> {
        if role == guild {
            return None;
        }
        let before = Some(self.visibility(guild));
        let found = self.world.guilds.get_mut(&guild)?;
        found.roles.remove(&role)?;
        let mut losers = Vec::new();
        for (user, member) in &mut found.members {
            if member.roles.contains(&role) {
                member.roles.retain(|other| *other != role);
                losers.push(*user);
            }
        }
        let gone = json!({ "guild_id": guild, "role_id": role });
        self.emit(Event::guild("GUILD_ROLE_DELETE", guild, gone.clone()));
        for user in losers {
            self.announce_member(guild, user);
        }
        self.announce_visibility(before, None);
        Some(gone)
    }
}

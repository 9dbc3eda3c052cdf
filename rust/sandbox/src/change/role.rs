//! Roles are made, changed, moved and deleted.

use super::*;

impl State {
    /// A new role at the bottom of a guild, with what is given set.
    pub fn create_role(&mut self, guild: Id, fields: &Fields) -> Option<Value> {
        let id = self.world.snowflakes.next();
        let found = self.world.guilds.get_mut(&guild)?;
        let everyone = found
            .roles
            .get(&guild)
            .map(|role| role.permissions)
            .unwrap_or_default();
        let mut role = Role::new(id, "new role", everyone, 1);
        role.apply(fields);
        let rendered = role.render();
        found.roles.insert(id, role);
        let event = Event::guild(
            "GUILD_ROLE_CREATE",
            guild,
            json!({ "guild_id": guild, "role": rendered }),
        );
        self.emit(event);
        Some(rendered)
    }

    /// Changes a role.
    pub fn update_role(&mut self, guild: Id, role: Id, changes: &Fields) -> Option<Value> {
        let before = changes
            .contains_key("permissions")
            .then(|| self.visibility(guild));
        let found = self.world.guilds.get_mut(&guild)?.roles.get_mut(&role)?;
        found.apply(changes);
        let rendered = found.render();
        let event = Event::guild(
            "GUILD_ROLE_UPDATE",
            guild,
            json!({ "guild_id": guild, "role": rendered }),
        );
        self.emit(event);
        self.announce_visibility(before, None);
        Some(rendered)
    }

    /// Deletes a role, and takes it from its members.
    pub fn delete_role(&mut self, guild: Id, role: Id) -> Option<()> {
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
        let event = Event::guild(
            "GUILD_ROLE_DELETE",
            guild,
            json!({ "guild_id": guild, "role_id": role }),
        );
        self.emit(event);
        for user in losers {
            self.announce_member(guild, user);
        }
        self.announce_visibility(before, None);
        Some(())
    }
}

//! Roles.

use super::*;

/// A role of a guild. The one with the guild's id is `@everyone`.
#[derive(Clone, Debug)]
pub struct Role {
    pub id: Id,
    pub permissions: Permissions,
    pub position: i64,
    /// What a role has beside: `name`, `color`, `hoist`, …
    pub fields: Fields,
}

impl Role {
    /// A role with nothing set.
    pub fn new(id: Id, name: &str, permissions: Permissions, position: i64) -> Role {
        let fields = json!({
            "name": name, "color": 0, "hoist": false, "managed": false, "mentionable": false, "icon": null,
            "unicode_emoji": null, "flags": 0,
        });
        Role {
            id,
            permissions,
            position,
            fields: fields_of(fields),
        }
    }

    /// The role's name.
    pub fn name(&self) -> &str {
        text(&self.fields, "name")
    }

    /// Takes over the fields a request or an action gives.
    pub fn apply(&mut self, changes: &Fields) {
        update(&mut self.fields, changes);
        let permissions = Permissions::read(field(changes, "permissions"));
        self.permissions = permissions.unwrap_or(self.permissions);
        let position = field(changes, "position").as_i64();
        self.position = position.unwrap_or(self.position);
        if let Some(tags) = changes.get("tags") {
            set(&mut self.fields, "tags", tags);
        }
        if changes.contains_key("color") {
            self.fields.remove("colors");
        }
        if let Some(colors) = changes.get("colors") {
            let whole = pick(colors, "primary_color secondary_color tertiary_color");
            set(&mut self.fields, "color", &colors["primary_color"]);
            set(&mut self.fields, "colors", whole);
        }
    }

    /// The role as JSON.
    pub fn render(&self) -> Value {
        let mut role =
            json!({ "id": self.id, "permissions": self.permissions, "position": self.position });
        overlay(&mut role, &self.fields);
        if role.get("colors").is_none() {
            role["colors"] = json!({ "primary_color": role["color"], "secondary_color": null, "tertiary_color": null });
        }
        role
    }
}

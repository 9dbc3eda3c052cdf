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
        let mut fields = Fields::new();
        set(&mut fields, "name", name);
        Role {
            id,
            permissions,
            position,
            fields,
        }
    }

    /// The role's name.
    pub fn name(&self) -> &str {
        self.fields
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or("new role")
    }

    /// Takes over the fields a request or an action gives.
    pub fn apply(&mut self, changes: &Fields) {
        for (key, value) in changes {
            match key.as_str() {
                "permissions" => {
                    if let Some(bits) = Permissions::read(value) {
                        self.permissions = bits;
                    }
                }
                "position" => self.position = value.as_i64().unwrap_or(self.position),
                "color" => {
                    set(&mut self.fields, "color", value.clone());
                    self.fields.remove("colors");
                }
                "colors" => {
                    set(&mut self.fields, "color", value["primary_color"].clone());
                    let whole = json!({
                        "primary_color": value["primary_color"],
                        "secondary_color": value["secondary_color"],
                        "tertiary_color": value["tertiary_color"],
                    });
                    set(&mut self.fields, "colors", whole);
                }
                "name" | "hoist" | "mentionable" | "unicode_emoji" | "icon" | "managed"
                | "tags" | "flags" => {
                    self.fields.insert(key.clone(), value.clone());
                }
                _ => {}
            }
        }
    }

    /// The role as JSON.
    pub fn render(&self) -> Value {
        let mut role = json!({
            "id": self.id,
            "name": "new role",
            "permissions": self.permissions,
            "position": self.position,
            "color": 0,
            "hoist": false,
            "managed": false,
            "mentionable": false,
            "icon": null,
            "unicode_emoji": null,
            "flags": 0,
        });
        overlay(&mut role, &self.fields);
        if role.get("colors").is_none() {
            role["colors"] = json!({ "primary_color": role["color"], "secondary_color": null, "tertiary_color": null });
        }
        role
    }
}

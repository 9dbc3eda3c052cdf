//! Who is online, and what they do.

use super::*;

/// What others see of a user's doing. Offline is having none.
#[derive(Clone, Debug)]
pub struct Presence {
    /// `online`, `idle` or `dnd`.
    pub status: String,
    pub activities: Vec<Value>,
    /// The platform the user is on: `desktop`, `mobile` or `web`.
    pub platform: String,
}

impl Presence {
    /// A presence on the desktop.
    pub fn desktop(status: &str, activities: Vec<Value>) -> Presence {
        Presence {
            status: status.to_owned(),
            activities,
            platform: "desktop".to_owned(),
        }
    }
}

/// A presence as GUILD_CREATE and member chunks carry it; the event has `guild_id` beside.
pub fn render(user: Id, presence: Option<&Presence>) -> Value {
    match presence {
        Some(presence) => json!({
            "user": { "id": user },
            "status": presence.status,
            "activities": presence.activities,
            "client_status": { presence.platform.as_str(): presence.status },
        }),
        None => {
            json!({ "user": { "id": user }, "status": "offline", "activities": [], "client_status": {} })
        }
    }
}

impl super::World {
    /// The presence of that user, offline included.
    pub fn render_presence(&self, user: Id) -> Value {
        render(user, self.presences.get(&user))
    }
}

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

impl World {
    /// The presence of that user, offline included, as GUILD_CREATE and member chunks carry it; the event has `guild_id` beside.
    pub fn render_presence(&self, user: Id) -> Value {
        let mut rendered = json!({ "user": { "id": user }, "status": "offline", "activities": [], "client_status": {} });
        if let Some(presence) = self.presences.get(&user) {
            rendered["status"] = json!(presence.status);
            rendered["activities"] = json!(presence.activities);
            rendered["client_status"][&presence.platform] = json!(presence.status);
        }
        rendered
    }
}

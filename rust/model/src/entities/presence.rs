use std::sync::Arc;

use crate::entity::entity;
use crate::{Activity, Guild, Id, SmallStr, User};

entity! {
    /// The presence of a user: the online status, and the activities.
    Presence as DiscordPresence {
        /// The user. Often only the id is set.
        user: Option<Arc<User>>,
        /// The id of the guild of the presence.
        guild_id: Id<Guild>,
        /// The status: `"online"`, `"idle"`, `"dnd"` (do not disturb) or `"offline"`.
        status: SmallStr,
        /// The activities of the user.
        activities: Box<[Arc<Activity>]>,
        /// The status on each type of device.
        client_status: Option<Arc<ClientStatus>>,
    }
}

impl Presence {
    /// Returns the id of the user, or none if Discord omitted it.
    pub fn user_id(&self) -> Id<User> {
        self.user.as_ref().map_or(Id::NONE, |user| user.id)
    }
}

entity! {
    /// A user's status on each type of device: `"online"`, `"idle"`, `"dnd"`, or an empty string if the user is not active there.
    ClientStatus as DiscordClientStatus {
        /// The status on desktop.
        desktop: SmallStr,
        /// The status on mobile.
        mobile: SmallStr,
        /// The status on the web, or of a bot.
        web: SmallStr,
        /// The status in an embedded client, such as a game console.
        embedded: SmallStr,
        /// The status in virtual reality.
        vr: SmallStr,
    }
}

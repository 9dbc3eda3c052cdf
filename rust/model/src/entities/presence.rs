use std::sync::Arc;

use crate::entity::entity;
use crate::{Activity, Guild, Id, User, Word};

entity! {
    /// Whether a user is online, and what they are doing.
    Presence as DiscordPresence {
        /// The user; often only the id is known.
        user: Option<Arc<User>>,
        /// The id of the guild that told of it.
        guild_id: Id<Guild>,
        /// `"online"`, `"idle"`, `"dnd"` (do not disturb) or `"offline"`.
        status: Word,
        /// What the user is doing.
        activities: Box<[Arc<Activity>]>,
        /// The status on each kind of device.
        client_status: Option<Arc<ClientStatus>>,
    }
}

impl Presence {
    /// The id of the user, or none if Discord left it out.
    pub fn user_id(&self) -> Id<User> {
        self.user.as_ref().map_or(Id::NONE, |user| user.id)
    }
}

entity! {
    /// A user's status on each kind of device: `"online"`, `"idle"`, `"dnd"`, or an empty string where they are not.
    ClientStatus as DiscordClientStatus {
        /// On a computer.
        desktop: Word,
        /// On a telephone.
        mobile: Word,
        /// In a browser, or as a bot.
        web: Word,
        /// Inside another program, such as a game console.
        embedded: Word,
        /// In virtual reality.
        vr: Word,
    }
}

use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, Channel, Guild, Id, User};

entity! {
    /// An activity of an application that is going on somewhere.
    ActivityInstance as DiscordActivityInstance {
        /// The id of the application.
        application_id: Id<Application>,
        /// The id by which the activity is known.
        instance_id: Box<str>,
        /// The id of its launch.
        launch_id: Id<ActivityInstance>,
        /// Where it is going on.
        location: Option<Arc<ActivityLocation>>,
        /// The ids of who takes part.
        users: Box<[Id<User>]>,
    }
}

entity! {
    /// Where an activity is going on.
    ActivityLocation as DiscordActivityLocation {
        /// The id of the place.
        id: Box<str>,
        /// `"gc"` in a channel of a guild, `"pc"` in a direct message, `"party"` in a party.
        kind: Box<str>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
    }
}

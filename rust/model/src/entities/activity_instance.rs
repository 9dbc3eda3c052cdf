use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, Channel, Guild, Id, User};

entity! {
    /// A running instance of an application's activity.
    ActivityInstance as DiscordActivityInstance {
        /// The id of the application.
        application_id: Id<Application>,
        /// The id of the activity instance.
        instance_id: Box<str>,
        /// The id of the launch.
        launch_id: Id<ActivityInstance>,
        /// The location of the instance.
        location: Option<Arc<ActivityLocation>>,
        /// The ids of the participants.
        users: Box<[Id<User>]>,
    }
}

entity! {
    /// The location of an activity instance.
    ActivityLocation as DiscordActivityLocation {
        /// The id of the location.
        id: Box<str>,
        /// The type of the location: `"gc"` for a channel of a guild, `"pc"` for a direct message, `"party"` for a party.
        kind: Box<str>,
        /// The id of the channel.
        channel_id: Id<Channel>,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
    }
}

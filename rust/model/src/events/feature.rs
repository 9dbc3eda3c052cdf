use std::sync::Arc;

use crate::entity::object;
use crate::{Application, Guild, Id, Integration, ScheduledEvent, SoundboardSound, User};

object! {
    /// GUILD_SCHEDULED_EVENT_USER_ADD and GUILD_SCHEDULED_EVENT_USER_REMOVE.
    ScheduledEventUser {
        /// The id of the event.
        guild_scheduled_event_id: Id<ScheduledEvent>,
        /// The user.
        user_id: Id<User>,
        /// The id of the guild.
        guild_id: Id<Guild>,
    }
}

object! {
    /// GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE: all exceptions of an event.
    ScheduledEventExceptionsDelete {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The id of the event.
        event_id: Id<ScheduledEvent>,
    }
}

object! {
    /// GUILD_SOUNDBOARD_SOUND_DELETE.
    SoundboardSoundDelete {
        /// The id of the sound.
        sound_id: Id<SoundboardSound>,
        /// The id of the guild.
        guild_id: Id<Guild>,
    }
}

object! {
    /// GUILD_SOUNDBOARD_SOUNDS_UPDATE and SOUNDBOARD_SOUNDS.
    SoundboardSoundsList {
        /// All sounds of the guild, or those that changed.
        soundboard_sounds: Box<[Arc<SoundboardSound>]>,
        /// The id of the guild.
        guild_id: Id<Guild>,
    }
}

object! {
    /// INTEGRATION_DELETE.
    IntegrationDelete {
        /// The id of the integration.
        id: Id<Integration>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The application, if the integration was a bot.
        application_id: Id<Application>,
    }
}

use std::sync::Arc;

use crate::entity::object;
use crate::{Application, Guild, Id, Integration, ScheduledEvent, SoundboardSound, User};

object! {
    /// GUILD_SCHEDULED_EVENT_USER_ADD and GUILD_SCHEDULED_EVENT_USER_REMOVE.
    ScheduledEventUser {
        /// Which event.
        guild_scheduled_event_id: Id<ScheduledEvent>,
        /// Who.
        user_id: Id<User>,
        /// In which guild.
        guild_id: Id<Guild>,
    }
}

object! {
    /// GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE: all exceptions of an event.
    ScheduledEventExceptionsDelete {
        /// In which guild.
        guild_id: Id<Guild>,
        /// Which event.
        event_id: Id<ScheduledEvent>,
    }
}

object! {
    /// GUILD_SOUNDBOARD_SOUND_DELETE.
    SoundboardSoundDelete {
        /// Which sound.
        sound_id: Id<SoundboardSound>,
        /// In which guild.
        guild_id: Id<Guild>,
    }
}

object! {
    /// GUILD_SOUNDBOARD_SOUNDS_UPDATE and SOUNDBOARD_SOUNDS.
    SoundboardSoundsList {
        /// All sounds of the guild, or those that changed.
        soundboard_sounds: Box<[Arc<SoundboardSound>]>,
        /// In which guild.
        guild_id: Id<Guild>,
    }
}

object! {
    /// INTEGRATION_DELETE.
    IntegrationDelete {
        /// Which integration.
        id: Id<Integration>,
        /// In which guild.
        guild_id: Id<Guild>,
        /// The application of a bot, if it was one.
        application_id: Id<Application>,
    }
}

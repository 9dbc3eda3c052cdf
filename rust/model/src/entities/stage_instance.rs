use crate::entity::entity;
use crate::{Channel, Guild, Id, ScheduledEvent, StagePrivacyLevel};

entity! {
    /// A stage that is open: it has a topic, and people speak on it.
    StageInstance as DiscordStageInstance {
        /// The id of this opening of the stage.
        id: Id<StageInstance>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The id of the stage channel.
        channel_id: Id<Channel>,
        /// The topic, 1 to 120 characters.
        topic: Box<str>,
        /// Who can see it, see [DiscordStagePrivacyLevel].
        privacy_level: StagePrivacyLevel,
        /// Whether it is kept out of Stage Discovery. Discord no longer has that.
        discoverable_disabled: bool,
        /// The id of the scheduled event it belongs to, or `0`.
        guild_scheduled_event_id: Id<ScheduledEvent>,
    }
}

use crate::entity::entity;
use crate::{Channel, Guild, Id, ScheduledEvent, StagePrivacyLevel};

entity! {
    /// A stage instance: an open stage with a topic.
    StageInstance as DiscordStageInstance {
        /// The id of the stage instance.
        id: Id<StageInstance>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The id of the stage channel.
        channel_id: Id<Channel>,
        /// The topic, 1 to 120 characters.
        topic: Box<str>,
        /// The privacy level, see [DiscordStagePrivacyLevel].
        privacy_level: StagePrivacyLevel,
        /// If `true`, the stage is hidden from Stage Discovery. Deprecated by Discord.
        discoverable_disabled: bool,
        /// The id of the scheduled event of the stage, or `0`.
        guild_scheduled_event_id: Id<ScheduledEvent>,
    }
}

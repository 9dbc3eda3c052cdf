use crate::entity::entity;

entity! {
    /// A voice region, where voice channels can be hosted.
    VoiceRegion as DiscordVoiceRegion {
        /// The region's id, such as `"rotterdam"`.
        id: Box<str>,
        /// The name.
        name: Box<str>,
        /// If `true`, the region is the closest to the bot.
        optimal: bool,
        /// If `true`, the region is deprecated by Discord.
        deprecated: bool,
        /// If `true`, the region is only for special events.
        custom: bool,
    }
}

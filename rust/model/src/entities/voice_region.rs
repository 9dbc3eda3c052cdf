use crate::entity::entity;

entity! {
    /// A region in which voice channels can be.
    VoiceRegion as DiscordVoiceRegion {
        /// The region's id, such as `"rotterdam"`.
        id: Box<str>,
        /// The name.
        name: Box<str>,
        /// Whether it is the nearest to the bot.
        optimal: bool,
        /// Whether Discord has given it up.
        deprecated: bool,
        /// Whether it is for special events only.
        custom: bool,
    }
}

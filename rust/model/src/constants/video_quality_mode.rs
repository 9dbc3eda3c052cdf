use crate::codes::codes;

codes! {
    /// The camera video quality modes of a voice channel.
    ///
    /// The property `video_quality_mode` of a [DiscordChannel].
    VideoQualityMode(u8) as DiscordVideoQualityMode {
        /// Discord chooses the quality.
        AUTO = 1,
        /// 720p.
        FULL = 2,
    }
}

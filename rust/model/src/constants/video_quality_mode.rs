use crate::codes::codes;

codes! {
    /// How sharp the cameras in a voice channel are.
    ///
    /// The field `video_quality_mode` of a [DiscordChannel].
    VideoQualityMode(u8) as DiscordVideoQualityMode {
        /// As Discord thinks best.
        AUTO = 1,
        /// Always with a height of 720 pixels.
        FULL = 2,
    }
}

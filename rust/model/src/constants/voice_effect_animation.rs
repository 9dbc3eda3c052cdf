use crate::codes::codes;

codes! {
    /// The animations of emojis that are sent in a voice channel.
    ///
    /// The property `animation_type` of a [DiscordVoiceChannelEffect].
    VoiceEffectAnimation(u8) as DiscordVoiceEffectAnimation {
        /// A special animation, sent by a Nitro subscriber.
        PREMIUM = 0,
        /// The standard animation.
        BASIC = 1,
    }
}

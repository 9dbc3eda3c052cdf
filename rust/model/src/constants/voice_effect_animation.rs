use crate::codes::codes;

codes! {
    /// How an emoji flies over a voice channel.
    ///
    /// The field `animation_type` of a [DiscordVoiceChannelEffect].
    VoiceEffectAnimation(u8) as DiscordVoiceEffectAnimation {
        /// In a special way, which the sender has by Nitro.
        PREMIUM = 0,
        /// In the ordinary way.
        BASIC = 1,
    }
}

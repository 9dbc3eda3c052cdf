use crate::codes::codes;

codes! {
    /// What counts towards the channels that an onboarding requires.
    ///
    /// The property `mode` of a [DiscordOnboarding].
    OnboardingMode(u8) as DiscordOnboardingMode {
        /// The default channels.
        ONBOARDING_DEFAULT = 0,
        /// The default channels, and the channels of answers.
        ONBOARDING_ADVANCED = 1,
    }
}

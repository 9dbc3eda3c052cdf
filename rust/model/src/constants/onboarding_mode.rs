use crate::codes::codes;

codes! {
    /// What counts towards the channels that the onboarding must offer before it can be switched on.
    ///
    /// The field `mode` of a [DiscordOnboarding].
    OnboardingMode(u8) as DiscordOnboardingMode {
        /// The default channels.
        ONBOARDING_DEFAULT = 0,
        /// The default channels, and those that answers lead to.
        ONBOARDING_ADVANCED = 1,
    }
}

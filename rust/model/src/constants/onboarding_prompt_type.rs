use crate::codes::codes;

codes! {
    /// The types of questions of an onboarding.
    ///
    /// The property `type` of a [DiscordOnboardingPrompt].
    OnboardingPromptType(u8) as DiscordOnboardingPromptType {
        /// All answers are shown.
        MULTIPLE_CHOICE = 0,
        /// The answers are in a dropdown.
        DROPDOWN = 1,
    }
}

use crate::codes::codes;

codes! {
    /// How a question of the onboarding looks.
    ///
    /// The field `type` of a [DiscordOnboardingPrompt].
    OnboardingPromptType(u8) as DiscordOnboardingPromptType {
        /// All answers are shown.
        MULTIPLE_CHOICE = 0,
        /// The answers are in a menu.
        DROPDOWN = 1,
    }
}

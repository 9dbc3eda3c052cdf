//! Onboarding and welcoming new members.

use crate::constant_macros::open_enum;

open_enum! {
    /// The types of actions for new members, the property `action_type` of a [DiscordNewMemberAction].
    NewMemberActionType(u8) as DiscordNewMemberActionType {
        /// To view the channel.
        VIEW = 0,
        /// To send a message in the channel.
        TALK = 1,
    }
}

open_enum! {
    /// The modes of an onboarding: which channels count towards its requirements.
    ///
    /// The property `mode` of a [DiscordOnboarding].
    OnboardingMode(u8) as DiscordOnboardingMode {
        /// The default channels.
        ONBOARDING_DEFAULT = 0,
        /// The default channels, and the channels of answers.
        ONBOARDING_ADVANCED = 1,
    }
}

open_enum! {
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

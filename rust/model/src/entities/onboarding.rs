use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Emoji, Guild, Id, OnboardingMode, OnboardingPromptType, Role};

entity! {
    /// The onboarding of a guild: questions for new members, and the channels and roles that their answers assign.
    Onboarding as DiscordOnboarding {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The questions.
        prompts: Box<[Arc<OnboardingPrompt>]>,
        /// The ids of the default channels, which every member is opted into automatically.
        default_channel_ids: Box<[Id<Channel>]>,
        /// If `true`, the onboarding is enabled.
        enabled: bool,
        /// The mode: which channels count towards the requirements of the onboarding, see [DiscordOnboardingMode].
        mode: OnboardingMode,
    }
}

entity! {
    /// A question of an onboarding.
    OnboardingPrompt as DiscordOnboardingPrompt {
        /// The question's id.
        id: Id<OnboardingPrompt>,
        /// The type of the question, see [DiscordOnboardingPromptType].
        kind as type: OnboardingPromptType,
        /// The answers.
        options: Box<[Arc<OnboardingOption>]>,
        /// The title, the question itself.
        title: Box<str>,
        /// If `true`, only one answer can be selected.
        single_select: bool,
        /// If `true`, an answer is required.
        required: bool,
        /// If `true`, the question is asked when a member joins. If `false`, it is only shown under "Channels & Roles".
        in_onboarding: bool,
    }
}

entity! {
    /// An answer to a question of an onboarding, with the channels and roles that it assigns.
    OnboardingOption as DiscordOnboardingOption {
        /// The answer's id.
        id: Id<OnboardingOption>,
        /// The ids of the channels that are assigned to members who select the answer.
        channel_ids: Box<[Id<Channel>]>,
        /// The ids of the roles that are assigned to members who select the answer.
        role_ids: Box<[Id<Role>]>,
        /// The emoji of the answer, if there is one.
        emoji: Option<Arc<Emoji>>,
        /// The title, the answer itself.
        title: Box<str>,
        /// The description, or an empty string.
        description: Option<Box<str>>,
    }
}

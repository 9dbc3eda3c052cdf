use std::sync::Arc;

use crate::entity::entity;
use crate::{Channel, Emoji, Guild, Id, OnboardingMode, OnboardingPromptType, Role};

entity! {
    /// What new members of a guild are asked, and which channels and roles they get for their answers.
    Onboarding as DiscordOnboarding {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The questions.
        prompts: Box<[Arc<OnboardingPrompt>]>,
        /// The ids of the channels everybody gets.
        default_channel_ids: Box<[Id<Channel>]>,
        /// Whether it is on.
        enabled: bool,
        /// What counts when Discord checks that there is enough to begin with, see [DiscordOnboardingMode].
        mode: OnboardingMode,
    }
}

entity! {
    /// A question to new members.
    OnboardingPrompt as DiscordOnboardingPrompt {
        /// The question's id.
        id: Id<OnboardingPrompt>,
        /// How it is shown, see [DiscordOnboardingPromptType].
        kind as type: OnboardingPromptType,
        /// The answers.
        options: Box<[Arc<OnboardingOption>]>,
        /// The question itself.
        title: Box<str>,
        /// Whether only one answer can be given.
        single_select: bool,
        /// Whether an answer must be given.
        required: bool,
        /// Whether it is asked when somebody joins; else it only stands under "Channels & Roles".
        in_onboarding: bool,
    }
}

entity! {
    /// An answer to a question, and what it brings.
    OnboardingOption as DiscordOnboardingOption {
        /// The answer's id.
        id: Id<OnboardingOption>,
        /// The ids of the channels that who gives it gets.
        channel_ids: Box<[Id<Channel>]>,
        /// The ids of the roles that who gives it gets.
        role_ids: Box<[Id<Role>]>,
        /// The emoji shown with it, if there is one.
        emoji: Option<Arc<Emoji>>,
        /// The answer itself.
        title: Box<str>,
        /// More about it, or an empty string.
        description: Option<Box<str>>,
    }
}

use crate::codes::codes;

codes! {
    /// The types of responses to an interaction.
    InteractionCallbackType(u8) as DiscordInteractionCallbackType {
        /// Responds to [constant DiscordInteractionType.PING].
        PONG = 1,
        /// Responds with a message.
        CHANNEL_MESSAGE_WITH_SOURCE = 4,
        /// Defers the response: shows a loading state, and leaves 15 minutes to send the message.
        DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE = 5,
        /// Defers an update: shows nothing, and leaves 15 minutes to edit the message of the component. Only for components.
        DEFERRED_UPDATE_MESSAGE = 6,
        /// Edits the message of the component. Only for components.
        UPDATE_MESSAGE = 7,
        /// Responds with autocomplete suggestions for an option, up to 25.
        APPLICATION_COMMAND_AUTOCOMPLETE_RESULT = 8,
        /// Responds with a modal. Not available in response to a modal.
        MODAL = 9,
        /// Responds that the application requires premium. Deprecated by Discord; use buttons of the style
        /// [constant DiscordButtonStyle.PREMIUM].
        PREMIUM_REQUIRED = 10,
        /// Launches the application's activity.
        LAUNCH_ACTIVITY = 12,
        /// Responds to [constant DiscordInteractionType.SOCIAL_LAYER_SKU_PURCHASE_ELIGIBILITY].
        SOCIAL_LAYER_SKU_PURCHASE_ELIGIBILITY = 13,
    }
}

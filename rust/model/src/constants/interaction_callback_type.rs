use crate::codes::codes;

codes! {
    /// What the answer to an interaction does.
    InteractionCallbackType(u8) as DiscordInteractionCallbackType {
        /// Answers [constant DiscordInteractionType.PING].
        PONG = 1,
        /// Sends a message.
        CHANNEL_MESSAGE_WITH_SOURCE = 4,
        /// Shows that the bot is thinking, and leaves 15 minutes to send the message.
        DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE = 5,
        /// Shows nothing, and leaves 15 minutes to edit the message with the component. For components only.
        DEFERRED_UPDATE_MESSAGE = 6,
        /// Edits the message with the component. For components only.
        UPDATE_MESSAGE = 7,
        /// Suggests values for an option, up to 25.
        APPLICATION_COMMAND_AUTOCOMPLETE_RESULT = 8,
        /// Opens a modal. Not as the answer to a modal.
        MODAL = 9,
        /// Says that the app must be paid for. Discord has given this up for buttons of the style [constant
        /// DiscordButtonStyle.PREMIUM].
        PREMIUM_REQUIRED = 10,
        /// Launches the app's activity.
        LAUNCH_ACTIVITY = 12,
        /// Answers [constant DiscordInteractionType.SOCIAL_LAYER_SKU_PURCHASE_ELIGIBILITY].
        SOCIAL_LAYER_SKU_PURCHASE_ELIGIBILITY = 13,
    }
}

use crate::codes::codes;

codes! {
    /// The types of interactions.
    ///
    /// The property `type` of a [DiscordInteraction].
    InteractionType(u8) as DiscordInteractionType {
        /// Discord checks a URL. Received only by HTTP.
        PING = 1,
        /// A user used a command.
        APPLICATION_COMMAND = 2,
        /// A user pressed a button or used a select menu of a message.
        MESSAGE_COMPONENT = 3,
        /// A user is typing an option of a command, and the bot is asked for suggestions.
        APPLICATION_COMMAND_AUTOCOMPLETE = 4,
        /// A user submitted a modal.
        MODAL_SUBMIT = 5,
        /// Discord asks whether the user is eligible to purchase an SKU of a game that uses the Social SDK.
        SOCIAL_LAYER_SKU_PURCHASE_ELIGIBILITY = 6,
    }
}

use crate::codes::codes;

codes! {
    /// What a person did that the bot must answer.
    ///
    /// The field `type` of a [DiscordInteraction].
    InteractionType(u8) as DiscordInteractionType {
        /// Nobody did anything: Discord checks an address. It comes by HTTP only.
        PING = 1,
        /// They used a command.
        APPLICATION_COMMAND = 2,
        /// They pressed a button or chose from a menu in a message.
        MESSAGE_COMPONENT = 3,
        /// They are writing an option of a command, and wait for suggestions.
        APPLICATION_COMMAND_AUTOCOMPLETE = 4,
        /// They sent a modal off.
        MODAL_SUBMIT = 5,
        /// Discord asks whether the user is eligible to purchase an SKU of a game that uses the Social SDK.
        SOCIAL_LAYER_SKU_PURCHASE_ELIGIBILITY = 6,
    }
}

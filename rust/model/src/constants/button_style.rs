use crate::codes::codes;

codes! {
    /// The styles of buttons.
    ///
    /// The property `style` of a [DiscordComponent] that is a button.
    ButtonStyle(u8) as DiscordButtonStyle {
        /// The most important or recommended action: blurple.
        PRIMARY = 1,
        /// An alternative or supporting action: gray.
        SECONDARY = 2,
        /// A positive confirmation or completion: green.
        SUCCESS = 3,
        /// An action with irreversible consequences: red.
        DANGER = 4,
        /// Opens a URL. The bot does not receive an interaction. Has a URL instead of a custom id.
        LINK = 5,
        /// Offers a SKU to buy. The bot does not receive an interaction. Has the id of a [DiscordSku] instead of a custom id.
        PREMIUM = 6,
    }
}

use crate::codes::codes;

codes! {
    /// How much can be written in a field of a modal.
    ///
    /// The field `style` of a [DiscordComponent] that is a text input.
    TextInputStyle(u8) as DiscordTextInputStyle {
        /// One line.
        SHORT = 1,
        /// Several lines.
        PARAGRAPH = 2,
    }
}

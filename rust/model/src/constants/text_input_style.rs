use crate::codes::codes;

codes! {
    /// The styles of text inputs.
    ///
    /// The property `style` of a [DiscordComponent] that is a text input.
    TextInputStyle(u8) as DiscordTextInputStyle {
        /// A single line.
        SHORT = 1,
        /// Multiple lines.
        PARAGRAPH = 2,
    }
}

use crate::codes::codes;

codes! {
    /// What a button looks like and does.
    ///
    /// The field `style` of a [DiscordComponent] that is a button.
    ButtonStyle(u8) as DiscordButtonStyle {
        /// The thing to do: blurple.
        PRIMARY = 1,
        /// One of several things to do: grey.
        SECONDARY = 2,
        /// Agreement or the end of something: green.
        SUCCESS = 3,
        /// Something that cannot be undone: red.
        DANGER = 4,
        /// Opens an address; the bot hears nothing of it. It has a URL in place of a custom id.
        LINK = 5,
        /// Offers something to buy; the bot hears nothing of it. It has the id of a [DiscordSku] in place of a custom
        /// id.
        PREMIUM = 6,
    }
}

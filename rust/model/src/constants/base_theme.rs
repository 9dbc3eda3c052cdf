use crate::codes::codes;

codes! {
    /// The brightness below the colours of a shared theme.
    ///
    /// The field `base_theme` of a [DiscordSharedClientTheme].
    BaseTheme(u8) as DiscordBaseTheme {
        /// None is given.
        UNSET = 0,
        /// Dark.
        DARK = 1,
        /// Light.
        LIGHT = 2,
        /// Darker than dark.
        DARKER = 3,
        /// Nearly black.
        MIDNIGHT = 4,
    }
}

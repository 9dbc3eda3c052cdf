use crate::codes::codes;

codes! {
    /// The base themes of a shared client theme.
    ///
    /// The property `base_theme` of a [DiscordSharedClientTheme].
    BaseTheme(u8) as DiscordBaseTheme {
        /// Not set.
        UNSET = 0,
        /// Dark.
        DARK = 1,
        /// Light.
        LIGHT = 2,
        /// Darker.
        DARKER = 3,
        /// Midnight, the darkest.
        MIDNIGHT = 4,
    }
}

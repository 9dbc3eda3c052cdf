use crate::codes::codes;

codes! {
    /// The sizes of the gap of a separator.
    ///
    /// The property `spacing` of a [DiscordComponent] that is a separator.
    SeparatorSpacing(u8) as DiscordSeparatorSpacing {
        /// A small gap.
        SMALL = 1,
        /// A large gap.
        LARGE = 2,
    }
}

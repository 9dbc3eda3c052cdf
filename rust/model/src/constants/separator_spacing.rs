use crate::codes::codes;

codes! {
    /// How wide the gap of a separator is.
    ///
    /// The field `spacing` of a [DiscordComponent] that is a separator.
    SeparatorSpacing(u8) as DiscordSeparatorSpacing {
        /// A small gap.
        SMALL = 1,
        /// A large gap.
        LARGE = 2,
    }
}

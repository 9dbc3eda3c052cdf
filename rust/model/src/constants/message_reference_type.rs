use crate::codes::codes;

codes! {
    /// How a message refers to another.
    ///
    /// The field `type` of a [DiscordMessageReference].
    MessageReferenceType(u8) as DiscordMessageReferenceType {
        /// It replies to the other, or tells of it.
        DEFAULT = 0,
        /// It forwards the other, and holds a copy of it.
        FORWARD = 1,
    }
}

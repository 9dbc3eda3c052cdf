use crate::codes::codes;

codes! {
    /// The types of references to another message.
    ///
    /// The property `type` of a [DiscordMessageReference].
    MessageReferenceType(u8) as DiscordMessageReferenceType {
        /// A reply to the message, or another reference to it.
        DEFAULT = 0,
        /// A forward of the message, with a copy of it.
        FORWARD = 1,
    }
}

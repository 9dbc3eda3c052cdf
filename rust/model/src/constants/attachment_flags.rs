use crate::codes::flags;

flags! {
    /// Bit flags of an attachment, the property `flags` of a [DiscordAttachment].
    AttachmentFlags(u32) as DiscordAttachmentFlags {
        /// The attachment is a clip of a stream.
        IS_CLIP = 1 << 0,
        /// The attachment is the thumbnail of a thread in a media channel. It is not shown in the message.
        IS_THUMBNAIL = 1 << 1,
        /// The attachment was edited with Discord's remix feature. Deprecated by Discord.
        IS_REMIX = 1 << 2,
        /// The attachment is a spoiler: hidden until it is clicked.
        IS_SPOILER = 1 << 3,
        /// The attachment is an animated image.
        IS_ANIMATED = 1 << 5,
    }
}

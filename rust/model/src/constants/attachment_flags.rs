use crate::codes::flags;

flags! {
    /// Peculiarities of a file in a message, the field `flags` of a [DiscordAttachment].
    AttachmentFlags(u32) as DiscordAttachmentFlags {
        /// A clip of a stream.
        IS_CLIP = 1 << 0,
        /// The picture by which a media channel shows the thread. It is not shown in the message.
        IS_THUMBNAIL = 1 << 1,
        /// Edited with Discord's remix feature, which is no more.
        IS_REMIX = 1 << 2,
        /// Hidden until a person opens it.
        IS_SPOILER = 1 << 3,
        /// A picture that moves.
        IS_ANIMATED = 1 << 5,
    }
}

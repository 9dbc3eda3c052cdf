use crate::codes::codes;

codes! {
    /// The kinds of components: what messages and modals are built of.
    ///
    /// The field `type` of a [DiscordComponent]. Some kinds need a message with [constant
    /// DiscordMessageFlags.IS_COMPONENTS_V2].
    ComponentType(u32) as DiscordComponentType {
        /// A row of up to 5 buttons, or of one select menu.
        ACTION_ROW = 1,
        /// A button, see [DiscordButtonStyle].
        BUTTON = 2,
        /// A menu to choose from texts the bot gives.
        STRING_SELECT = 3,
        /// A field to write in, see [DiscordTextInputStyle]. In modals only.
        TEXT_INPUT = 4,
        /// A menu to choose users.
        USER_SELECT = 5,
        /// A menu to choose roles.
        ROLE_SELECT = 6,
        /// A menu to choose users and roles.
        MENTIONABLE_SELECT = 7,
        /// A menu to choose channels.
        CHANNEL_SELECT = 8,
        /// Text with a button or a small picture beside it.
        SECTION = 9,
        /// Text with Markdown.
        TEXT_DISPLAY = 10,
        /// The small picture of a [constant SECTION].
        THUMBNAIL = 11,
        /// Pictures and videos, up to 10.
        MEDIA_GALLERY = 12,
        /// A file sent with the message.
        FILE = 13,
        /// A gap or a line between other components, see [DiscordSeparatorSpacing].
        SEPARATOR = 14,
        /// A box around other components, with a coloured edge if wanted.
        CONTAINER = 17,
        /// A title and a description for one component of a modal.
        LABEL = 18,
        /// A place to hand files in. In modals only.
        FILE_UPLOAD = 19,
        /// A list of which one entry can be chosen. In modals only.
        RADIO_GROUP = 21,
        /// A list of which several entries can be chosen. In modals only.
        CHECKBOX_GROUP = 22,
        /// A single box to tick. In modals only.
        CHECKBOX = 23,
    }
}

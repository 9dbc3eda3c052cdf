//! Components.

use crate::constant_macros::{flags, open_enum};

open_enum! {
    /// The styles of buttons.
    ///
    /// The property `style` of a [DiscordComponent] that is a button.
    ButtonStyle(u8) as DiscordButtonStyle {
        /// The most important or recommended action: blurple.
        PRIMARY = 1,
        /// An alternative or supporting action: gray.
        SECONDARY = 2,
        /// A positive confirmation or completion: green.
        SUCCESS = 3,
        /// An action with irreversible consequences: red.
        DANGER = 4,
        /// Opens a URL. The bot does not receive an interaction. It has a URL instead of a custom id.
        LINK = 5,
        /// Offers a SKU to buy. The bot does not receive an interaction. It has the id of a [DiscordSku] instead of a
        /// custom id.
        PREMIUM = 6,
    }
}

open_enum! {
    /// The types of components of messages and modals.
    ///
    /// The property `type` of a [DiscordComponent]. Some types require a message with Components V2
    /// ([constant DiscordMessageFlags.IS_COMPONENTS_V2]).
    ComponentType(u32) as DiscordComponentType {
        /// A row of up to 5 buttons, or of one select menu.
        ACTION_ROW = 1,
        /// A button, see [DiscordButtonStyle].
        BUTTON = 2,
        /// A select menu for strings that the bot defines.
        STRING_SELECT = 3,
        /// A text field, see [DiscordTextInputStyle]. Only in modals.
        TEXT_INPUT = 4,
        /// A select menu for users.
        USER_SELECT = 5,
        /// A select menu for roles.
        ROLE_SELECT = 6,
        /// A select menu for users and roles.
        MENTIONABLE_SELECT = 7,
        /// A select menu for channels.
        CHANNEL_SELECT = 8,
        /// Text with a button or a thumbnail next to it.
        SECTION = 9,
        /// Text with Markdown.
        TEXT_DISPLAY = 10,
        /// The small image of a [constant SECTION].
        THUMBNAIL = 11,
        /// A gallery of up to 10 images and videos.
        MEDIA_GALLERY = 12,
        /// A file that is attached to the message.
        FILE = 13,
        /// A gap or a line between components, see [DiscordSeparatorSpacing].
        SEPARATOR = 14,
        /// A box around other components, optionally with an accent color.
        CONTAINER = 17,
        /// A label and a description for a component of a modal.
        LABEL = 18,
        /// A field for uploading files. Only in modals.
        FILE_UPLOAD = 19,
        /// A list from which one option can be selected. Only in modals.
        RADIO_GROUP = 21,
        /// A list from which several options can be selected. Only in modals.
        CHECKBOX_GROUP = 22,
        /// A single checkbox. Only in modals.
        CHECKBOX = 23,
    }
}

open_enum! {
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

open_enum! {
    /// The styles of text inputs.
    ///
    /// The property `style` of a [DiscordComponent] that is a text input.
    TextInputStyle(u8) as DiscordTextInputStyle {
        /// A single line.
        SHORT = 1,
        /// Multiple lines.
        PARAGRAPH = 2,
    }
}

flags! {
    /// Bit flags of an image, video or file of a component, the property `flags` of a [DiscordUnfurledMediaItem].
    UnfurledMediaItemFlags(u32) as DiscordUnfurledMediaItemFlags {
        /// The image is animated.
        IS_ANIMATED = 1 << 0,
    }
}

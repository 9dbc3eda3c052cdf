use std::sync::Arc;

use serde_json::Value;

use crate::entity::entity;
use crate::{
    ChannelType, ComponentType, Emoji, Id, MediaGalleryItem, Rgb, SelectDefaultValue, SelectOption,
    SeparatorSpacing, Sku, UnfurledMediaItem,
};

entity! {
    /// A component of a message or a modal: a button, a select menu, a text, or a container of other components.
    ///
    /// The meaning of a property depends on [member type], see [DiscordComponentType]. Properties that do not apply are empty.
    /// Components of a submitted modal have little more than [member type], [member id], [member custom_id] and [member value] or
    /// [member values].
    Component as DiscordComponent {
        /// The type of the component, see [DiscordComponentType].
        kind as type: ComponentType,
        /// The number of the component in its message or modal. Discord assigns a number if the bot does not.
        id: u32,
        /// The custom id, 1 to 100 characters, which identifies the component in interactions.
        custom_id: Option<Box<str>>,
        /// The style of a button, see [DiscordButtonStyle], or of a text input, see [DiscordTextInputStyle].
        style: u8,
        /// The label of a button, up to 80 characters, or of an input, up to 45.
        label: Option<Box<str>>,
        /// The emoji of a button.
        emoji: Option<Arc<Emoji>>,
        /// The URL of a link button.
        url: Option<Box<str>>,
        /// The id of the SKU of a premium button, or `0`.
        sku_id: Id<Sku>,
        /// If `true`, the button or select menu is disabled.
        disabled: bool,
        /// The options, up to 25 in a select menu and 10 in a group.
        options: Box<[Arc<SelectOption>]>,
        /// The types of channels in a channel select menu, see [DiscordChannelType]. If empty, all types are included.
        channel_types: Box<[ChannelType]>,
        /// The placeholder text, up to 150 characters in a select menu and 100 in a text input.
        placeholder: Option<Box<str>>,
        /// The users, roles or channels that are selected by default in a select menu.
        default_values: Box<[Arc<SelectDefaultValue>]>,
        /// The minimum number of selected options or uploaded files, 0 to 25.
        min_values: u32,
        /// The maximum number of selected options or uploaded files, 1 to 25.
        max_values: u32,
        /// If `true`, the component must be filled in. `false` if Discord omitted it, although inputs are required in
        /// this case.
        required: bool,
        /// The minimum number of characters of a text input, 0 to 4000.
        min_length: u32,
        /// The maximum number of characters of a text input, 1 to 4000; `0` if it is not set.
        max_length: u32,
        /// The value that the user entered: a [String] for a text input or radio group, a [bool] for a checkbox, `null`
        /// if nothing was entered. For a text input of a modal that the bot sends, this is the initial text.
        value: Value,
        /// The values that the user selected in a select menu or group, or the ids of the files that the user uploaded.
        values: Box<[Box<str>]>,
        /// The components inside an action row, a section or a container.
        components: Box<[Arc<Component>]>,
        /// The component below a label.
        component: Option<Arc<Component>>,
        /// The button or thumbnail on the right of a section.
        accessory: Option<Arc<Component>>,
        /// The content of a text display, in Markdown.
        content: Option<Box<str>>,
        /// The image of a thumbnail.
        media: Option<Arc<UnfurledMediaItem>>,
        /// The description of a label, up to 100 characters; or the alternative text of a thumbnail, up to 1024.
        description: Option<Box<str>>,
        /// If `true`, the thumbnail, file or container is a spoiler: hidden until it is clicked.
        spoiler: bool,
        /// The images and videos of a media gallery, 1 to 10.
        items: Box<[Arc<MediaGalleryItem>]>,
        /// The file of a file component.
        file: Option<Arc<UnfurledMediaItem>>,
        /// The name of the file.
        name: Option<Box<str>>,
        /// The size of the file in bytes.
        size: u64,
        /// If `true`, the separator has a visible line.
        divider: bool,
        /// The size of a separator, see [DiscordSeparatorSpacing].
        spacing: SeparatorSpacing,
        /// The accent color of a container; fully transparent if none is set.
        accent_color: Rgb,
        /// If `true`, the checkbox is checked by default.
        default: bool,
        /// The types of files that can be uploaded. If empty, all types can be uploaded.
        file_types: Box<[Box<str>]>,
    }
}

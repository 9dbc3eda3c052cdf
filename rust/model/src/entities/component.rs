use std::sync::Arc;

use serde_json::Value;

use crate::entity::entity;
use crate::{
    ChannelType, ComponentType, Emoji, Id, MediaGalleryItem, Rgb, SelectDefaultValue, SelectOption,
    SeparatorSpacing, Sku, UnfurledMediaItem,
};

entity! {
    /// A part of a message or of a modal dialogue: a button, a menu, a text, a box with other parts in it.
    ///
    /// What a property means depends on [member type], see [DiscordComponentType]. Properties that do not apply are empty.
    /// In what a person filled in, Discord repeats little more than [member type], [member id], [member custom_id] and
    /// [member value] or [member values].
    Component as DiscordComponent {
        /// What kind of component it is, see [DiscordComponentType].
        kind as type: ComponentType,
        /// The number of the component in its message or dialogue. Discord counts them where the bot gives none.
        id: u32,
        /// The bot's own name for it, 1 to 100 characters, by which interactions tell it from others.
        custom_id: Option<Box<str>>,
        /// The look of a button, see [DiscordButtonStyle], or the height of a text input, see [DiscordTextInputStyle].
        style: u8,
        /// The text on a button, up to 80 characters, or above an input, up to 45.
        label: Option<Box<str>>,
        /// The emoji on a button.
        emoji: Option<Arc<Emoji>>,
        /// Where a link button leads to.
        url: Option<Box<str>>,
        /// The id of what a premium button sells, or `0`.
        sku_id: Id<Sku>,
        /// Whether a button or menu cannot be used.
        disabled: bool,
        /// What can be chosen, up to 25 in a menu and 10 in a group.
        options: Box<[Arc<SelectOption>]>,
        /// The kinds of channels a channel menu offers, see [DiscordChannelType]. All if there are none.
        channel_types: Box<[ChannelType]>,
        /// The greyed text of a menu or input without a choice, up to 150 and 100 characters.
        placeholder: Option<Box<str>>,
        /// What is chosen in a menu of users, roles or channels before anybody touches it.
        default_values: Box<[Arc<SelectDefaultValue>]>,
        /// The least that must be chosen or uploaded, 0 to 25.
        min_values: u32,
        /// The most that can be chosen or uploaded, 1 to 25.
        max_values: u32,
        /// Whether it must be filled in. Where Discord does not say, this is `false`, although inputs are required then.
        required: bool,
        /// The least characters of a text input, 0 to 4000.
        min_length: u32,
        /// The most characters of a text input, 1 to 4000; `0` if it was not set.
        max_length: u32,
        /// What a person entered: a [String] in a text input or radio group, a [bool] in a checkbox, `null` where nothing was. Of a
        /// text input that the bot made, the text that stands there at first.
        value: Value,
        /// What a person chose in a menu or group, or the ids of the files they uploaded.
        values: Box<[Box<str>]>,
        /// The components inside an action row, a section or a container.
        components: Box<[Arc<Component>]>,
        /// The component below a label.
        component: Option<Arc<Component>>,
        /// The button or thumbnail at the right of a section.
        accessory: Option<Arc<Component>>,
        /// The text of a text display, in Markdown.
        content: Option<Box<str>>,
        /// The picture of a thumbnail.
        media: Option<Arc<UnfurledMediaItem>>,
        /// What stands below a label, up to 100 characters; of a thumbnail, the description for those who cannot see it, up to
        /// 1024.
        description: Option<Box<str>>,
        /// Whether a thumbnail, file or container is hidden until it is clicked.
        spoiler: bool,
        /// The pictures of a gallery, 1 to 10.
        items: Box<[Arc<MediaGalleryItem>]>,
        /// The file that is offered.
        file: Option<Arc<UnfurledMediaItem>>,
        /// The name of that file.
        name: Option<Box<str>>,
        /// The size of that file in bytes.
        size: u64,
        /// Whether a separator is a visible line.
        divider: bool,
        /// How much room a separator takes, see [DiscordSeparatorSpacing].
        spacing: SeparatorSpacing,
        /// The colour of a container's edge; fully transparent if none is set.
        accent_color: Rgb,
        /// Whether a checkbox is ticked before anybody touches it.
        default: bool,
        /// The kinds of files an upload takes. All if there are none.
        file_types: Box<[Box<str>]>,
    }
}

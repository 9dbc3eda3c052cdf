//! [Components](https://discord.com/developers/docs/components/reference) of messages and modals, and which of them can contain which.

mod button;
pub(crate) mod combinations;
mod input;
mod layout;
mod media;
mod select;

pub use button::BUTTON;
pub use input::{CHECKBOX, CHECKBOX_GROUP, FILE_UPLOAD, LABEL, RADIO_GROUP, TEXT_INPUT};
pub use layout::{ACTION_ROW, CONTAINER, SECTION, SEPARATOR, TEXT_DISPLAY};
pub use media::{FILE, MEDIA_GALLERY, THUMBNAIL};
pub(crate) use select::list;
pub use select::{CHANNEL_SELECT, MENTIONABLE_SELECT, ROLE_SELECT, STRING_SELECT, USER_SELECT};

use crate::schema::{ObjectSchema, Variant};

/// The components of a message. All but action rows need the flag for Components V2.
pub static MESSAGE_COMPONENTS: &[Variant] = variants![
    1 "action row" ACTION_ROW,
    9 "section" SECTION,
    10 "text display" TEXT_DISPLAY,
    12 "media gallery" MEDIA_GALLERY,
    13 "file" FILE,
    14 "separator" SEPARATOR,
    17 "container" CONTAINER,
];

/// The components of a container.
static IN_CONTAINER: &[Variant] = variants![
    1 "action row" ACTION_ROW,
    9 "section" SECTION,
    10 "text display" TEXT_DISPLAY,
    12 "media gallery" MEDIA_GALLERY,
    13 "file" FILE,
    14 "separator" SEPARATOR,
];

/// The components of an action row in a message.
static IN_ROW: &[Variant] = variants![
    2 "button" BUTTON,
    3 "string select" STRING_SELECT,
    5 "user select" USER_SELECT,
    6 "role select" ROLE_SELECT,
    7 "mentionable select" MENTIONABLE_SELECT,
    8 "channel select" CHANNEL_SELECT,
];

/// The components of a section.
static IN_SECTION: &[Variant] = variants![10 "text display" TEXT_DISPLAY];

/// The accessory of a section.
static ACCESSORY: &[Variant] = variants![2 "button" BUTTON, 11 "thumbnail" THUMBNAIL];

/// The components of an interaction response, which is a message or a modal depending on its type.
pub(crate) static RESPONSE_COMPONENTS: &[Variant] = variants![
    1 "action row" RESPONSE_ROW,
    9 "section" SECTION,
    10 "text display" TEXT_DISPLAY,
    12 "media gallery" MEDIA_GALLERY,
    13 "file" FILE,
    14 "separator" SEPARATOR,
    17 "container" CONTAINER,
    18 "label" LABEL,
];

static RESPONSE_ROW: ObjectSchema = ObjectSchema {
    required: fields![type: integer(1..=1), components: list(by_type(IN_RESPONSE_ROW), 1..=5)],
    optional: fields![id: integer(0..=2_147_483_647)],
    check: None,
};

static IN_RESPONSE_ROW: &[Variant] = variants![
    2 "button" BUTTON,
    3 "string select" STRING_SELECT,
    4 "text input" TEXT_INPUT,
    5 "user select" USER_SELECT,
    6 "role select" ROLE_SELECT,
    7 "mentionable select" MENTIONABLE_SELECT,
    8 "channel select" CHANNEL_SELECT,
];

/// The components of a modal. Action rows are deprecated.
pub static MODAL_COMPONENTS: &[Variant] = variants![
    1 "action row" MODAL_ROW,
    10 "text display" TEXT_DISPLAY,
    18 "label" LABEL,
];

/// An action row in a modal: a text input with a label of its own.
static MODAL_ROW: ObjectSchema = ObjectSchema {
    required: fields![type: integer(1..=1), components: list(by_type(IN_MODAL_ROW), 1..=1)],
    optional: fields![id: integer(0..=2_147_483_647)],
    check: None,
};

static IN_MODAL_ROW: &[Variant] = variants![4 "text input" TEXT_INPUT];

/// The component of a label.
static IN_LABEL: &[Variant] = variants![
    3 "string select" STRING_SELECT,
    4 "text input" TEXT_INPUT,
    5 "user select" USER_SELECT,
    6 "role select" ROLE_SELECT,
    7 "mentionable select" MENTIONABLE_SELECT,
    8 "channel select" CHANNEL_SELECT,
    19 "file upload" FILE_UPLOAD,
    21 "radio group" RADIO_GROUP,
    22 "checkbox group" CHECKBOX_GROUP,
    23 "checkbox" CHECKBOX,
];

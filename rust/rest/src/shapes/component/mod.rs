//! [Components](https://discord.com/developers/docs/components/reference): what messages and modals are built of, and which of
//! them may stand where.

mod button;
mod input;
mod layout;
mod media;
mod select;
pub(crate) mod together;

pub use button::BUTTON;
pub use input::{CHECKBOX, CHECKBOX_GROUP, FILE_UPLOAD, LABEL, RADIO_GROUP, TEXT_INPUT};
pub use layout::{ACTION_ROW, CONTAINER, SECTION, SEPARATOR, TEXT_DISPLAY};
pub use media::{FILE, MEDIA_GALLERY, THUMBNAIL};
pub(crate) use select::list;
pub use select::{CHANNEL_SELECT, MENTIONABLE_SELECT, ROLE_SELECT, STRING_SELECT, USER_SELECT};

use crate::schema::{Shape, Variant};

/// What a message is built of. Only action rows do without the flag for components of the second kind.
pub static MESSAGE_COMPONENTS: &[Variant] = variants![
    1 "action row" ACTION_ROW,
    9 "section" SECTION,
    10 "text display" TEXT_DISPLAY,
    12 "media gallery" MEDIA_GALLERY,
    13 "file" FILE,
    14 "separator" SEPARATOR,
    17 "container" CONTAINER,
];

/// What a container holds.
static IN_CONTAINER: &[Variant] = variants![
    1 "action row" ACTION_ROW,
    9 "section" SECTION,
    10 "text display" TEXT_DISPLAY,
    12 "media gallery" MEDIA_GALLERY,
    13 "file" FILE,
    14 "separator" SEPARATOR,
];

/// What a row of a message holds.
static IN_ROW: &[Variant] = variants![
    2 "button" BUTTON,
    3 "string select" STRING_SELECT,
    5 "user select" USER_SELECT,
    6 "role select" ROLE_SELECT,
    7 "mentionable select" MENTIONABLE_SELECT,
    8 "channel select" CHANNEL_SELECT,
];

/// The texts of a section.
static IN_SECTION: &[Variant] = variants![10 "text display" TEXT_DISPLAY];

/// What stands at the right of a section.
static ACCESSORY: &[Variant] = variants![2 "button" BUTTON, 11 "thumbnail" THUMBNAIL];

/// What an answer to an interaction is built of, be it a message or a modal; which of them it is says its type.
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

static RESPONSE_ROW: Shape = Shape {
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

/// What a modal is built of; the rows are the old way.
pub static MODAL_COMPONENTS: &[Variant] = variants![
    1 "action row" MODAL_ROW,
    10 "text display" TEXT_DISPLAY,
    18 "label" LABEL,
];

/// A row of a modal: a text input with a label of its own.
static MODAL_ROW: Shape = Shape {
    required: fields![type: integer(1..=1), components: list(by_type(IN_MODAL_ROW), 1..=1)],
    optional: fields![id: integer(0..=2_147_483_647)],
    check: None,
};

static IN_MODAL_ROW: &[Variant] = variants![4 "text input" TEXT_INPUT];

/// What stands below a label.
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

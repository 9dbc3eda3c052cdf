//! TODO.

use crate::schema::Shape;
use crate::shapes::{ALLOWED_MENTIONS, ATTACHMENT, CLIENT_THEME, EMBED, POLL};

/// TODO
pub static BASE_CREATE_MESSAGE_CREATE: Shape = Shape {
    required: fields![],
    optional: fields![content: text(0..=4000), embeds: list(object(EMBED), 0..=10), allowed_mentions: object(ALLOWED_MENTIONS), sticker_ids: ids(0..=3), components: list(any, 0..=40), flags: flags, attachments: list(object(ATTACHMENT), 0..=10), poll: object(POLL), shared_client_theme: object(CLIENT_THEME)],
    check: None,
};

//! TODO.

use crate::schema::Shape;

/// TODO
pub static CHANNEL_PERMISSION_OVERWRITE: Shape = Shape {
    required: fields![id: id],
    optional: fields![type: choice(0, 1), allow: integer, deny: integer],
    check: None,
};

/// TODO
pub static DEFAULT_REACTION_EMOJI: Shape = Shape {
    required: fields![],
    optional: fields![emoji_id: id, emoji_name: text(0..=100)],
    check: None,
};

/// TODO
pub static THREAD_TAG: Shape = Shape {
    required: fields![name: text(0..=50)],
    optional: fields![emoji_id: id, emoji_name: text(0..=100), moderated: bool, id: id],
    check: None,
};

/// TODO
pub static OR_UPDATE_THREAD_TAG: Shape = Shape {
    required: fields![name: text(0..=50)],
    optional: fields![emoji_id: id, emoji_name: text(0..=100), moderated: bool],
    check: None,
};

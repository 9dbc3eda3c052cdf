//! TODO.

use crate::schema::Shape;

/// TODO
pub static ONBOARDING_PROMPT: Shape = Shape {
    required: fields![title: text(1..=100), options: list(object(ONBOARDING_PROMPT_OPTION), 1..=50), id: id],
    optional: fields![single_select: bool, required: bool, in_onboarding: bool, type: choice(0, 1)],
    check: None,
};

/// TODO
pub static ONBOARDING_PROMPT_OPTION: Shape = Shape {
    required: fields![title: text(1..=50)],
    optional: fields![id: id, description: text(0..=100), emoji_id: id, emoji_name: text(0..=100), emoji_animated: bool, role_ids: ids(0..=50), channel_ids: ids(0..=50)],
    check: None,
};

/// TODO
pub static GUILD_WELCOME_CHANNEL: Shape = Shape {
    required: fields![channel_id: id, description: text(1..=50)],
    optional: fields![emoji_id: id, emoji_name: text],
    check: None,
};

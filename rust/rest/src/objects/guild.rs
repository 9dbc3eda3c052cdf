//! The welcome screen and the onboarding of a guild.

use crate::schema::ObjectSchema;

/// A [channel of the welcome screen](https://discord.com/developers/docs/resources/guild#welcome-screen-object). A
/// custom emoji has an id and a name; a Unicode emoji only has the name, which is the character itself.
pub static WELCOME_CHANNEL: ObjectSchema = ObjectSchema {
    required: fields![channel_id: id, description: text(1..=50)],
    optional: fields![emoji_id: id, emoji_name: text],
    check: None,
};

/// A [question to new
/// members](https://discord.com/developers/docs/resources/guild#guild-onboarding-object-onboarding-prompt-structure). A
/// new question also needs an id that no other question has; Discord assigns another one.
pub static ONBOARDING_PROMPT: ObjectSchema = ObjectSchema {
    required: fields![
        id: id,
        title: text(1..=100),
        options: list(object(ONBOARDING_OPTION), 1..=50),
    ],
    optional: fields![single_select: bool, required: bool, in_onboarding: bool, type: choice(0, 1)],
    check: None,
};

/// An [answer](https://discord.com/developers/docs/resources/guild#guild-onboarding-object-prompt-option-structure),
/// and the roles and channels that it assigns.
static ONBOARDING_OPTION: ObjectSchema = ObjectSchema {
    required: fields![title: text(1..=50)],
    optional: fields![
        id: id,
        description: text(0..=100),
        emoji_id: id,
        emoji_name: text(0..=100),
        emoji_animated: bool,
        role_ids: ids(0..=50),
        channel_ids: ids(0..=50),
    ],
    check: None,
};

//! Polls.

use crate::schema::ObjectSchema;

/// A new [poll](https://discord.com/developers/docs/resources/poll#poll-create-request-object), open for up to 32 days
/// (`duration` is in hours; a day by default).
pub static POLL: ObjectSchema = ObjectSchema {
    required: fields![
        question: object(QUESTION),
        answers: list(object(ANSWER), 1..=10),
    ],
    optional: fields![
        duration: integer(1..=768),
        allow_multiselect: bool,
        layout_type: integer(1..=1),
    ],
    check: None,
};

static QUESTION: ObjectSchema = ObjectSchema {
    required: fields![text: text(1..=300)],
    optional: fields![],
    check: None,
};

static ANSWER: ObjectSchema = ObjectSchema {
    required: fields![poll_media: object(ANSWER_MEDIA)],
    optional: fields![],
    check: None,
};

static ANSWER_MEDIA: ObjectSchema = ObjectSchema {
    required: fields![text: text(1..=55)],
    optional: fields![emoji: object(EMOJI)],
    check: None,
};

/// A custom emoji by its id, or a Unicode emoji by its name, which is the character itself.
static EMOJI: ObjectSchema = ObjectSchema {
    required: fields![],
    optional: fields![id: id, name: text(0..=32), animated: bool],
    check: None,
};

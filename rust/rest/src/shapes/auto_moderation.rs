//! TODO.

use crate::schema::Shape;

/// TODO
pub static DEFAULT_KEYWORD_LIST_TRIGGER_METADATA: Shape = Shape {
    required: fields![],
    optional: fields![allow_list: list(text(1..=60), 0..=1000), presets: list(choice(1, 2, 3), 0..=usize::MAX)],
    check: None,
};

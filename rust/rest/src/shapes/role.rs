//! TODO.

use crate::schema::Shape;

/// TODO
pub static ROLE_COLORS: Shape = Shape {
    required: fields![],
    optional: fields![primary_color: integer(0..=16777215), secondary_color: integer(0..=16777215), tertiary_color: integer(0..=16777215)],
    check: None,
};

/// TODO
pub static ROLE_POSITIONS: Shape = Shape {
    required: fields![],
    optional: fields![id: id, position: integer],
    check: None,
};

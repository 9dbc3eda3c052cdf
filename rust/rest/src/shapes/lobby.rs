//! TODO.

use crate::schema::Shape;

/// TODO
pub static LOBBY_MEMBER: Shape = Shape {
    required: fields![id: id],
    optional: fields![metadata: any, flags: flags],
    check: None,
};

/// TODO
pub static BULK_LOBBY_MEMBER: Shape = Shape {
    required: fields![id: id],
    optional: fields![metadata: any, flags: flags, remove_member: bool, additional_name: text(1..=80)],
    check: None,
};

//! TODO.

use crate::schema::Shape;

/// TODO
pub static APPLICATION_COMMAND_UPDATE: Shape = Shape {
    required: fields![name: text(1..=32)],
    optional: fields![name_localizations: any, description: text(0..=100), description_localizations: any, options: list(any, 0..=25), default_member_permissions: integer(0..=i64::MAX), dm_permission: bool, contexts: list(choice(0, 1, 2), 1..=usize::MAX), integration_types: list(choice(0, 1), 1..=usize::MAX), handler: choice(1, 2), type: choice(1, 2, 3, 4), id: id],
    check: None,
};

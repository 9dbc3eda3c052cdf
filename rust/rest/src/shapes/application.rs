//! TODO.

use crate::schema::Shape;

/// TODO
pub static APPLICATION_OAUTH2_INSTALL_PARAMS: Shape = Shape {
    required: fields![],
    optional: fields![scopes: list(words("applications.commands", "bot"), 1..=usize::MAX), permissions: flags],
    check: None,
};

/// TODO
pub static APPLICATION_ROLE_CONNECTIONS_METADATA_ITEM: Shape = Shape {
    required: fields![type: choice(1, 2, 3, 4, 5, 6, 7, 8), key: text(1..=50), name: text(1..=100), description: text(1..=200)],
    optional: fields![name_localizations: any, description_localizations: any],
    check: None,
};

//! Roles.

use crate::schema::{Field, Shape};

/// What a role is made with, and what of it can be changed.
pub(crate) const ROLE: &[Field] = fields![
    name: text(1..=100),
    permissions: flags,
    color: colour,
    colors: object(ROLE_COLORS),
    hoist: bool,
    mentionable: bool,
    icon: image,
    unicode_emoji: text(0..=100),
];

/// The [colours of a role](https://discord.com/developers/docs/topics/permissions#role-object-role-colors-object): one, a
/// gradient of two, or, with three, the holographic style.
static ROLE_COLORS: Shape = Shape {
    required: fields![primary_color: colour],
    optional: fields![secondary_color: colour, tertiary_color: colour],
    check: None,
};

/// The [new place of a role](https://discord.com/developers/docs/resources/guild#modify-guild-role-positions); 0 is the lowest.
pub static ROLE_POSITION: Shape = Shape {
    required: fields![id: id],
    optional: fields![position: integer],
    check: None,
};

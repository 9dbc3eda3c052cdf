//! Roles.

use crate::schema::{Field, ObjectSchema};

/// The fields of new and of changed roles.
pub(crate) const ROLE: &[Field] = fields![
    name: text(1..=100),
    permissions: flags,
    color: color,
    colors: object(ROLE_COLORS),
    hoist: bool,
    mentionable: bool,
    icon: image,
    unicode_emoji: text(0..=100),
];

/// The [colors of a role](https://discord.com/developers/docs/topics/permissions#role-object-role-colors-object): a
/// single color, a gradient of two, or the holographic style with three.
static ROLE_COLORS: ObjectSchema = ObjectSchema {
    required: fields![primary_color: color],
    optional: fields![secondary_color: color, tertiary_color: color],
    check: None,
};

/// The [new position of a role](https://discord.com/developers/docs/resources/guild#modify-guild-role-positions); 0 is
/// the lowest.
pub static ROLE_POSITION: ObjectSchema = ObjectSchema {
    required: fields![id: id],
    optional: fields![position: integer],
    check: None,
};

use crate::entity::entity;
use crate::{Guild, Id, Permissions, Rgb};

entity! {
    /// A role of a guild: a name, a colour and a set of permissions.
    Role as DiscordRole {
        /// The role's id. The role everybody has bears the id of its guild.
        id: Id<Role>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The name.
        name: Box<str>,
        /// The colour; fully transparent if the role has none.
        color: Rgb,
        /// Whether its members are listed apart from others.
        hoist: bool,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// The emoji shown as the icon, or an empty string.
        unicode_emoji: Option<Box<str>>,
        /// The place in the list; a higher role stands above a lower one.
        position: i32,
        /// What its members may do, see [DiscordPermissions].
        permissions: Permissions,
        /// Whether an integration manages it, so that it cannot be given by hand.
        managed: bool,
        /// Whether everybody can mention it.
        mentionable: bool,
        /// Discord's flags of the role.
        flags: u32,
    }
}

use std::cmp::Reverse;
use std::sync::Arc;

use crate::entity::entity;
use crate::{Guild, Id, Integration, Permissions, Rgb, RoleFlags, Sku, Stated, User};

entity! {
    /// A role of a guild: a name, a colour and a set of permissions.
    Role as DiscordRole {
        /// The role's id. The role everybody has bears the id of its guild.
        id: Id<Role>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The name.
        name: Box<str>,
        /// What the role is for, or an empty string.
        description: Option<Box<str>>,
        /// The colour; fully transparent if the role has none. The first of [member colors].
        color: Rgb,
        /// The colours of a gradient, if Discord told them.
        colors: Option<Arc<RoleColors>>,
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
        /// What the role belongs to; `null` for an ordinary one.
        tags: Option<Arc<RoleTags>>,
        /// Peculiarities, see [DiscordRoleFlags].
        flags: RoleFlags,
    }
}

impl Role {
    /// Sorts roles as Discord shows them: the highest first, and of those with the same position the oldest.
    pub fn rank(&self) -> (Reverse<i32>, Id<Self>) {
        (Reverse(self.position), self.id)
    }
}

entity! {
    /// The colours of a role. Only guilds with the feature `"ENHANCED_ROLE_COLORS"` can set more than the first.
    RoleColors as DiscordRoleColors {
        /// The colour, or where the gradient begins; fully transparent if the role has none.
        primary_color: Rgb,
        /// Where the gradient ends; fully transparent if it is none.
        secondary_color: Rgb,
        /// If set, the role is shown as holographic, with three colours that Discord prescribes.
        tertiary_color: Rgb,
    }
}

entity! {
    /// What a role belongs to.
    RoleTags as DiscordRoleTags {
        /// The id of the bot, or `0`.
        bot_id: Id<User>,
        /// The id of the integration, or `0`.
        integration_id: Id<Integration>,
        /// Whether it is the role of those who boost the guild.
        premium_subscriber: Stated,
        /// The id of what is sold with the role, or `0`.
        subscription_listing_id: Id<Sku>,
        /// Whether it can be bought.
        available_for_purchase: Stated,
        /// Whether it is for accounts connected with another service.
        guild_connections: Stated,
    }
}

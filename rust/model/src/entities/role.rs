use std::cmp::Reverse;
use std::sync::Arc;

use crate::entity::entity;
use crate::{Guild, Id, Integration, NullFlag, Permissions, Rgb, RoleFlags, Sku, User};

entity! {
    /// A role of a guild: a name, a color and a set of permissions.
    Role as DiscordRole {
        /// The role's id. The `@everyone` role has the same id as its guild.
        id: Id<Role>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The name.
        name: Box<str>,
        /// The description, or an empty string.
        description: Option<Box<str>>,
        /// The color; fully transparent if the role has none. It is the first of [member colors].
        color: Rgb,
        /// The colors of a gradient, if Discord sent them.
        colors: Option<Arc<RoleColors>>,
        /// If `true`, members with the role are listed separately.
        hoist: bool,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// The Unicode emoji shown as the icon, or an empty string.
        unicode_emoji: Option<Box<str>>,
        /// The position; a role with a higher position is above others.
        position: i32,
        /// The permissions, a bitfield of [DiscordPermissions].
        permissions: Permissions,
        /// If `true`, the role is managed by an integration, and cannot be assigned manually.
        managed: bool,
        /// If `true`, every member can mention the role.
        mentionable: bool,
        /// The tags of the role, which contain what the role belongs to; `null` for an ordinary role.
        tags: Option<Arc<RoleTags>>,
        /// Bitfield of [DiscordRoleFlags].
        flags: RoleFlags,
    }
}

impl Role {
    /// Sorts roles in the order of the Discord app: the highest first, and roles with the same position by age, the
    /// oldest first.
    pub fn rank(&self) -> (Reverse<i32>, Id<Self>) {
        (Reverse(self.position), self.id)
    }
}

entity! {
    /// The colors of a role. Only guilds with the feature `"ENHANCED_ROLE_COLORS"` can set more than the first color.
    RoleColors as DiscordRoleColors {
        /// The color, or the start of the gradient; fully transparent if the role has none.
        primary_color: Rgb,
        /// The end of the gradient; fully transparent if there is none.
        secondary_color: Rgb,
        /// If set, the role is holographic, with three colors that are defined by Discord.
        tertiary_color: Rgb,
    }
}

entity! {
    /// The tags of a role: the bot, integration or subscription that it belongs to.
    RoleTags as DiscordRoleTags {
        /// The id of the bot that the role belongs to, or `0`.
        bot_id: Id<User>,
        /// The id of the integration that the role belongs to, or `0`.
        integration_id: Id<Integration>,
        /// If `true`, this is the role of members who boost the guild.
        premium_subscriber: NullFlag,
        /// The id of the SKU of the role subscription, or `0`.
        subscription_listing_id: Id<Sku>,
        /// If `true`, the role can be bought.
        available_for_purchase: NullFlag,
        /// If `true`, this is a linked role.
        guild_connections: NullFlag,
    }
}

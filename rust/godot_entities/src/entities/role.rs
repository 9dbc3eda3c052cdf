use std::sync::Arc;

use discord_godot_values::convert;
use discord_model::text::Mention;
use discord_model::*;
use godot::prelude::*;

use super::shared::{entity_class_in_guild, has_age};
use crate::entity_class::connect_class;
use crate::image_methods::image_methods;
use crate::image_url;
use crate::rest_methods::rest_methods;

discord_model::define_role!(entity_class_in_guild);
connect_class!(Role as DiscordRole {
    key: |role| role.id.is_some().then_some((role.guild_id.get(), role.id.get())),
    whole: |role| !role.name.is_empty(),
    current: |role, cache| cache.role(role.guild_id, role.id).cloned(),
});
has_age!(DiscordRole);

#[godot_api(secondary)]
impl DiscordRole {
    /// Returns the text that mentions the role in a message.
    #[func]
    fn get_mention(&self) -> GString {
        convert::text(&Mention::Role(self.entity().id).to_string())
    }

    /// Returns `true` if this is the `@everyone` role.
    #[func]
    fn is_everyone(&self) -> bool {
        let role = self.entity();
        role.id.cast() == role.guild_id
    }

    /// Returns `true` if this role is above `other`, a role of the same guild. A user or bot can only manage roles and
    /// members below their own highest role.
    #[func]
    fn is_higher_than(&self, other: Gd<DiscordRole>) -> bool {
        self.entity().rank() < other.bind().entity().rank()
    }

    /// Returns the URL of the icon, or an empty string if there is none. See [method DiscordUser.get_avatar_url] for `size` and
    /// `format`.
    #[func]
    fn get_icon_url(
        &self,
        #[opt(default = 64)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        image_url::url(
            &self.handle,
            "get_icon_url",
            size,
            &format,
            image_url::role_icon,
        )
    }
}

rest_methods! {
    DiscordRole as role {
        /// Changes the role. The options are those of [method DiscordREST.modify_guild_role]. Needs `MANAGE_ROLES`, and
        /// the bot's highest role must be above this role.
        modify(; options, reason) = modify_guild_role[role.guild_id, role.id];

        /// Deletes the role. Needs `MANAGE_ROLES`, and the bot's highest role must be above this role.
        delete(; reason) = delete_guild_role[role.guild_id, role.id];

        /// Sets the name, 1 to 100 characters.
        set_name(name: GString; reason) = modify_guild_role[role.guild_id, role.id] { "name": name };
    }
}

image_methods! { DiscordRole;
    /// Loads the icon, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    get_icon_texture(64) = role_icon;
}

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::{has_age, in_guild};
use crate::cdn;
use crate::entity::{connect_class, entity_class};

discord_model::define_role!(entity_class);
connect_class!(Role as DiscordRole {
    key: |role| role.id.is_some().then_some((role.guild_id.get(), role.id.get())),
    whole: |role| !role.name.is_empty(),
    current: |role, cache| cache.role(role.guild_id, role.id).cloned(),
});
in_guild!(DiscordRole);
has_age!(DiscordRole);

#[godot_api(secondary)]
impl DiscordRole {
    /// Returns the text that mentions the role in a message.
    #[func]
    fn get_mention(&self) -> GString {
        (&format!("<@&{}>", self.entity().id)).into()
    }

    /// Returns `true` if this is the `@everyone` role.
    #[func]
    fn is_everyone(&self) -> bool {
        let role = self.entity();
        role.id.cast() == role.guild_id
    }

    /// Returns `true` if this role is above `other`, a role of the same guild. Roles and members can only be managed below the
    /// highest role of the user or bot who manages them.
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
        cdn::url(&self.handle, "get_icon_url", size, &format, cdn::role_icon)
    }
}

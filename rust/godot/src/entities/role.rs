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
    /// What mentions the role in the text of a message.
    #[func]
    fn get_mention(&self) -> GString {
        (&format!("<@&{}>", self.entity().id)).into()
    }

    /// Whether this is the role everybody has.
    #[func]
    fn is_everyone(&self) -> bool {
        let role = self.entity();
        role.id.cast() == role.guild_id
    }

    /// Whether this role stands above `other`, one of the same guild. Who manages roles or members can do so below their own
    /// highest role alone.
    #[func]
    fn is_higher_than(&self, other: Gd<DiscordRole>) -> bool {
        self.entity().rank() < other.bind().entity().rank()
    }

    /// The address of the icon, or an empty string if there is none; `size` and `format` as in
    /// [method DiscordUser.get_avatar_url].
    #[func]
    fn get_icon_url(
        &self,
        #[opt(default = 64)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        cdn::url(&self.handle, "get_icon_url", size, &format, cdn::role_icon)
    }
}

use discord_model::*;
use godot::prelude::*;

use crate::entities::DiscordGuild;
use crate::entity::{connect_class, entity_class, live};

discord_model::define_role!(entity_class);
connect_class!(Role as DiscordRole {
    key: |role| role.id.is_some().then_some((role.guild_id.get(), role.id.get())),
    whole: |role| !role.name.is_empty(),
    current: |role, cache| cache.role(role.guild_id, role.id).cloned(),
});

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

    /// The guild, or `null` if the bot does not know it.
    #[func]
    fn get_guild(&self) -> Option<Gd<DiscordGuild>> {
        let core = self.handle.core()?;
        let guild = core
            .cache
            .borrow()
            .guild(self.entity().guild_id)?
            .guild()
            .clone();
        Some(live(core.id, guild))
    }
}

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use crate::entities::{DiscordChannel, DiscordGuild};
use crate::entity::{connect_class, entity_class, live};

discord_model::define_message!(entity_class);
connect_class!(Message as DiscordMessage {
    key: |message| message.id.is_some().then_some((message.id.get(), 0)),
    whole: |message| message.author.is_some(),
    current: |message, cache| cache.message(message.id).cloned(),
});

#[godot_api(secondary)]
impl DiscordMessage {
    /// The channel, or `null` if the bot does not know it.
    #[func]
    fn get_channel(&self) -> Option<Gd<DiscordChannel>> {
        let core = self.handle.core()?;
        let channel = core
            .cache
            .borrow()
            .channel(self.entity().channel_id)?
            .clone();
        Some(live(core.id, channel))
    }

    /// The guild, or `null` for direct messages.
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

    /// The address that leads people to the message in Discord.
    #[func]
    fn get_jump_url(&self) -> GString {
        let message = self.entity();
        let guild = match message.guild_id.is_some() {
            true => message.guild_id.to_string(),
            false => "@me".to_owned(),
        };
        (&format!(
            "https://discord.com/channels/{guild}/{}/{}",
            message.channel_id, message.id
        ))
            .into()
    }

    /// Whether the message mentions the user with this id by name.
    #[func]
    fn mentions_user(&self, user_id: i64) -> bool {
        self.entity()
            .mentions
            .iter()
            .any(|user| user.id.get() as i64 == user_id)
    }
}

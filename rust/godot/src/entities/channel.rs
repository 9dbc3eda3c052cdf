use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use crate::entities::{DiscordGuild, DiscordMessage};
use crate::entity::{connect_class, entity_class, live};

discord_model::define_channel!(entity_class);
connect_class!(Channel as DiscordChannel {
    key: |channel| channel.id.is_some().then_some((channel.id.get(), 0)),
    whole: |channel| channel.name.is_some() || channel.kind.is_dm(),
    current: |channel, cache| cache.channel(channel.id).cloned(),
});

#[godot_api(secondary)]
impl DiscordChannel {
    /// What mentions the channel in the text of a message.
    #[func]
    fn get_mention(&self) -> GString {
        (&format!("<#{}>", self.entity().id)).into()
    }

    /// When the channel was made, in Unix seconds.
    #[func]
    fn get_created_at(&self) -> i64 {
        self.entity().id.created_at().seconds()
    }

    /// Whether this is a thread.
    #[func]
    fn is_thread(&self) -> bool {
        self.entity().kind.is_thread()
    }

    /// Whether this is a direct message, outside any guild.
    #[func]
    fn is_dm(&self) -> bool {
        self.entity().kind.is_dm()
    }

    /// Whether people can speak here.
    #[func]
    fn is_voice(&self) -> bool {
        self.entity().kind.is_voice()
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

    /// The category, or the channel a thread belongs to; `null` if there is none.
    #[func]
    fn get_parent(&self) -> Option<Gd<DiscordChannel>> {
        let core = self.handle.core()?;
        let parent = core
            .cache
            .borrow()
            .channel(self.entity().parent_id)?
            .clone();
        Some(live(core.id, parent))
    }

    /// The messages the entity manager has of this channel, the oldest first. [method DiscordREST.get_channel_messages] asks
    /// Discord for more.
    #[func]
    fn get_messages(&self) -> Array<Gd<DiscordMessage>> {
        let Some(core) = self.handle.core() else {
            return Array::new();
        };
        let messages: Vec<_> = core
            .cache
            .borrow()
            .messages(self.entity().id)
            .cloned()
            .collect();
        messages
            .into_iter()
            .map(|message| live(core.id, message))
            .collect()
    }
}

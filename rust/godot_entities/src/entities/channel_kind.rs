//! Methods of channels that return what can be done in a channel of its type.

use discord_model::ChannelType;
use godot::prelude::*;

use super::channel::DiscordChannel;

#[godot_api(secondary)]
impl DiscordChannel {
    /// Returns `true` if this is a thread, including posts of forums.
    #[func]
    fn is_thread(&self) -> bool {
        self.kind().is_thread()
    }

    /// Returns `true` if this is a direct message, outside any guild.
    #[func]
    fn is_dm(&self) -> bool {
        self.kind().is_dm()
    }

    /// Returns `true` if this is a channel in which users can speak: a voice channel or a stage.
    #[func]
    fn is_voice(&self) -> bool {
        self.kind().is_voice()
    }

    /// Returns `true` if this is a stage.
    #[func]
    fn is_stage(&self) -> bool {
        self.kind() == ChannelType::GUILD_STAGE_VOICE
    }

    /// Returns `true` if this is a category.
    #[func]
    fn is_category(&self) -> bool {
        self.kind() == ChannelType::GUILD_CATEGORY
    }

    /// Returns `true` if this is a forum or a media channel. Both can only contain threads; use [method start_post] to
    /// start one.
    #[func]
    fn is_forum(&self) -> bool {
        self.kind().is_thread_only()
    }

    /// Returns `true` if this is an announcement channel, which other channels can follow.
    #[func]
    fn is_announcement(&self) -> bool {
        self.kind() == ChannelType::GUILD_ANNOUNCEMENT
    }

    /// Returns `true` if messages can be sent to this channel: text and announcement channels, threads, direct messages,
    /// voice channels and stages, which have a text chat. Returns `false` for categories and forums. The permissions of
    /// the bot are not considered; see [method get_permissions_for].
    #[func]
    fn is_text_based(&self) -> bool {
        let kind = self.kind();
        kind.is_thread()
            || kind.is_dm()
            || kind.is_voice()
            || matches!(
                kind,
                ChannelType::GUILD_TEXT | ChannelType::GUILD_ANNOUNCEMENT
            )
    }

    fn kind(&self) -> ChannelType {
        self.entity().kind
    }
}

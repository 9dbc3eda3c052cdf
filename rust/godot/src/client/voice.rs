//! Voice channels.

use discord_godot_values::id_argument::IdArgument;
use godot::prelude::*;

use super::DiscordClient;
use crate::voice::{DiscordVoiceConnection, JoinOptions, join};

#[godot_api(secondary)]
impl DiscordClient {
    /// Joins a voice channel or a stage, to speak and to listen. Awaitable: returns a [DiscordVoiceConnection] as soon as it is connected, or
    /// `null` on failure. `channel` is a [DiscordChannel] or an id.
    ///
    /// If the bot is in another voice channel of the guild, it moves, and the connection is the same. If `self_mute` is `true`, the bot is
    /// shown as muted; if `self_deaf` is `true`, it is shown as deafened and receives no sound.
    ///
    /// Needs [constant DiscordIntents.GUILD_VOICE_STATES], and the permissions [constant DiscordPermissions.VIEW_CHANNEL] and
    /// [constant DiscordPermissions.CONNECT] in the channel; [constant DiscordPermissions.SPEAK] to be heard.
    ///
    /// ```gdscript
    /// var voice: DiscordVoiceConnection = await client.join_voice(channel)
    /// if voice == null:
    ///     print(client.rest.last_error)
    /// else:
    ///     voice.play(music)
    /// ```
    ///
    /// Discord does not say why a bot may not join, such as because the channel is full: after three seconds without an answer, a
    /// warning with the probable reason is logged, and later the call fails. A voice server that cannot be reached is tried for about two
    /// minutes, after a warning with the reason; if its certificate is not trusted, the call fails at once. Errors are reported as by [method request_guild_members].
    #[func]
    fn join_voice(
        &self,
        channel: IdArgument,
        #[opt(default = false)] self_mute: bool,
        #[opt(default = false)] self_deaf: bool,
    ) -> Signal {
        let options = JoinOptions {
            self_mute,
            self_deaf,
            guild: None,
        };
        join(&self.core, "join_voice", &channel, options)
    }

    /// Returns the voice connection of a guild, or `null` if there is none. Each guild has its own.
    #[func]
    fn get_voice_connection(&self, guild_id: IdArgument) -> Option<Gd<DiscordVoiceConnection>> {
        let guild = guild_id.lookup("DiscordClient.get_voice_connection", "guild_id");
        self.core.voice.of_guild(guild)?.object()?.try_cast().ok()
    }

    /// Returns all voice connections.
    #[func]
    fn get_voice_connections(&self) -> Array<Gd<DiscordVoiceConnection>> {
        let connections = self.core.voice.all().into_iter();
        connections
            .filter_map(|connection| connection.object()?.try_cast().ok())
            .collect()
    }
}

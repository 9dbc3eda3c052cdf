//! The class of the result of a voice state update.

use discord_godot_entities::entities::{DiscordVoiceServer, DiscordVoiceState};
use godot::prelude::*;

/// The result of [method DiscordClient.update_voice_state]: the data of the two events with which Discord responds.
///
/// A program for sound, such as Lavalink, connects with [member DiscordVoiceState.session_id], [member DiscordVoiceServer.token] and
/// [member DiscordVoiceServer.endpoint].
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordVoiceStateResult {
    /// The new voice state of the bot. [member DiscordVoiceState.channel_id] is `0` if the bot has left the channel.
    #[var(no_set)]
    state: Option<Gd<DiscordVoiceState>>,
    /// The voice server, or `null` if Discord assigned none: when the bot leaves a channel, or only changes whether it is muted. Discord
    /// may replace the server later; [signal DiscordClient.voice_server_updated] is then emitted.
    #[var(no_set)]
    server: Option<Gd<DiscordVoiceServer>>,
}

#[godot_api]
impl DiscordVoiceStateResult {}

impl DiscordVoiceStateResult {
    /// Creates the object from the state and, if there is one, the server. Returns `None` without a state.
    pub fn from_parts(parts: Vec<Variant>) -> Option<Gd<Self>> {
        let mut parts = parts.into_iter();
        let state: Gd<DiscordVoiceState> = parts.next()?.try_to().ok()?;
        Some(Gd::from_object(Self {
            state: Some(state),
            server: parts.next().and_then(|server| server.try_to().ok()),
        }))
    }
}

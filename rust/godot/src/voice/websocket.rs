//! The class of the connections to voice servers.

use discord_client::voice::VoiceConnectionId;
use discord_godot_entities::entity_store::ClientId;
use discord_godot_values::convert::text;
use discord_godot_values::id_argument::IdArgument;
use discord_voice::gateway::ConnectionState;
use godot::prelude::*;

use super::connection::DiscordVoiceConnection;
use crate::core::Core;

/// The connections to voice servers, one for each guild in whose voice channels the bot is.
///
/// It is [member DiscordClient.voice_websocket]. [method DiscordClient.join_voice] opens a connection, and [DiscordVoiceConnection] has
/// what can be done with it.
///
/// ```gdscript
/// for guild_id: int in client.voice_websocket.get_guild_ids():
///     print(guild_id, ": ", client.voice_websocket.get_latency(guild_id), " ms")
/// ```
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordVoiceWebSocket {
    core: ClientId,
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordVoiceWebSocket {
    /// Emitted when a connection is connected for the first time, before [method DiscordClient.join_voice] returns it.
    #[signal]
    fn connection_opened(connection: Gd<DiscordVoiceConnection>);

    /// Returns the ids of the guilds with a connection.
    #[func]
    fn get_guild_ids(&self) -> PackedInt64Array {
        let connections = Core::find(self.core).map(|core| core.voice.all());
        let guilds = connections.unwrap_or_default();
        guilds
            .iter()
            .map(|connection| connection.guild.get() as i64)
            .collect()
    }

    /// Returns the state of the connection of a guild: one of the `STATE_…` constants of [DiscordVoiceConnection].
    #[func]
    fn get_state(&self, guild_id: IdArgument) -> i64 {
        let guild = guild_id.lookup("DiscordVoiceWebSocket.get_state", "guild_id");
        let connection = Core::find(self.core).and_then(|core| core.voice.of_guild(guild));
        connection.map_or(ConnectionState::Stopped, |connection| {
            connection.state.get()
        }) as i64
    }

    /// Returns the time in milliseconds that the voice server of a guild takes to acknowledge a heartbeat, or `0` if not known.
    #[func]
    fn get_latency(&self, guild_id: IdArgument) -> i64 {
        let guild = guild_id.lookup("DiscordVoiceWebSocket.get_latency", "guild_id");
        let latency = Core::find(self.core).and_then(|core| {
            let connection = core.voice.of_guild(guild)?;
            Some(latency(&core, connection.id))
        });
        latency.unwrap_or_default()
    }

    /// Returns the host and the port of the voice server of a guild, or an empty string if there is none.
    #[func]
    fn get_endpoint(&self, guild_id: IdArgument) -> GString {
        let guild = guild_id.lookup("DiscordVoiceWebSocket.get_endpoint", "guild_id");
        let Some(core) = Core::find(self.core) else {
            return GString::new();
        };
        if core.voice.of_guild(guild).is_none() {
            return GString::new();
        }
        let cache = core.entities.cache.borrow();
        let server = cache.guild(guild).and_then(|guild| guild.voice_server());
        let endpoint = server.and_then(|server| server.endpoint.as_deref());
        text(endpoint.unwrap_or_default())
    }

    /// Returns the code with which the voice server closed the last connection of a guild for good, see [DiscordVoiceCloseCode]; `0` if there
    /// was none.
    #[func]
    fn get_close_code(&self, guild_id: IdArgument) -> i64 {
        let guild = guild_id.lookup("DiscordVoiceWebSocket.get_close_code", "guild_id");
        Core::find(self.core).map_or(0, |core| core.voice.close_code(guild).into())
    }
}

impl DiscordVoiceWebSocket {
    /// Creates the object of a client.
    pub fn create(core: ClientId) -> Gd<Self> {
        Gd::from_init_fn(|base| Self { core, base })
    }
}

/// Returns the latency of a connection in milliseconds, or 0.
pub fn latency(core: &Core, id: VoiceConnectionId) -> i64 {
    let latency = core.connection(|client| {
        let connection = client.voice().connection(id)?;
        connection.status().latency
    });
    (latency.unwrap_or_default().as_secs_f64() * 1000.0).ceil() as i64
}

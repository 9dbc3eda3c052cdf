//! The class of a shard.

use std::collections::BTreeMap;
use std::time::Instant;

use discord_client::{ShardState, shard_of_guild};
use discord_godot_values::convert::text;
use discord_godot_values::error::DiscordError;
use discord_godot_values::id_argument::IdArgument;
use godot::prelude::*;

use super::DiscordClient;
use crate::core::Core;

/// A shard: one of the connections to the gateway that share the guilds of a bot.
///
/// [method DiscordClient.get_shards] returns one for each running shard. Its properties are those at the time of that call.
///
/// ```gdscript
/// for shard: DiscordShard in client.get_shards():
///     print("Shard %d: %d guilds, %d ms" % [shard.id, shard.guild_count, shard.latency])
/// ```
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordShard {
    /// The id of the shard, from `0` to [member shard_count] - 1.
    #[var(no_set)]
    id: i64,
    /// The number of shards of the bot, including those of other processes.
    #[var(no_set)]
    shard_count: i64,
    /// The state of the connection: one of the `STATE_…` constants.
    #[var(no_set)]
    state: i64,
    /// The time in milliseconds that the gateway takes to acknowledge a heartbeat, or `0` if not known.
    #[var(no_set)]
    latency: i64,
    /// The number of guilds whose events this shard receives.
    #[var(no_set)]
    guild_count: i64,
    /// The id of the session, which Discord's support may ask for; an empty string without a session.
    #[var(no_set)]
    session_id: GString,
    /// The time in milliseconds since the session began, or `0` without a session. Resuming the session does not change this.
    #[var(no_set)]
    session_age_ms: i64,
    /// The number of the last event of the session, or `0` without a session.
    #[var(no_set)]
    sequence: i64,
    /// The reason why the shard was last disconnected, or could not connect, since [method DiscordClient.login]; `null` if this has not
    /// happened. [member DiscordError.code] is the close code, if there was one.
    #[var(no_set)]
    last_disconnect: Option<Gd<DiscordError>>,
    /// The time in seconds until the next attempt to connect, or `0` if none is scheduled. See
    /// [signal DiscordClient.reconnect_scheduled].
    #[var(no_set)]
    reconnect_in: f64,
}

#[godot_api]
impl DiscordShard {
    /// The shard is connecting.
    #[constant]
    pub const STATE_CONNECTING: i64 = ShardState::Connecting as i64;
    /// The shard is connected, but has no session yet.
    #[constant]
    pub const STATE_CONNECTED: i64 = ShardState::Connected as i64;
    /// The shard has a session: it receives events.
    #[constant]
    pub const STATE_READY: i64 = ShardState::Ready as i64;
}

#[godot_api(secondary)]
impl DiscordClient {
    /// Returns the shards that this client runs, sorted by id, or an empty array before they are started. [method login] starts
    /// them once Discord has sent the URL of the gateway.
    #[func]
    fn get_shards(&self) -> Array<Gd<DiscordShard>> {
        list_shards(&self.core, |_| true).into_iter().collect()
    }

    /// Returns the id of the shard that receives the events of a guild, or `0` before the shards are started.
    #[func]
    fn get_shard_id(&self, guild_id: IdArgument) -> i64 {
        let guild = guild_id.lookup("DiscordClient.get_shard_id", "guild_id");
        shard_of_guild(
            guild,
            self.core
                .connection(|connection| connection.shards())
                .shard_count(),
        )
        .into()
    }
}

/// Returns the object of the shard with this id, if it runs here.
pub fn shard_by_id(core: &Core, id: i64) -> Option<Gd<DiscordShard>> {
    list_shards(core, |shard| i64::from(shard) == id).pop()
}

/// Returns the objects of the shards that run here, sorted by id.
fn list_shards(core: &Core, is_wanted: impl Fn(u32) -> bool) -> Vec<Gd<DiscordShard>> {
    let shards = core.connection(|connection| connection.shards());
    let shard_count = shards.shard_count();
    let mut guild_counts = BTreeMap::<u32, i64>::new();
    for guild in core.entities.cache.borrow().guilds() {
        let shard = shard_of_guild(guild.guild().id, shard_count);
        *guild_counts.entry(shard).or_default() += 1;
    }
    let shards = shards.states().filter(|(id, _)| is_wanted(*id));
    shards
        .map(|(id, state)| {
            let (status, disconnect) = core.connection(|connection| {
                let disconnect = connection.disconnects().get(id).cloned();
                (connection.shard_status(id), disconnect)
            });
            let latency = status.latency.unwrap_or_default().as_secs_f64() * 1000.0;
            let age = status.session_age.unwrap_or_default().as_millis();
            let retry_in = disconnect
                .as_ref()
                .and_then(|last| last.retry_in(Instant::now()));
            Gd::from_object(DiscordShard {
                id: id.into(),
                shard_count: shard_count.into(),
                state: state as i64,
                latency: latency.ceil() as i64,
                guild_count: guild_counts.get(&id).copied().unwrap_or_default(),
                session_id: text(&status.session_id.unwrap_or_default()),
                session_age_ms: i64::try_from(age).unwrap_or(i64::MAX),
                sequence: i64::try_from(status.sequence.unwrap_or_default()).unwrap_or(i64::MAX),
                last_disconnect: disconnect.map(|last| DiscordError::new(last.reason)),
                reconnect_in: retry_in.unwrap_or_default().as_secs_f64(),
            })
        })
        .collect()
}

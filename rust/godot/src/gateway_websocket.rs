//! The class of the connections to the gateway.

use std::time::Duration;

use discord_client::{
    ClientError, ClientErrorKind, Command, MAX_SHARDS, RawCommand, ReconnectRequest, SavedSession,
    SendError,
};
use discord_godot_entities::entity_store::ClientId;
use discord_godot_values::convert;
use discord_godot_values::parameters::Anything;
use godot::global::Error;
use godot::prelude::*;

use crate::client::{DiscordShard, shard_by_id};
use crate::core::Core;

/// The connections of a client to Discord's gateway, for tests, replays and opcodes that have no method of their own. A bot does
/// not need this class otherwise.
///
/// A bot has one connection, with the shard id `0`, or one for each of its shards; see [method DiscordClient.get_shards].
///
/// ```gdscript
/// var socket: DiscordGatewayWebSocket = client.gateway_websocket
/// socket.packet_received.connect(
///     func(_shard_id: int, packet: Dictionary) -> void: print(packet["op"], " ", packet.get("t"))
/// )
/// socket.inject("TYPING_START", {"channel_id": str(channel_id), "user_id": "1", "timestamp": 0})
/// ```
///
/// Use [member DiscordClient.gateway_websocket] to get this object. It always exists, and is the same for all logins.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordGatewayWebSocket {
    core: ClientId,
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordGatewayWebSocket {
    /// Emitted when a payload was sent to the gateway. `packet` has the keys `op`, see [DiscordGatewayOpcode], and `d`. The token in
    /// it is replaced by `"(hidden)"`.
    ///
    /// Like [signal DiscordClient.raw_event], this takes time for every payload as long as something is connected, and nothing
    /// otherwise. If connected before [method DiscordClient.login], it is emitted for every payload of the connection; otherwise from
    /// the next frame on.
    #[signal]
    fn packet_sent(shard_id: i64, packet: VarDictionary);

    /// Emitted when a payload was received from the gateway, before its signals. `packet` has the keys `op`, see
    /// [DiscordGatewayOpcode], `d`, `s` and `t`. See [signal packet_sent] for when it is emitted.
    #[signal]
    fn packet_received(shard_id: i64, packet: VarDictionary);

    /// Returns the state of a shard at the time of the call, or `null` if no shard with this id runs here. Shards are known once
    /// [method DiscordClient.login] has received the URL of the gateway.
    #[func]
    fn get_shard(&self, #[opt(default = 0)] shard_id: i64) -> Option<Gd<DiscordShard>> {
        let core = Core::find(self.core).filter(|core| core.has_node())?;
        shard_by_id(&core, shard_id)
    }

    /// Sends a payload with this opcode, see [DiscordGatewayOpcode], as soon as the shard has a session and Discord's limit of 120
    /// payloads in 60 seconds allows. Up to 256 payloads wait. `data` is the field `d`: a [Dictionary], an [Array] or any other value
    /// that JSON has.
    ///
    /// ```gdscript
    /// var guild_ids: Array[String] = [str(guild_id)]
    /// client.gateway_websocket.send_packet(
    ///     DiscordGatewayOpcode.REQUEST_SOUNDBOARD_SOUNDS, {"guild_ids": guild_ids}
    /// )
    /// ```
    ///
    /// Returns [constant ERR_UNCONFIGURED] if the client is not logged in, [constant ERR_DOES_NOT_EXIST] if no shard with this id runs
    /// here, [constant ERR_BUSY] if too many payloads are waiting, and [constant ERR_INVALID_PARAMETER] if the payload has more than
    /// 4096 bytes as JSON, or an opcode that only Discord sends or that the client sends by itself: heartbeats, Identify and Resume.
    /// Errors are also logged.
    #[func]
    fn send_packet(
        &self,
        opcode: i64,
        #[opt(default = Anything::default())] data: Anything,
        #[opt(default = 0)] shard_id: i64,
    ) -> Error {
        let packet = u8::try_from(opcode)
            .map_err(|_| argument(format!("There is no opcode {opcode}."), ""))
            .and_then(|opcode| {
                let data = convert::to_json(&data.0).map_err(|problem| {
                    argument(format!("The data cannot be sent: {problem}."), "")
                })?;
                Ok(RawCommand { opcode, data })
            });
        self.run("send_packet", shard_id, |core, shard| {
            let command = Command::Raw(packet?);
            core.connection(|connection| connection.send_to(shard, command))
                .map_err(refusal)
        })
    }

    /// Closes the connection of a shard, or of all shards if `shard_id` is `-1`, and opens it again. If `should_resume` is `true`, the
    /// session is resumed and no event is missed; otherwise it ends, and a new one begins.
    ///
    /// `backoff` is the number of seconds until the next attempt, up to an hour. If it is negative, the client chooses: there is no
    /// delay after a stable connection, and longer ones after failures. A shard that is waiting for its next attempt waits for the new
    /// time instead; so `0` lets it try at once. [signal DiscordClient.reconnect_scheduled] is emitted.
    ///
    /// Returns [constant ERR_UNCONFIGURED] if the client is not logged in, and [constant ERR_DOES_NOT_EXIST] if no shard with this id
    /// runs here. Errors are also logged.
    #[func]
    fn reconnect(
        &self,
        #[opt(default = true)] should_resume: bool,
        #[opt(default = -1.0)] backoff: f64,
        #[opt(default = -1)] shard_id: i64,
    ) -> Error {
        self.request_reconnect(
            "reconnect",
            shard_id,
            ReconnectRequest {
                resume: should_resume,
                delay: Duration::try_from_secs_f64(backoff).ok(),
                sequence: None,
            },
        )
    }

    /// Reconnects and resumes the session, from the event with the number `sequence` on: Discord sends the events after it again. If
    /// `sequence` is negative, this is the last event that was received, as with [method reconnect]. Discord keeps the events of a few
    /// minutes; if it does not have them anymore, a new session begins.
    ///
    /// ```gdscript
    /// var shard: DiscordShard = client.gateway_websocket.get_shard()
    /// client.gateway_websocket.resume(shard.sequence - 10)
    /// ```
    ///
    /// Errors are those of [method reconnect].
    #[func]
    fn resume(
        &self,
        #[opt(default = -1)] sequence: i64,
        #[opt(default = 0)] shard_id: i64,
    ) -> Error {
        self.request_reconnect(
            "resume",
            shard_id,
            ReconnectRequest {
                resume: true,
                delay: None,
                sequence: u64::try_from(sequence).ok(),
            },
        )
    }

    /// Handles an event as if Discord had sent it to this shard: it is decoded in the background, changes the cache, and emits its
    /// signals, including [signal DiscordClient.raw_event], in one of the next frames. Several injected events keep their order. The
    /// session is not changed, and nothing is sent. `payload` is the data of the event, usually a [Dictionary], with ids as strings, as
    /// in Discord's documentation.
    ///
    /// ```gdscript
    /// client.gateway_websocket.inject("GUILD_DELETE", {"id": str(guild_id), "unavailable": true})
    /// ```
    ///
    /// Returns [constant ERR_UNCONFIGURED] if the client is not logged in, [constant ERR_DOES_NOT_EXIST] if no shard with this id runs
    /// here, [constant ERR_INVALID_PARAMETER] if `payload` is not a value of JSON, and [constant ERR_BUSY] if too many events are
    /// waiting. Errors are also logged.
    #[func]
    fn inject(&self, event: GString, payload: Variant, #[opt(default = 0)] shard_id: i64) -> Error {
        let payload = convert::to_json(&payload)
            .map_err(|problem| argument(format!("The payload is not JSON: {problem}."), ""));
        self.run("inject", shard_id, |core, shard| {
            let (name, payload) = (event.to_string(), payload?);
            core.connection(|connection| connection.inject(shard, name, payload))
                .map_err(|error| match error.kind {
                    ClientErrorKind::RateLimited => (Error::ERR_BUSY, error),
                    _ => (Error::ERR_DOES_NOT_EXIST, error),
                })
        })
    }

    /// Returns the sessions of the shards that run here, each as a [Dictionary] that can be stored as JSON, for
    /// [method resume_sessions]. A shard without a session is not in the [Array]; it is empty if the client is not logged in.
    ///
    /// - `shard_id`, `shard_count`: the shard, and the number of shards of the bot.
    /// - `session_id`, `resume_url`: the session, and the URL that Discord has given to resume it, or an empty string.
    /// - `sequence`: the number of the last event whose signals were emitted. Events that are still waiting are sent again.
    ///
    /// Call this before [method stop], with a code that keeps the sessions:
    ///
    /// ```gdscript
    /// func _notification(what: int) -> void:
    ///     if what == NOTIFICATION_WM_CLOSE_REQUEST:
    ///         var file := FileAccess.open("user://sessions.json", FileAccess.WRITE)
    ///         file.store_string(JSON.stringify(client.gateway_websocket.get_sessions()))
    ///         client.gateway_websocket.stop(4000)
    /// ```
    #[func]
    fn get_sessions(&self) -> Array<VarDictionary> {
        let Some(core) = Core::find(self.core).filter(|core| core.has_node()) else {
            return Array::new();
        };
        let mut sessions = core.connection(|connection| connection.sessions());
        // An event that is being converted has left the queue, but its signals were not emitted.
        if let Some((shard, sequence)) = core.conversion.event()
            && sequence > 0
            && let Some(saved) = sessions.iter_mut().find(|saved| saved.shard == shard)
        {
            saved.rewind_before(sequence);
        }
        sessions
            .iter()
            .map(|saved| convert::to_variant(&saved.to_json()).to())
            .collect()
    }

    /// Lets the next [method DiscordClient.login] resume the sessions that [method get_sessions] returned, in this process or an earlier
    /// one. This is for bots that restart often: a resume does not count as one of the about 1000 logins per day, and Discord sends the
    /// events that were missed. An empty [Array] takes the sessions back.
    ///
    /// ```gdscript
    /// var saved: Variant = JSON.parse_string(FileAccess.get_file_as_string("user://sessions.json"))
    /// if saved is Array:
    ///     client.gateway_websocket.resume_sessions(saved)
    /// client.login()
    /// ```
    ///
    /// If Discord still knows the session of a shard, the missed events are emitted, [signal DiscordClient.shard_resumed] follows, and
    /// [signal DiscordClient.client_ready] once all shards have a session. Discord does not send `READY` and the guilds again, so
    /// [signal DiscordClient.session_started] and [signal DiscordClient.guild_available] are not emitted, and the entity manager is empty
    /// except for the bot's own user and application, which are fetched by the login. Until they are fetched with
    /// [method DiscordEntityManager.get_or_fetch_guild] and similar methods, arguments of signals such as the guild or the channel are
    /// `null` or have little more than their id. The intents, [member DiscordClient.large_threshold] and
    /// [member DiscordClient.identify_properties] are those with which the session began.
    ///
    /// If Discord does not know the session anymore, which is the case a few minutes after the connection was closed and after close
    /// codes `1000` and `1001`, the shard logs in as usual. So does a shard without a session in `sessions`, and all of them if the number
    /// of shards has changed. A `resume_url` that belongs neither to Discord nor to [member DiscordClient.api_url] is not used.
    ///
    /// Returns [constant ERR_ALREADY_IN_USE] if the client is logged in or logging in, and [constant ERR_INVALID_PARAMETER] if
    /// `sessions` has something else than [method get_sessions] returns. Errors are also logged, and nothing is changed.
    #[func]
    fn resume_sessions(&self, sessions: AnyArray) -> Error {
        let core = Core::find(self.core).filter(|core| core.has_node());
        let Some(core) = core else {
            return Error::ERR_UNCONFIGURED;
        };
        if core.connection(|connection| connection.is_logged_in()) {
            godot_error!(
                "DiscordGatewayWebSocket.resume_sessions: The client is logged in already. Call this before login()."
            );
            return Error::ERR_ALREADY_IN_USE;
        }
        match saved_sessions(&sessions) {
            Ok(sessions) => {
                core.connection(|connection| connection.resume_sessions(sessions));
                Error::OK
            }
            Err(problem) => {
                godot_error!(
                    "DiscordGatewayWebSocket.resume_sessions: {problem}. Pass what get_sessions() has returned."
                );
                Error::ERR_INVALID_PARAMETER
            }
        }
    }

    /// Logs out like [method DiscordClient.logout], but closes the connections with this code. With `1000` and `1001` the sessions
    /// end, and the bot goes offline at once. With other codes, from `3000` to `4999`, Discord keeps the sessions for some minutes, in
    /// which the bot seems to be online, and [method resume_sessions] can resume those that [method get_sessions] returned before.
    ///
    /// Returns [constant ERR_INVALID_PARAMETER] for codes that a client must not send. Errors are also logged.
    #[func]
    fn stop(&self, #[opt(default = 1000)] code: i64) -> Error {
        let code = match u16::try_from(code) {
            Ok(code @ (1000 | 1001 | 3000..=4999)) => code,
            _ => {
                godot_error!(
                    "DiscordGatewayWebSocket.stop: {code} is not a close code of a client. Use 1000, 1001, or a code from 3000 to \
                     4999."
                );
                return Error::ERR_INVALID_PARAMETER;
            }
        };
        if let Some(core) = Core::find(self.core) {
            core.log_out_with(code);
        }
        Error::OK
    }
}

impl DiscordGatewayWebSocket {
    /// Creates the object of a client.
    pub fn create(core: ClientId) -> Gd<Self> {
        Gd::from_init_fn(|base| Self { core, base })
    }

    fn request_reconnect(&self, method: &str, shard_id: i64, request: ReconnectRequest) -> Error {
        if shard_id == -1 {
            return self.run(method, 0, |core, _| {
                core.connection(|connection| connection.reconnect(None, request))
                    .map_err(refusal)
            });
        }
        self.run(method, shard_id, |core, shard| {
            core.connection(|connection| connection.reconnect(Some(shard), request))
                .map_err(refusal)
        })
    }

    /// Performs a method about a shard. Logs its error.
    fn run(
        &self,
        method: &str,
        shard_id: i64,
        act: impl FnOnce(&Core, u32) -> Result<(), (Error, ClientError)>,
    ) -> Error {
        let core = Core::find(self.core);
        let core = core.filter(|core| {
            core.has_node() && core.connection(|connection| connection.is_logged_in())
        });
        let done = match (core, u32::try_from(shard_id)) {
            (None, _) => Err((
                Error::ERR_UNCONFIGURED,
                ClientError::new(
                    ClientErrorKind::Argument,
                    "The client is not logged in.",
                    "Call `login()` first.",
                ),
            )),
            (Some(_), Err(_)) => Err((
                Error::ERR_DOES_NOT_EXIST,
                ClientError::new(
                    ClientErrorKind::Argument,
                    format!("There is no shard {shard_id}."),
                    "Use the id of a shard that get_shards() returns.",
                ),
            )),
            (Some(core), Ok(shard)) => act(&core, shard),
        };
        match done {
            Ok(()) => Error::OK,
            Err((error, failure)) => {
                godot_error!("DiscordGatewayWebSocket.{method}: {failure}");
                error
            }
        }
    }
}

/// Reads the sessions of an Array, at most one for each shard.
fn saved_sessions(sessions: &AnyArray) -> Result<Vec<SavedSession>, String> {
    if sessions.len() > MAX_SHARDS as usize {
        return Err(format!("There are more than {MAX_SHARDS} sessions"));
    }
    sessions
        .iter_shared()
        .enumerate()
        .map(|(index, session)| {
            convert::to_json(&session)
                .and_then(|json| SavedSession::from_json(&json))
                .map_err(|problem| format!("Session {index}: {problem}"))
        })
        .collect()
}

/// Returns the error for an invalid argument.
fn argument(message: String, remedy: &str) -> (Error, ClientError) {
    let failure = ClientError::new(ClientErrorKind::Argument, message, remedy);
    (Error::ERR_INVALID_PARAMETER, failure)
}

/// Returns the error for a command that was not sent.
fn refusal(error: SendError) -> (Error, ClientError) {
    let code = match error {
        SendError::Stopped => Error::ERR_UNCONFIGURED,
        SendError::UnknownShard { .. } | SendError::OtherProcess { .. } => {
            Error::ERR_DOES_NOT_EXIST
        }
        SendError::QueueFull { .. } => Error::ERR_BUSY,
        _ => Error::ERR_INVALID_PARAMETER,
    };
    (code, error.into())
}

//! The class of the connections to the gateway.

use std::time::Duration;

use discord_client::{
    ClientError, ClientErrorKind, Command, RawCommand, ReconnectRequest, SendError,
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

    /// Logs out like [method DiscordClient.logout], but closes the connections with this code. With `1000` and `1001` the sessions
    /// end, and the bot goes offline at once. With other codes, from `3000` to `4999`, Discord keeps the sessions for some minutes, in
    /// which the bot seems to be online.
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

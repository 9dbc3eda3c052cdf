//! Requests over the gateway.

use discord_client::{ClientError, GatewayRequest};
use discord_godot_values::convert;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::Options;
use godot::prelude::*;
use serde_json::Value;

use super::DiscordClient;
use crate::gateway_requests::{self, ListKind};

#[godot_api(secondary)]
impl DiscordClient {
    /// Requests members of a guild over the gateway. Awaitable: returns an [Array] of [DiscordMember] with all of them, and adds
    /// them to the entity manager.
    ///
    /// `options` may contain:
    /// - `query`: the beginning of the name; and `limit`: the maximum number of members, up to `100`.
    /// - `user_ids`: the ids of up to 100 users, instead of a query. Users who are not members are left out.
    /// - `presences`: if `true`, presences are requested, too. Needs [constant DiscordIntents.GUILD_PRESENCES].
    ///
    /// Without `query` and `user_ids`, all members are requested. This needs [constant DiscordIntents.GUILD_MEMBERS],
    /// and Discord allows it once in 30 seconds for each guild; the client waits if necessary.
    ///
    /// ```gdscript
    /// var found: Array[DiscordMember] = await client.request_guild_members(guild.id, {"query": "ba", "limit": 5})
    /// ```
    ///
    /// If the request fails, an empty array is returned, and [member DiscordREST.last_error] is set, as with methods of
    /// [DiscordREST]. Every request completes.
    #[func]
    fn request_guild_members(
        &self,
        guild_id: IdArgument,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let request = gateway_requests::members(&guild_id, &options.0);
        self.request_over_gateway("request_guild_members", ListKind::Members, request)
    }

    /// Requests the soundboard sounds of guilds over the gateway. Awaitable: returns an [Array] of [DiscordSoundboardSound] with
    /// the sounds of all guilds. `guild_ids` is an [Array] of ids or of [DiscordGuild], or a packed array. Errors are reported as
    /// by [method request_guild_members].
    #[func]
    fn request_soundboard_sounds(&self, guild_ids: Variant) -> Signal {
        let guilds = convert::to_json(&guild_ids).and_then(|ids| match ids {
            Value::Array(ids) => gateway_requests::ids(&ids, "guild_ids"),
            _ => Err("guild_ids must be an Array of ids".to_owned()),
        });
        let request = guilds.map(|guilds| GatewayRequest::Sounds { guilds });
        let request = request.map_err(gateway_requests::wrong);
        self.request_over_gateway("request_soundboard_sounds", ListKind::Sounds, request)
    }

    /// Requests ephemeral data of the channels of a guild over the gateway. Awaitable: returns an [Array] of [DiscordChannel]
    /// with the channels that have such data. `fields` are `"status"`, for [member DiscordChannel.status], and
    /// `"voice_start_time"`, for [member DiscordChannel.voice_start_time]. Errors are reported as by
    /// [method request_guild_members].
    #[func]
    fn request_channel_info(&self, guild_id: IdArgument, fields: PackedStringArray) -> Signal {
        let guild = guild_id.parse("guild_id").map_err(gateway_requests::wrong);
        let request = guild.map(|guild| GatewayRequest::ChannelInfo {
            guild,
            fields: fields.as_slice().iter().map(GString::to_string).collect(),
        });
        self.request_over_gateway("request_channel_info", ListKind::Channels, request)
    }

    /// Changes the voice state of the bot in a guild: joins a voice channel or a stage, moves to another one, or leaves, if
    /// `channel_id` is `0`. Awaitable: returns a [DiscordVoiceStateResult] with the two events that follow, or `null` on failure.
    ///
    /// Use [method join_voice] to play and to hear sound. The result has what another program for sound needs, such as Lavalink. Needs
    /// [constant DiscordIntents.GUILD_VOICE_STATES], and the permission [constant DiscordPermissions.CONNECT] in the channel.
    ///
    /// ```gdscript
    /// var joined: DiscordVoiceStateResult = await client.update_voice_state(guild_id, channel_id)
    /// if joined == null:
    ///     print(client.rest.last_error)
    /// else:
    ///     print(joined.state.session_id, " ", joined.server.endpoint)
    /// ```
    ///
    /// Discord sends nothing if the bot may not join the channel, so this fails after 20 seconds. Errors are reported as by
    /// [method request_guild_members].
    #[func]
    fn update_voice_state(
        &self,
        guild_id: IdArgument,
        #[opt(default = IdArgument::default())] channel_id: IdArgument,
        #[opt(default = false)] self_mute: bool,
        #[opt(default = false)] self_deaf: bool,
    ) -> Signal {
        let ids = guild_id.parse("guild_id").and_then(|guild| {
            let leaves = channel_id.is_zero();
            let channel = (!leaves).then(|| channel_id.parse("channel_id"));
            match channel.transpose()? {
                Some(channel) if channel.is_none() => Err("channel_id is not an id".to_owned()),
                channel => Ok((guild, channel)),
            }
        });
        let request = ids
            .map_err(gateway_requests::wrong)
            .map(|(guild, channel)| {
                let cache = self.core.entities.cache.borrow();
                let own = cache.me().and_then(|me| cache.voice_state(guild, me.id));
                GatewayRequest::VoiceState {
                    guild,
                    channel,
                    self_mute,
                    self_deaf,
                    is_there: own.map(|state| state.channel_id) == channel,
                }
            });
        self.request_over_gateway("update_voice_state", ListKind::VoiceState, request)
    }
}

impl DiscordClient {
    fn request_over_gateway(
        &self,
        method: &'static str,
        list: ListKind,
        request: Result<GatewayRequest, ClientError>,
    ) -> Signal {
        self.core
            .requests
            .send_over_gateway(&self.core, method, list, request)
    }
}

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

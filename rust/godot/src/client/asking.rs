//! Requests over the gateway.

use discord_client::{Ask, Failure};
use godot::prelude::*;
use serde_json::Value;

use super::DiscordClient;
use crate::convert;
use crate::gathering::{self, Answer};
use crate::id_argument::IdArgument;
use crate::options::Options;

#[godot_api(secondary)]
impl DiscordClient {
    /// Requests members of a guild over the gateway. Awaitable: returns an [Array] of [DiscordMember] with all of them, and adds
    /// them to the entity manager.
    ///
    /// `options` may hold:
    /// - `query`: the beginning of the name; and `limit`: the maximum number of members, up to `100`.
    /// - `user_ids`: the ids of up to 100 users, instead of a query. Users who are not members are left out.
    /// - `presences`: if `true`, presences are requested, too. Needs [constant DiscordIntents.GUILD_PRESENCES].
    ///
    /// Without `query` and `user_ids`, all members are requested. This needs [constant DiscordIntents.GUILD_MEMBERS], and Discord
    /// allows it once in 30 seconds for each guild; the client waits for that long.
    ///
    /// ```gdscript
    /// var found: Array[DiscordMember] = await client.request_guild_members(guild.id, {"query": "ba", "limit": 5})
    /// ```
    ///
    /// If the request fails, an empty array is returned, and [member DiscordREST.last_error] is the reason, as with methods of
    /// [DiscordREST]. Every request completes.
    #[func]
    fn request_guild_members(
        &self,
        guild_id: IdArgument,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let ask = gathering::members(&guild_id, &options.0);
        self.ask("request_guild_members", Answer::Members, ask)
    }

    /// Requests the soundboard sounds of guilds over the gateway. Awaitable: returns an [Array] of [DiscordSoundboardSound] with
    /// the sounds of all guilds. `guild_ids` is an [Array] of ids or of [DiscordGuild], or a packed array. Errors are reported as
    /// by [method request_guild_members].
    #[func]
    fn request_soundboard_sounds(&self, guild_ids: Variant) -> Signal {
        let guilds = convert::to_json(&guild_ids).and_then(|ids| match ids {
            Value::Array(ids) => gathering::ids(&ids, "guild_ids"),
            _ => Err("guild_ids must be an Array of ids".to_owned()),
        });
        let ask = guilds.map(|guilds| Ask::Sounds { guilds });
        let ask = ask.map_err(gathering::wrong);
        self.ask("request_soundboard_sounds", Answer::Sounds, ask)
    }

    /// Requests ephemeral data of the channels of a guild over the gateway. Awaitable: returns an [Array] of [DiscordChannel]
    /// with the channels that have such data. `fields` are `"status"`, for [member DiscordChannel.status], and
    /// `"voice_start_time"`, for [member DiscordChannel.voice_start_time]. Errors are reported as by
    /// [method request_guild_members].
    #[func]
    fn request_channel_info(&self, guild_id: IdArgument, fields: PackedStringArray) -> Signal {
        let guild = guild_id.parse("guild_id").map_err(gathering::wrong);
        let ask = guild.map(|guild| Ask::ChannelInfo {
            guild,
            fields: fields.as_slice().iter().map(GString::to_string).collect(),
        });
        self.ask("request_channel_info", Answer::Channels, ask)
    }
}

impl DiscordClient {
    fn ask(&self, method: &'static str, answer: Answer, ask: Result<Ask, Failure>) -> Signal {
        self.core.requests.ask(&self.core, method, answer, ask)
    }
}

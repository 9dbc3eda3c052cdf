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
    /// Asks for members of a guild, to be awaited: gives an `Array` of [DiscordMember], all parts together. The entity manager
    /// has them from then on.
    ///
    /// `options` may hold:
    /// - `query`: the beginning of the name, and `limit`, how many to give, up to `100`.
    /// - `user_ids`: the ids of up to 100 users, instead of a query. Who is no member is left out.
    /// - `presences`: `true` to get their presences too, which needs [constant DiscordIntents.GUILD_PRESENCES].
    ///
    /// Without a query and ids it asks for all members, which needs [constant DiscordIntents.GUILD_MEMBERS], and which Discord
    /// allows once in 30 seconds for each guild; the client waits as long as it takes.
    ///
    /// ```gdscript
    /// var found: Array[DiscordMember] = await client.request_guild_members(guild.id, {"query": "ba", "limit": 5})
    /// ```
    ///
    /// A request that fails gives an empty array, and [member DiscordREST.last_error] says why, as for a method of
    /// [DiscordREST]. Every request ends.
    #[func]
    fn request_guild_members(
        &self,
        guild_id: IdArgument,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let ask = gathering::members(&guild_id, &options.0);
        self.ask("request_guild_members", Answer::Members, ask)
    }

    /// Asks for the soundboard sounds of guilds, to be awaited: gives an `Array` of [DiscordSoundboardSound], those of all guilds
    /// together. `guild_ids` is an [Array] of ids or of [DiscordGuild], or a packed array. A failure is told as by
    /// [method request_guild_members].
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

    /// Asks for what is short-lived about the channels of a guild, to be awaited: gives an `Array` of [DiscordChannel], those it
    /// is known of. `fields` are `"status"`, for [member DiscordChannel.status], and `"voice_start_time"`, for
    /// [member DiscordChannel.voice_start_time]. A failure is told as by [method request_guild_members].
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

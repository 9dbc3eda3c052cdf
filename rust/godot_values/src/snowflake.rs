//! The class for the parts of ids.

use discord_client::shard_of_guild;
use discord_model::Id;
use godot::prelude::*;

use crate::id_argument::IdArgument;

/// Functions for ids, which Discord calls snowflakes.
///
/// An id contains the time when it was assigned. This makes ids useful as the bounds of a search by time:
///
/// ```gdscript
/// var yesterday := Time.get_unix_time_from_system() - 86400.0
/// var options := {"after": DiscordSnowflake.from_time(yesterday), "limit": 100}
/// var messages: Array[DiscordMessage] = await client.rest.get_channel_messages(channel_id, options)
/// ```
///
/// Entities have the method `get_created_at` for the time in seconds, such as [method DiscordMessage.get_created_at].
///
/// [Snowflakes](https://discord.com/developers/docs/reference#snowflakes)
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordSnowflake;

#[godot_api]
impl DiscordSnowflake {
    /// Returns the time when the id was assigned, in Unix milliseconds. Returns `0` for an invalid id, which is an error.
    #[func]
    fn get_time_ms(id: IdArgument) -> i64 {
        parse(&id, "get_time_ms").map_or(0, Id::unix_millis)
    }

    /// Returns the internal worker that assigned the id, `0` to `31`.
    #[func]
    fn get_worker_id(id: IdArgument) -> i64 {
        parse(&id, "get_worker_id").map_or(0, |id| id.worker().into())
    }

    /// Returns the internal process that assigned the id, `0` to `31`.
    #[func]
    fn get_process_id(id: IdArgument) -> i64 {
        parse(&id, "get_process_id").map_or(0, |id| id.process().into())
    }

    /// Returns the number of the id among those of its process, `0` to `4095`.
    #[func]
    fn get_increment(id: IdArgument) -> i64 {
        parse(&id, "get_increment").map_or(0, |id| id.increment().into())
    }

    /// Returns the lowest id of a time in Unix seconds, such as the result of [method Time.get_unix_time_from_system]. It is the
    /// id of no object, but a bound for the parameters `before` and `after` of requests. Returns `0` for times before 2015,
    /// which these parameters accept.
    #[func]
    fn from_time(unix_time: f64) -> i64 {
        Id::<()>::at_unix_millis((unix_time * 1000.0).floor() as i64).to_signed()
    }

    /// Returns the lowest id of a time in Unix milliseconds. See [method from_time].
    #[func]
    fn from_time_ms(unix_time_ms: i64) -> i64 {
        Id::<()>::at_unix_millis(unix_time_ms).to_signed()
    }

    /// Returns the shard that receives the events of a guild, if the bot has `shard_count` shards.
    ///
    /// ```gdscript
    /// print(DiscordSnowflake.shard_of(guild_id, 16))
    /// ```
    #[func]
    fn shard_of(guild_id: IdArgument, shard_count: i64) -> i64 {
        match u32::try_from(shard_count) {
            Ok(count) if count > 0 => {
                parse(&guild_id, "shard_of").map_or(0, |id| shard_of_guild(id.cast(), count).into())
            }
            _ => {
                godot_error!(
                    "DiscordSnowflake.shard_of: shard_count is {shard_count}; use 1 or more"
                );
                0
            }
        }
    }

    /// Returns the id in a text that a user entered: digits, without spaces or a sign. Returns `0` if the text is not an id,
    /// which is an error. To find the ids in a text with mentions, use [method DiscordMention.parse_all].
    #[func]
    fn parse(text: GString) -> i64 {
        let id = Id::<()>::parse(&text.to_string());
        id.map_or_else(
            || {
                godot_error!(
                    "DiscordSnowflake.parse: \"{}\" is not an id; an id has only digits, 20 at most",
                    text.left(40)
                );
                0
            },
            Id::to_signed,
        )
    }
}

/// Returns the id. An invalid id is reported as an error.
fn parse(id: &IdArgument, method: &str) -> Option<Id<()>> {
    Some(id.lookup(&format!("DiscordSnowflake.{method}"), "id")).filter(|id| id.is_some())
}

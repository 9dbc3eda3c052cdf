//! Why Discord will not answer a request to join a channel, as far as the cache tells. Discord does not say it: it answers nothing.

use discord_cache::{Cache, permissions};
use discord_model::{Channel, Id, Permissions, Timestamp, User};

use super::failure::voice_error;
use crate::client_error::{ClientError, ClientErrorKind};

/// Why a request to join is refused at once: the channel is no voice channel, or the bot may not connect to it.
pub(super) fn refusal(
    cache: &Cache,
    channel: Id<Channel>,
    user: Id<User>,
    now: Timestamp,
) -> Option<ClientError> {
    let error = |message: String, remedy: &str| {
        Some(voice_error(ClientErrorKind::Argument, message, remedy))
    };
    let known = cache.channel(channel)?;
    let name = known.name.as_deref().unwrap_or_default();
    if !known.kind.is_voice() {
        return error(
            format!("The channel \"{name}\" is no voice channel and no stage."),
            "Pass the id of a voice channel or a stage.",
        );
    }
    let granted = permissions::in_channel(cache, channel, user, now)?;
    let missing = [
        (Permissions::VIEW_CHANNEL, "VIEW_CHANNEL"),
        (Permissions::CONNECT, "CONNECT"),
    ]
    .into_iter()
    .find(|(permission, _)| !granted.contains(*permission));
    let (_, missing) = missing?;
    error(
        format!("The bot lacks the permission {missing} in the channel \"{name}\"."),
        "Grant it to a role of the bot, or in the permissions of the channel.",
    )
}

/// Why Discord may not answer: what [`refusal`] finds, or a channel that is full.
pub(super) fn obstacle(
    cache: &Cache,
    channel: Id<Channel>,
    user: Id<User>,
    now: Timestamp,
) -> Option<ClientError> {
    refusal(cache, channel, user, now).or_else(|| full(cache, channel, user, now))
}

/// The error for a channel that is full, unless the bot may join it nevertheless.
fn full(
    cache: &Cache,
    channel: Id<Channel>,
    user: Id<User>,
    now: Timestamp,
) -> Option<ClientError> {
    let known = cache.channel(channel)?;
    let guild = cache.guild(known.guild_id)?;
    let others = guild
        .voice_states()
        .filter(|state| state.channel_id == channel && state.user_id != user)
        .count();
    let limit = usize::try_from(known.user_limit).unwrap_or(usize::MAX);
    if limit == 0 || others < limit {
        return None;
    }
    let may_join_anyway = permissions::in_channel(cache, channel, user, now)
        .is_some_and(|granted| granted.contains(Permissions::MOVE_MEMBERS));
    if may_join_anyway {
        return None;
    }
    let name = known.name.as_deref().unwrap_or_default();
    Some(voice_error(
        ClientErrorKind::Refused,
        format!("The channel \"{name}\" is full: {others} of {limit} users are in it."),
        "Wait until somebody leaves, raise the user limit of the channel, or grant the bot the permission MOVE_MEMBERS.",
    ))
}

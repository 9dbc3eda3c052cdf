//! Joining a voice channel, and moving to another one.

use std::rc::Rc;
use std::time::Instant;

use discord_client::voice::VoiceJoin;
use discord_client::{ClientError, ClientErrorKind};
use discord_godot_values::id_argument::IdArgument;
use discord_model::{Channel, Guild, Id};
use godot::prelude::*;

use super::active_connection::ActiveConnection;
use super::connection::DiscordVoiceConnection;
use crate::core::Core;

/// How the bot joins a channel.
#[derive(Clone, Copy, Debug)]
pub struct JoinOptions {
    /// If `true`, the bot is shown as muted.
    pub self_mute: bool,
    /// If `true`, the bot is shown as deafened.
    pub self_deaf: bool,
    /// The guild that the channel must be in.
    pub guild: Option<Id<Guild>>,
}

/// Joins a channel, or moves there. Returns the signal to await, whose result is the connection, or `null` on failure.
pub fn join(
    core: &Core,
    method: &'static str,
    channel: &IdArgument,
    options: JoinOptions,
) -> Signal {
    match begin(core, channel, options) {
        Ok(connection) => {
            let is_there = connection.has_joined.get()
                && core.connection(|client| client.voice().channel(connection.id))
                    == Some(connection.channel.get());
            let (number, signal) = core.requests.open(method, Variant::nil());
            match connection.object() {
                Some(object) if is_there => {
                    core.requests.complete_with(number, object.to_variant());
                }
                _ => connection.joins.borrow_mut().push(number),
            }
            signal
        }
        Err(error) => core.requests.refused(method, Variant::nil(), error),
    }
}

fn begin(
    core: &Core,
    channel: &IdArgument,
    options: JoinOptions,
) -> Result<Rc<ActiveConnection>, ClientError> {
    let channel = channel_id(channel).map_err(|problem| refusal(problem, ""))?;
    let guild = core
        .entities
        .cache
        .borrow()
        .channel(channel)
        .map(|channel| channel.guild_id)
        .filter(|guild| guild.is_some())
        .ok_or_else(|| {
            refusal(
                format!("The client does not know a channel {channel} of a guild."),
                "Join after `client_ready`, with keep_channels enabled, and only channels that the bot may view.",
            )
        })?;
    if options.guild.is_some_and(|required| required != guild) {
        return Err(refusal(
            "The channel is in another guild.",
            "Use join_voice() of the client: each guild has a connection of its own.",
        ));
    }
    let join = VoiceJoin {
        guild,
        channel,
        self_mute: options.self_mute,
        self_deaf: options.self_deaf,
        max_bitrate: None,
    };
    let id = core.connection(|client| {
        let cache = core.entities.cache.borrow();
        client.join_voice(&join, &cache, Instant::now())
    })?;
    let connection = core.voice.get(id).unwrap_or_else(|| {
        let connection = Rc::new(ActiveConnection::new(core.id(), id, guild, channel));
        core.voice.insert(connection.clone());
        let object = DiscordVoiceConnection::create(connection.clone());
        connection.object.replace(Some(object.upcast()));
        connection
    });
    connection.self_mute.set(options.self_mute);
    connection.self_deaf.set(options.self_deaf);
    Ok(connection)
}

fn channel_id(channel: &IdArgument) -> Result<Id<Channel>, String> {
    let id: Id<Channel> = channel.parse("channel")?;
    match id.is_some() {
        true => Ok(id),
        false => Err("channel is not an id of a channel".to_owned()),
    }
}

fn refusal(message: impl Into<String>, remedy: &str) -> ClientError {
    ClientError::new(ClientErrorKind::Argument, message, remedy)
}

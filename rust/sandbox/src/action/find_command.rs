//! Finds the command that a user uses, and checks whether they may use it in the channel.

use serde_json::Value;

use super::ActionError;
use crate::id::{Id, Key};
use crate::state::State;

/// The user, and the channel, which the user must be able to see.
pub fn user_and_channel(state: &State, user: &Key, channel: &Key) -> Result<(Id, Id), ActionError> {
    let (user, channel) = (state.user(user)?, state.channel(channel)?);
    let found = state.world.channels.get(&channel);
    if found.is_some_and(|found| state.world.can_view(found, user)) {
        Ok((user, channel))
    } else {
        Err(ActionError::invalid("the user cannot see the channel"))
    }
}

/// All commands in a channel; those of its guild first.
pub fn commands_in(state: &State, channel: Id, bot: Option<Id>) -> Vec<&Value> {
    let guild = state.guild_of_channel(channel);
    let bots = state.world.bots.keys().copied();
    let bots = bots.filter(|one| bot.is_none_or(|bot| bot == *one));
    let at = |bot: Id| {
        let own = guild.map_or(&[][..], |guild| state.world.commands_at((bot, Some(guild))));
        let global = state.world.commands_at((bot, None)).iter();
        // A command of the guild stands before the global one of its name.
        let hidden = |one: &&Value| {
            own.iter()
                .any(|own| own["name"] == one["name"] && own["type"] == one["type"])
        };
        own.iter()
            .chain(global.filter(move |one| !hidden(one)))
            .collect::<Vec<_>>()
    };
    bots.flat_map(at).collect()
}

/// The command of that type and name, which the user must be allowed to use in the channel.
pub fn find_command(
    state: &State,
    user: Id,
    channel: Id,
    (kind, name): (u64, &str),
    bot: Option<&Key>,
) -> Result<Value, ActionError> {
    let all = commands_in(state, channel, state.bot_or_all(bot)?);
    let mut called = all
        .into_iter()
        .filter(|command| command["type"] == kind && command["name"] == name)
        .peekable();
    if called.peek().is_none() {
        return Err(ActionError::invalid(format!(
            "there is no command {name:?}"
        )));
    }
    let mut refusal = "";
    for command in called {
        match state.world.command_refusal(command, user, channel) {
            None => return Ok(command.clone()),
            Some(reason) => refusal = reason,
        }
    }
    Err(ActionError::invalid(format!("{name}: {refusal}")))
}

/// A slash command as it is typed: the command and the words after its name. A command to launch an activity is typed
/// like one.
pub fn find_slash_command<'a>(
    state: &State,
    user: Id,
    channel: Id,
    text: &'a str,
    bot: Option<&Key>,
) -> Result<(Value, Vec<&'a str>), ActionError> {
    let mut words = text.trim_start_matches('/').split_whitespace();
    let name = words.next().unwrap_or_default();
    let slash = find_command(state, user, channel, (1, name), bot);
    let command = slash
        .or_else(|error| find_command(state, user, channel, (4, name), bot).map_err(|_| error));
    Ok((command?, words.collect()))
}

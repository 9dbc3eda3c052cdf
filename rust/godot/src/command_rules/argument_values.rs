//! Converts the arguments of text commands to values of scripts.

use discord_client::text_commands::{Argument, ArgumentProblem, Parameter, ParameterType};
use discord_godot_entities::handle::live;
use discord_godot_values::convert;
use discord_model::{Id, Message};
use godot::prelude::*;

use crate::core::Core;

/// Returns the values by the names of their parameters. Those that were left out have no entry.
pub(super) fn argument_values(
    core: &Core,
    message: &Message,
    parameters: &[Parameter],
    arguments: Vec<Argument>,
) -> Result<VarDictionary, ArgumentProblem> {
    let mut values = VarDictionary::new();
    for (parameter, argument) in parameters.iter().zip(arguments) {
        let value = match argument {
            Argument::Missing => continue,
            Argument::Text(text) => convert::text(&text).to_variant(),
            Argument::Integer(number) => number.to_variant(),
            Argument::Number(number) => number.to_variant(),
            Argument::Boolean(boolean) => boolean.to_variant(),
            Argument::Id(id) => object(core, message, parameter.kind, id).ok_or_else(|| {
                let (name, kind) = (parameter.name.clone(), parameter.kind);
                ArgumentProblem::Invalid(name, kind, id.to_string())
            })?,
        };
        values.set(&convert::text(&parameter.name), &value);
    }
    Ok(values)
}

/// Returns the object with this id. Discord sends the users that a message mentions, and they are then known.
fn object(core: &Core, message: &Message, kind: ParameterType, id: u64) -> Option<Variant> {
    let cache = core.entities.cache.borrow();
    let guild = message.guild_id;
    match kind {
        ParameterType::Member => {
            let member = cache.member(guild, Id::new(id)).or_else(|| {
                let mentioned = message.mentions.iter().find(|user| user.id.get() == id)?;
                mentioned.member.clone()
            });
            drop(cache);
            Some(live(core.id(), member?).to_variant())
        }
        ParameterType::Channel => {
            let channel = cache.channel(Id::new(id)).cloned();
            drop(cache);
            let is_here = |in_guild| guild.is_none() || in_guild == guild;
            let channel = channel.filter(|channel| is_here(channel.guild_id))?;
            Some(live(core.id(), channel).to_variant())
        }
        ParameterType::Role => {
            let role = cache.role(guild, Id::new(id)).cloned();
            drop(cache);
            Some(live(core.id(), role?).to_variant())
        }
        _ => {
            let user = cache.user(Id::new(id)).cloned().or_else(|| {
                let mentioned = message.mentions.iter().find(|user| user.id.get() == id)?;
                Some(mentioned.user.clone())
            });
            drop(cache);
            Some(live(core.id(), user?).to_variant())
        }
    }
}

//! Finds and calls the handlers of text commands.

use std::sync::Arc;

use discord_client::text_commands::{
    ArgumentProblem, CommandHelp, parse_arguments, usage, without_prefix,
};
use discord_godot_entities::handle::live;
use discord_godot_values::engine_call::call_method;
use discord_godot_values::handler_error;
use discord_model::Message;
use godot::prelude::*;

use super::argument_values::argument_values;
use super::command_error::{DiscordCommandError, Refusal};
use super::decision::{NotNow, check_refusal, count_use, evaluate_checks};
use super::owners::fetch_owners;
use super::refuse::refuse_text;
use super::run::OWNERS_UNKNOWN;
use super::site::site_of_message;
use super::state::FoundTextCommand;
use super::text_command::DiscordTextCommand;
use crate::core::Core;

/// Calls the handler of a message, if it is a text command of a user. Nothing may be borrowed.
pub fn dispatch_text(core: &Core, message: &Arc<Message>) {
    if !core.command_state.has_text_handlers() || message.webhook_id.is_some() {
        return;
    }
    // A handler of the signal may have freed the client.
    if !core.has_node() {
        return;
    }
    // Bots must not command each other, which could go on forever.
    if message.author.as_ref().is_none_or(|author| author.bot) {
        return;
    }
    let prefix = core.command_prefix();
    let bot = core.entities.cache.borrow().me().map(|me| me.id.get());
    let found = without_prefix(&message.content, &prefix, bot)
        .and_then(|text| core.command_state.find(text));
    let Some(found) = found else {
        return;
    };
    let command = DiscordTextCommand::create(live(core.id(), message.clone()), &found.name);
    run(core, message.clone(), found, command);
}

fn run(
    core: &Core,
    message: Arc<Message>,
    found: FoundTextCommand,
    mut command: Gd<DiscordTextCommand>,
) {
    let context = command.to_variant();
    let rules = [found.handler.rules.clone()];
    let site = site_of_message(core, &message);
    match evaluate_checks(&rules, &site, &context) {
        Ok(()) => {}
        Err(NotNow::Refused(refusal)) => return refuse_text(core, &context, refusal, &found.name),
        Err(NotNow::OwnersUnknown) => {
            return fetch_owners(core, move |core, is_known| match is_known {
                true => run(core, message, found, command),
                false => {
                    let refusal = check_refusal(OWNERS_UNKNOWN.to_owned());
                    refuse_text(core, &context, refusal, &found.name);
                }
            });
        }
    }
    // A script may have added parameters in the meantime.
    let parameters = found.handler.parameters.borrow().clone();
    let values = parse_arguments(&parameters, &found.arguments)
        .and_then(|arguments| argument_values(core, &message, &parameters, arguments));
    match values {
        Ok(values) => command.bind_mut().set_values(values),
        Err(problem) => {
            let help = CommandHelp {
                name: &found.name,
                description: "",
                parameters: &parameters,
            };
            let usage = usage(&core.command_prefix(), &help);
            let refusal = argument_refusal(&problem, &usage);
            return refuse_text(core, &context, refusal, &found.name);
        }
    }
    if let Err(refusal) = count_use(&rules, &site, message.channel_id.get()) {
        return refuse_text(core, &context, refusal, &found.name);
    }
    call(&found, &context);
}

fn argument_refusal(problem: &ArgumentProblem, usage: &str) -> Refusal {
    Refusal {
        kind: DiscordCommandError::ARGUMENTS,
        message: format!("{problem} Write `{}`.", usage.replace('`', "'")),
        retry_after: 0.0,
    }
}

fn call(found: &FoundTextCommand, context: &Variant) {
    let function = &found.handler.function;
    let arguments = std::slice::from_ref(context);
    let called = match function.is_valid() {
        true => call_method(&function.to_variant(), &"call".into(), arguments)
            .map(|_| ())
            .map_err(|failure| handler_error::explain(function, "", arguments, &failure)),
        false => Err("the function or its object no longer exists".to_owned()),
    };
    if let Err(reason) = called {
        godot_error!(
            "DiscordClient: the text command '{}' was used, but its handler cannot be called: {reason}.",
            found.name
        );
    }
}

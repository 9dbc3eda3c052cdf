//! The functions and executors that handle interactions.

use std::rc::Rc;

use discord_client::interactions::HandlerScope;
use discord_godot_values::engine_call::call_method;
use discord_godot_values::handler_error;
use discord_godot_values::id_argument::IdArgument;
use discord_model::{ApplicationCommandType, Guild, Interaction, InteractionType};
use godot::prelude::*;

use super::executor::DiscordApplicationCommandExecutor;
use crate::command_rules::CommandRules;

/// The options of handlers, besides those that select the interactions.
const OPTIONS: [&str; 2] = ["auto_defer", "ephemeral"];

/// The options of command handlers that select the commands.
const SCOPE_OPTIONS: [&str; 2] = ["type", "guild_id"];

/// Parses the options that select the commands of a handler.
pub fn scope_of(options: &AnyDictionary) -> Result<HandlerScope, String> {
    let guild_id = match options.get("guild_id") {
        Some(given) => IdArgument::from_godot(given)
            .parse::<Guild>("guild_id")?
            .get(),
        None => 0,
    };
    let command_type = match options.get("type") {
        None => 0,
        Some(given) => match given.try_to::<i64>() {
            Ok(number @ 0..=4) => number as u8,
            _ => {
                return Err(format!(
                    "the option type is {given}; it takes a constant of DiscordApplicationCommandType"
                ));
            }
        },
    };
    Ok(HandlerScope {
        guild_id,
        command_type,
    })
}

/// A handler of interactions.
#[derive(Clone)]
pub struct Handler {
    taker: Taker,
    /// If `Some(true)`, the response is deferred automatically. If `None`, the node's property applies.
    pub auto_defer: Option<bool>,
    /// If `true`, the deferred response is ephemeral.
    pub ephemeral: bool,
    /// The checks and the cooldown that were added to the handler.
    rules: Rc<CommandRules>,
}

#[derive(Clone)]
enum Taker {
    Function(Callable),
    Executor(Gd<DiscordApplicationCommandExecutor>),
}

impl Handler {
    /// Creates a handler from the value of a script: a function, or an executor.
    ///
    /// # Errors
    /// Returns an error if the value is neither.
    pub fn new(given: &Variant, options: &AnyDictionary, has_scope: bool) -> Result<Self, String> {
        let taker = if let Ok(function) = given.try_to::<Callable>() {
            if !function.is_valid() {
                return Err("the function does not exist, or its object was freed".to_owned());
            }
            Taker::Function(function)
        } else if let Ok(executor) = given.try_to::<Gd<DiscordApplicationCommandExecutor>>() {
            Taker::Executor(executor)
        } else {
            return Err(
                "give a function, or an object that extends DiscordApplicationCommandExecutor"
                    .to_owned(),
            );
        };
        for key in options.keys_array().iter_shared() {
            let key = key.stringify().to_string();
            let more = SCOPE_OPTIONS.iter().filter(|_| has_scope);
            let known: Vec<_> = OPTIONS.iter().chain(more).copied().collect();
            if !known.contains(&key.as_str()) {
                return Err(format!(
                    "unknown option '{key}'; known are {}",
                    known.join(", ")
                ));
            }
        }
        let flag = |name: &str| options.get(name).map(|value| value.booleanize());
        Ok(Self {
            taker,
            auto_defer: flag("auto_defer"),
            ephemeral: flag("ephemeral").unwrap_or(false),
            rules: Rc::default(),
        })
    }

    /// Returns the rules that were added to the handler itself.
    pub fn own_rules(&self) -> Rc<CommandRules> {
        self.rules.clone()
    }

    /// Returns all rules: those of the handler, and those of an executor.
    pub fn rules(&self) -> Vec<Rc<CommandRules>> {
        let executor = match &self.taker {
            Taker::Executor(executor) => Some(executor.bind().rules()),
            Taker::Function(_) => None,
        };
        std::iter::once(self.rules.clone())
            .chain(executor)
            .collect()
    }

    /// Returns the name of the handler for the log.
    pub fn name(&self) -> String {
        match &self.taker {
            Taker::Function(function) => function.to_variant().stringify().to_string(),
            Taker::Executor(executor) => match executor.get_script() {
                Some(script) if !script.get_path().is_empty() => script.get_path().to_string(),
                _ => executor.to_string(),
            },
        }
    }

    /// Calls the handler with an interaction. Nothing may be borrowed.
    ///
    /// # Errors
    /// Returns the reason why the handler cannot be called.
    pub fn call(&self, method: &str, interaction: &Variant) -> Result<(), String> {
        let arguments = std::slice::from_ref(interaction);
        match &self.taker {
            Taker::Function(function) => {
                if !function.is_valid() {
                    return Err("the function or its object no longer exists".to_owned());
                }
                call_method(&function.to_variant(), &"call".into(), arguments)
                    .map_err(|failure| handler_error::explain(function, "", arguments, &failure))?;
                Ok(())
            }
            Taker::Executor(executor) => {
                let executor = executor.clone().upcast::<Object>();
                if !executor.has_method(method) {
                    return Err(format!("it has no method {method}"));
                }
                let handler = Callable::from_object_method(&executor, method);
                call_method(&handler.to_variant(), &"call".into(), arguments)
                    .map_err(|failure| handler_error::explain(&handler, "", arguments, &failure))?;
                Ok(())
            }
        }
    }

    /// Returns whether this is an executor, which also handles the components of its command.
    pub fn is_executor(&self) -> bool {
        matches!(self.taker, Taker::Executor(_))
    }
}

/// Returns the method of an executor that handles an interaction.
pub fn method(interaction: &Interaction) -> &'static str {
    let kind = interaction.data.as_deref().map(|data| data.kind);
    match interaction.kind {
        InteractionType::APPLICATION_COMMAND => match kind {
            Some(ApplicationCommandType::USER) => "_on_user_command",
            Some(ApplicationCommandType::MESSAGE) => "_on_message_command",
            _ => "_on_slash_command",
        },
        InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE => "_on_autocomplete",
        InteractionType::MODAL_SUBMIT => "_on_modal_submit",
        _ => "_on_component",
    }
}

//! Who takes what people do.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use discord_model::{ApplicationCommandType, Interaction, InteractionType};
use godot::prelude::*;

use super::executor::DiscordApplicationCommandExecutor;
use super::pattern;

/// What can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A command, by its name.
    Command,
    /// Suggestions for a command, by its name.
    Autocomplete,
    /// A button or a menu, by its custom id, or a pattern of several.
    Component,
    /// A form, likewise.
    Modal,
}

/// Takes what people do.
#[derive(Clone)]
pub struct Handler {
    taker: Taker,
    /// Whether to defer what is not answered in time; where it is not said, the node's property says it.
    pub auto_defer: Option<bool>,
    /// Whether only the person sees what follows that.
    pub ephemeral: bool,
}

#[derive(Clone)]
enum Taker {
    Function(Callable),
    Executor(Gd<DiscordApplicationCommandExecutor>),
}

impl Handler {
    /// A handler of what a script gives: a function, or an executor.
    ///
    /// # Errors
    /// Says that it is neither.
    pub fn new(given: &Variant, options: &AnyDictionary) -> Result<Self, String> {
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
            if !["auto_defer", "ephemeral"].contains(&key.as_str()) {
                return Err(format!(
                    "unknown option '{key}'; known are auto_defer, ephemeral"
                ));
            }
        }
        let flag = |name: &str| options.get(name).map(|value| value.booleanize());
        Ok(Self {
            taker,
            auto_defer: flag("auto_defer"),
            ephemeral: flag("ephemeral").unwrap_or(false),
        })
    }

    /// What it is called in the log.
    pub fn name(&self) -> String {
        match &self.taker {
            Taker::Function(function) => function.to_variant().stringify().to_string(),
            Taker::Executor(executor) => match executor.get_script() {
                Some(script) if !script.get_path().is_empty() => script.get_path().to_string(),
                _ => executor.to_string(),
            },
        }
    }

    /// Hands an interaction over. No borrow of anything may be held. False if there is nobody who could take it.
    pub fn call(&self, method: &str, interaction: &Variant) -> bool {
        match &self.taker {
            Taker::Function(function) => {
                // What cannot be called, such as a function with other parameters, is told like one that is gone.
                let callable = function.to_variant();
                let call = || callable.call("call", std::slice::from_ref(interaction));
                function.is_valid() && catch_unwind(AssertUnwindSafe(call)).is_ok()
            }
            Taker::Executor(executor) => {
                let mut executor = executor.clone().upcast::<Object>();
                let has = executor.has_method(method);
                if has {
                    executor.call(method, std::slice::from_ref(interaction));
                }
                has
            }
        }
    }

    fn is_executor(&self) -> bool {
        matches!(self.taker, Taker::Executor(_))
    }
}

/// Who takes what.
#[derive(Default)]
pub struct Handlers(BTreeMap<(Kind, String), Handler>);

impl Handlers {
    /// Adds a handler, and gives the one it replaces.
    pub fn set(&mut self, kind: Kind, name: String, handler: Handler) -> Option<Handler> {
        self.0.insert((kind, name), handler)
    }

    /// Removes all of this name, and gives them.
    pub fn remove(&mut self, name: &str) -> Vec<Handler> {
        let keys: Vec<_> = self
            .0
            .keys()
            .filter(|(_, known)| known == name)
            .cloned()
            .collect();
        keys.into_iter()
            .filter_map(|key| self.0.remove(&key))
            .collect()
    }

    /// Who takes an interaction: of several patterns the longest.
    pub fn find(&self, interaction: &Interaction) -> Option<Handler> {
        let data = interaction.data.as_deref()?;
        let custom_id = data.custom_id.as_deref().unwrap_or_default();
        let found = match interaction.kind {
            InteractionType::APPLICATION_COMMAND => self.named(Kind::Command, &data.name),
            InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE => {
                self.named(Kind::Autocomplete, &data.name).or_else(|| {
                    self.named(Kind::Command, &data.name)
                        .filter(|found| found.is_executor())
                })
            }
            InteractionType::MESSAGE_COMPONENT => self.matching(Kind::Component, custom_id),
            InteractionType::MODAL_SUBMIT => self.matching(Kind::Modal, custom_id),
            _ => None,
        };
        found.cloned()
    }

    fn named(&self, kind: Kind, name: &str) -> Option<&Handler> {
        self.0.get(&(kind, name.to_owned()))
    }

    fn matching(&self, kind: Kind, custom_id: &str) -> Option<&Handler> {
        let patterns = self
            .0
            .iter()
            .filter(|((known, name), _)| *known == kind && pattern::matches(name, custom_id));
        let found = patterns
            .max_by_key(|((_, name), _)| name.len())
            .map(|(_, handler)| handler);
        // An executor takes what bears its command's name.
        found.or_else(|| {
            let name = custom_id.split(':').next().unwrap_or_default();
            self.named(Kind::Command, name)
                .filter(|found| found.is_executor())
        })
    }
}

/// The method of an executor that takes an interaction.
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

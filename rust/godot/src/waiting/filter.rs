//! Which emissions of a signal count.

use discord_model::Interaction;
use godot::meta::GodotImmutable;
use godot::meta::conv::ByValue;
use godot::meta::error::ConvertError;
use godot::meta::shape::GodotShape;
use godot::prelude::*;

use crate::engine_call::call_method;
use crate::entities::DiscordInteraction;
use crate::handler_error;

/// A parameter that may be left out: what a script asks of an emission.
#[derive(Clone, Debug)]
pub struct Filter(Callable);

impl GodotConvert for Filter {
    type Via = Callable;

    fn godot_shape() -> GodotShape {
        Callable::godot_shape()
    }
}

impl ToGodot for Filter {
    type Pass = ByValue;

    fn to_godot(&self) -> Callable {
        self.0.clone()
    }
}

impl FromGodot for Filter {
    fn try_from_godot(via: Callable) -> Result<Self, ConvertError> {
        Ok(Self(via))
    }
}

// SAFETY: the one default value is the Callable that calls nothing, which nobody can change.
unsafe impl GodotImmutable for Filter {}

impl Default for Filter {
    fn default() -> Self {
        Self(Callable::invalid())
    }
}

impl Filter {
    /// What is to be called, if anything is.
    ///
    /// # Errors
    /// If it can never be called.
    pub(super) fn callable(self) -> Result<Option<Callable>, String> {
        if self.0.is_null() {
            return Ok(None);
        }
        match self.0.is_valid() {
            true => Ok(Some(self.0)),
            false => Err(format!("the filter {} cannot be called", self.0)),
        }
    }
}

/// What the addon itself asks of an interaction. It runs no script.
pub type Predicate = Box<dyn Fn(&Interaction) -> bool>;

/// What an emission must pass.
pub struct Test {
    /// If the signal tells of an interaction: what is asked of it, before the script is.
    pub interaction: Option<Predicate>,
    /// What the script asks.
    pub filter: Option<Callable>,
}

/// What a test says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The emission counts.
    Yes,
    /// It does not.
    No,
    /// None ever will.
    Never,
}

impl Test {
    /// Judges an emission. A script may run.
    pub fn judge(&self, signal: &str, arguments: &[Variant]) -> Verdict {
        if let Some(predicate) = &self.interaction {
            let object = arguments
                .first()
                .and_then(|argument| argument.try_to::<Gd<DiscordInteraction>>().ok());
            let entity = object.map(|object| object.bind().entity());
            if !entity.is_some_and(|entity| predicate(&entity)) {
                return Verdict::No;
            }
        }
        match &self.filter {
            None => Verdict::Yes,
            Some(filter) => ask(filter, signal, arguments),
        }
    }
}

fn ask(filter: &Callable, signal: &str, arguments: &[Variant]) -> Verdict {
    // The object it belongs to was freed.
    if !filter.is_valid() {
        return Verdict::Never;
    }
    match call_method(&filter.to_variant(), &"call".into(), arguments) {
        Ok(answer) if answer.booleanize() => Verdict::Yes,
        Ok(_) => Verdict::No,
        Err(failure) => {
            let filter = handler_error::explain(filter, signal, arguments, &failure);
            godot_error!(
                "DiscordClient: The filter cannot be called by the signal {signal}. {filter}. Nothing passes it; the wait is over."
            );
            Verdict::Never
        }
    }
}
